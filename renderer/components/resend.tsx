import { useId } from 'react';
import type { FailureCode } from '#contract/failure.ts';
import { useCountdown } from '../store/countdown.ts';
import { useLaterScene } from '../store/scene.ts';
import { Button } from './button.tsx';
import { FailureNote } from './failure-note.tsx';

type ResendProps = { resendAt: string; busy: boolean; failure: FailureCode | undefined };

/** Another mail. The countdown is information: the button is never locked by it, because clocks differ. */
export function Resend({ resendAt, busy, failure }: ResendProps) {
  const { copy, actions, failure: shown } = useLaterScene();
  const { waiting: words } = copy;
  const id = useId();
  const left = useCountdown(resendAt);

  return (
    <div className="resend">
      <p>{words.spam}</p>
      <Button
        look="link"
        busy={busy}
        onClick={() => actions.send({ type: 'resend' })}
        describedBy={failure && `${id}-failure`}
      >
        {words.resend}
      </Button>
      {left !== null && shown?.retryAt === undefined && (
        <p className="hint countdown">{words.resendIn(left)}</p>
      )}
      {failure && <FailureNote code={failure} id={`${id}-failure`} />}
    </div>
  );
}
