import { useState } from 'preact/hooks';
import type { FailureCode } from '#contract/failure.ts';
import { useLoadedApp } from '../store/app-context.ts';
import { Button } from './button.tsx';

/** Copies what IT needs to know of a failure. Main writes the text; the window never sees it. */
export function CopyForIt() {
  const { copy, actions } = useLoadedApp();
  const { forIt: words, failures } = copy;
  const [result, setResult] = useState<'copied' | FailureCode | null>(null);

  async function click() {
    setResult(null);
    const outcome = await actions.copyFailure();
    setResult(outcome.ok ? 'copied' : outcome.code);
  }

  return (
    <div className="copy-row">
      <Button look="link" onClick={() => void click()}>
        {words.copy}
      </Button>
      <output className="hint">
        {result === 'copied' ? words.copied : result !== null && failures[result].happened}
      </output>
    </div>
  );
}
