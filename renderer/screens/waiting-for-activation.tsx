import { Button } from '../components/button.tsx';
import { CodeForm } from '../components/code-form.tsx';
import { EmailAddress } from '../components/email-address.tsx';
import { FailureNote } from '../components/failure-note.tsx';
import { Phrase } from '../components/phrase.tsx';
import { Resend } from '../components/resend.tsx';
import { Status } from '../components/status.tsx';
import { type StepProps, StepScreen } from '../components/step-screen.tsx';
import { QueuedActions } from '../components/submit-row.tsx';
import { useLoadedApp } from '../store/app-context.ts';
import { placedFailure } from '../store/placed-failure.ts';

/**
 * Waits for the link or the code of a mail. The journey goes on when the link is used, on any device.
 *
 * After a failure of the page there is nothing left to wait for, so only the buttons that leave the page are shown.
 */
export function WaitingForActivation({ journey }: StepProps<'waiting-for-activation'>) {
  const { copy, language, actions } = useLoadedApp();
  const { waiting: words } = copy;
  const failureAt = placedFailure(journey.failure, ['code', 'resend']);
  const pageFailure = failureAt('page');
  // The 24-hour clock in every language: plain `en` counts to 12.
  const expires = new Date(journey.expiresAt).toLocaleString(language === 'en' ? 'en-GB' : language, {
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
  });
  const status = {
    waiting: journey.resent ? words.resent : words.status,
    resending: words.resending,
    'resend-queued': copy.queued.status,
    activating: words.activating,
  }[journey.phase];

  return (
    <StepScreen
      journey={journey}
      actions={
        <div className="button-row">
          <Button onClick={() => actions.send({ type: 'cancel' })}>{copy.frame.cancel}</Button>
          {pageFailure ? (
            <Button look="primary" onClick={() => actions.send({ type: 'retry' })}>
              {pageFailure === 'sign-up-expired' ? copy.frame.startAgain : copy.frame.retry}
            </Button>
          ) : (
            journey.kind === 'activation' && (
              <Button onClick={() => actions.send({ type: 'change-email' })}>{words.changeEmail}</Button>
            )
          )}
        </div>
      }
    >
      <p className="lead">
        {words[journey.kind].lead}{' '}
        <strong>
          <EmailAddress>{journey.email}</EmailAddress>
        </strong>
      </p>
      {pageFailure ? (
        <FailureNote code={pageFailure} />
      ) : (
        <>
          <p>{words[journey.kind].instruction}</p>
          <Phrase ask={words.phrase} phrase={journey.phrase} />
          <Status>{status}</Status>
          {journey.phase === 'resend-queued' && <QueuedActions ask={actions.send} />}
          <CodeForm
            failure={failureAt('code')}
            busy={journey.phase === 'activating' || journey.phase === 'resending'}
          />
          <Resend
            resendAt={journey.resendAt}
            busy={journey.phase !== 'waiting'}
            failure={failureAt('resend')}
            expires={words.expires(expires)}
          />
        </>
      )}
    </StepScreen>
  );
}
