import { useId, useState } from 'preact/hooks';
import type { FailureCode } from '#contract/failure.ts';
import type { Outcome } from '#contract/outcome.ts';
import { Button } from './button.tsx';
import { FailureNote } from './failure-note.tsx';

type CopyButtonProps = {
  /** Copies a text to the clipboard. Main does it: the window has no access to the clipboard. */
  copy: () => Promise<Outcome<void>>;
  label: string;
  /** Announced once it is copied. */
  copied: string;
};

/** A button that copies a text, and says whether it did. */
export function CopyButton({ copy, label, copied }: CopyButtonProps) {
  const id = useId();
  const [result, setResult] = useState<'copied' | FailureCode | null>(null);
  const failure = result === 'copied' ? null : result;

  async function click() {
    setResult(null);
    const outcome = await copy();
    setResult(outcome.ok ? 'copied' : outcome.code);
  }

  return (
    <div className="stack">
      <FailureNote code={failure} id={id} />
      <div className="copy-row">
        <Button onClick={() => void click()} describedBy={failure ? id : undefined}>
          {label}
        </Button>
        <output className="hint">{result === 'copied' && copied}</output>
      </div>
    </div>
  );
}
