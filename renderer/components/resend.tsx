import { useId } from 'react';
import type { FailureCode } from '#contract/failure.ts';
import { useCountdown } from '../store/countdown.ts';
import { useLaterScene } from '../store/scene.ts';
import { Button } from './button.tsx';
import { FailureNote } from './failure-note.tsx';
import { LaterIcon } from './later-icon.tsx';

/** Longer than any wait the platform asks for, in seconds: beyond it this computer's clock is wrong, so nothing is shown. */
const longestWait = 15 * 60;

type ResendProps = { resendAt: string; busy: boolean; failure: FailureCode | undefined; expires: string };

/** Another mail. The countdown is information: the button is never locked by it, because clocks differ. */
export function Resend({ resendAt, busy, failure, expires }: ResendProps) {
  const { copy, actions } = useLaterScene();
  const { waiting: words } = copy;
  const id = useId();
  const left = useCountdown(resendAt);
  const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;

  return (
    <div className="resend">
      <p>{words.spam}</p>
      <Button
        look="link"
        icon={<LaterIcon name="retry" />}
        busy={busy}
        onClick={() => actions.send({ type: 'resend' })}
        describedBy={failure && `${id}-failure`}
      >
        {words.resend}
      </Button>
      {left > 0 && left <= longestWait && <p className="hint countdown">{words.resendIn(time)}</p>}
      <p className="hint">{expires}</p>
      {failure && <FailureNote code={failure} id={`${id}-failure`} />}
    </div>
  );
}
