import { useId } from 'preact/hooks';
import type { FailureCode } from '#contract/failure.ts';
import { useLoadedApp } from '../store/app-context.ts';
import { useCountdown } from '../store/countdown.ts';
import { Button } from './button.tsx';
import { FailureNote } from './failure-note.tsx';
import { LaterIcon } from './later-icon.tsx';
import './resend.css';

type ResendProps = { resendAt: string; busy: boolean; failure: FailureCode | undefined; expires: string };

/** The button that asks for another mail. The countdown informs and never locks the button, because clocks differ. */
export function Resend({ resendAt, busy, failure, expires }: ResendProps) {
  const { copy, actions, failure: shown } = useLoadedApp();
  const { waiting: words } = copy;
  const id = useId();
  const left = useCountdown(resendAt);

  return (
    <div className="resend">
      <p className="hint spam">{words.spam}</p>
      <Button
        look="link"
        icon={<LaterIcon name="retry" />}
        busy={busy}
        onClick={() => actions.send({ type: 'resend' })}
        describedBy={failure && `${id}-failure`}
      >
        {words.resend}
      </Button>
      {left !== null && shown?.retryAt === undefined && (
        <p className="hint countdown">{words.resendIn(left)}</p>
      )}
      <p className="hint">{expires}</p>
      <FailureNote code={failure} id={`${id}-failure`} />
    </div>
  );
}
