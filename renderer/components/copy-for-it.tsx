import { useState } from 'react';
import type { FailureCode } from '#contract/failure.ts';
import type { Copy } from '../copy/shape.ts';
import { useScene } from '../store/scene.ts';
import { Button } from './button.tsx';

/** Puts what IT needs to know of a failure on the clipboard. Main writes the text; the window never sees it. */
export function CopyForIt({ words, failures }: { words: Copy['forIt']; failures: Copy['failures'] }) {
  const { actions } = useScene();
  const [result, setResult] = useState<'copied' | FailureCode | null>(null);

  async function copy() {
    setResult(null);
    const outcome = await actions.copyFailure();
    setResult(outcome.ok ? 'copied' : outcome.code);
  }

  return (
    <div className="copy-row">
      <Button look="link" onClick={() => void copy()}>
        {words.copy}
      </Button>
      <output className="hint">
        {result === 'copied' ? words.copied : result !== null && failures[result].happened}
      </output>
    </div>
  );
}
