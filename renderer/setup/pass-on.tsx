import { useId } from 'preact/hooks';
import type { MailedMessage } from '#contract/setup.ts';
import { Button } from '../components/button.tsx';
import { FailureNote } from '../components/failure-note.tsx';
import { useLoadedApp } from '../store/app-context.ts';
import { useLastOutcome } from '../store/last-outcome.ts';
import { useSetupCopy } from '../store/part-copy.tsx';

type PassOnProps = {
  message: MailedMessage;
  /** On the button that copies the message. */
  label: string;
  /** Announced once it is copied. */
  copied: string;
};

/** Passes a message on: in the person's mail program, or by the clipboard. Main writes it; the window never sees it. */
export function PassOn({ message, label, copied }: PassOnProps) {
  const { actions } = useLoadedApp();
  const { passOn: words } = useSetupCopy();
  const id = useId();
  const { done, failure, follow } = useLastOutcome<'copied' | 'mailed'>();
  return (
    <div className="stack">
      <FailureNote code={failure} id={id} />
      <div className="copy-row">
        <Button
          onClick={() => void follow('mailed', actions.mailSetupMessage(message))}
          describedBy={failure ? id : undefined}
        >
          {words.mail}
        </Button>
        <Button onClick={() => void follow('copied', actions.copySetupMessage(message))}>{label}</Button>
      </div>
      <output className="hint">{done && { copied, mailed: words.mailed }[done]}</output>
    </div>
  );
}
