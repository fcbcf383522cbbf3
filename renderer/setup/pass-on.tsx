import { useId, useState } from 'preact/hooks';
import type { FailureCode } from '#contract/failure.ts';
import type { Outcome } from '#contract/outcome.ts';
import type { MailedMessage } from '#contract/setup.ts';
import { Button } from '../components/button.tsx';
import { FailureNote } from '../components/failure-note.tsx';
import { useLoadedApp } from '../store/app-context.ts';
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
  const [result, setResult] = useState<'copied' | 'mailed' | FailureCode | null>(null);
  const done = result === 'copied' ? copied : result === 'mailed' ? words.mailed : null;
  const failure = result === 'copied' || result === 'mailed' ? null : result;

  async function ask(way: 'copied' | 'mailed', answer: Promise<Outcome<void>>) {
    setResult(null);
    const outcome = await answer;
    setResult(outcome.ok ? way : outcome.code);
  }

  return (
    <div className="stack">
      <FailureNote code={failure} id={id} />
      <div className="copy-row">
        <Button
          onClick={() => void ask('mailed', actions.mailSetupMessage(message))}
          describedBy={failure ? id : undefined}
        >
          {words.mail}
        </Button>
        <Button onClick={() => void ask('copied', actions.copySetupMessage(message))}>{label}</Button>
      </div>
      <output className="hint">{done}</output>
    </div>
  );
}
