import { useId } from 'preact/hooks';
import type { Outcome } from '#contract/contract.ts';
import { useLastOutcome } from '../store/last-outcome.ts';
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
  const { done, failure, follow } = useLastOutcome<'copied'>();
  return (
    <div className="stack">
      <FailureNote code={failure} id={id} />
      <div className="copy-row">
        <Button onClick={() => void follow('copied', copy())} describedBy={failure ? id : undefined}>
          {label}
        </Button>
        <output className="hint">{done && copied}</output>
      </div>
    </div>
  );
}
