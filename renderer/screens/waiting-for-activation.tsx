import { Address } from '../components/address.tsx';
import { Button } from '../components/button.tsx';
import { ButtonRow } from '../components/button-row.tsx';
import { FailureNote } from '../components/failure-note.tsx';
import { Phrase } from '../components/phrase.tsx';
import { Queued } from '../components/queued.tsx';
import { Resend } from '../components/resend.tsx';
import { Stage } from '../components/stage.tsx';
import { Status } from '../components/status.tsx';
import { TypedCode } from '../components/typed-code.tsx';
import { placedFailure } from '../store/placed-failure.ts';
import { useLaterScene } from '../store/scene.ts';
import type { StepProps } from './step.ts';

/**
 * A mail is on its way. Goes on by itself once its link is used, on whatever device.
 *
 * A failure of the page means that the waiting is over: what there was to wait for makes room for the way on.
 */
export function WaitingForActivation({ journey }: StepProps<'waiting-for-activation'>) {
  const { copy, language, actions } = useLaterScene();
  const { waiting: words } = copy;
  const failureAt = placedFailure(journey.failure, ['code', 'resend']);
  const pageFailure = failureAt('page');
  const expires = new Date(journey.expiresAt).toLocaleString(language, {
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
  });
  const status = {
    waiting: journey.resent ? words.resent : words.status,
    resending: words.resending,
    'resend-queued': copy.queued.status,
    activating: words.activating,
  }[journey.doing];

  return (
    <Stage
      journey={journey}
      actions={
        <ButtonRow
          back={<Button onClick={() => actions.send({ type: 'cancel' })}>{copy.frame.cancel}</Button>}
          forward={
            pageFailure ? (
              <Button look="primary" onClick={() => actions.send({ type: 'retry' })}>
                {pageFailure === 'sign-up-expired' ? copy.frame.startAgain : copy.frame.retry}
              </Button>
            ) : (
              journey.kind === 'activation' && (
                <Button onClick={() => actions.send({ type: 'change-email' })}>{words.changeEmail}</Button>
              )
            )
          }
        />
      }
    >
      <p className="lead">
        {words[journey.kind].lead}{' '}
        <strong>
          <Address>{journey.email}</Address>
        </strong>
      </p>
      {pageFailure ? (
        <FailureNote code={pageFailure} />
      ) : (
        <>
          <p>{words[journey.kind].instruction}</p>
          <Phrase ask={words.phrase} phrase={journey.phrase} />
          <Status>{status}</Status>
          {journey.doing === 'resend-queued' && <Queued />}
          <TypedCode
            failure={failureAt('code')}
            busy={journey.doing === 'activating' || journey.doing === 'resending'}
          />
          <Resend
            resendAt={journey.resendAt}
            busy={journey.doing !== 'waiting'}
            failure={failureAt('resend')}
            expires={words.expires(expires)}
          />
        </>
      )}
    </Stage>
  );
}
