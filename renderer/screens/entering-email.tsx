import type { TargetedSubmitEvent } from 'preact';
import { useId, useState } from 'preact/hooks';
import { extractEmailAddress, isEmailAddress, tidyEmailAddress } from '#contract/email-address.ts';
import type { FailureCode } from '#contract/failure.ts';
import type { Failure } from '#contract/journey.ts';
import { longestInput } from '#contract/longest-input.ts';
import { UsernameField } from '../components/account-fields.tsx';
import { Button } from '../components/button.tsx';
import { FailureNote } from '../components/failure-note.tsx';
import { Section } from '../components/section.tsx';
import { type StepProps, StepScreen } from '../components/step-screen.tsx';
import { SubmitRow } from '../components/submit-row.tsx';
import { TermsPreview } from '../components/terms.tsx';
import { focusInvalid, TextField } from '../components/text-field.tsx';
import { useLoadedApp } from '../store/app-context.ts';
import { useDraft } from '../store/draft.ts';
import { placedFailure } from '../store/placed-failure.ts';

/** Asks for the address of a new account. Checks its form here; main converts its domain to ASCII. */
export function EnteringEmail({ journey }: StepProps<'entering-email'>) {
  const { copy, language, actions } = useLoadedApp();
  const { enteringEmail: words } = copy;
  const form = useId();
  const [email, setEmail] = useState(journey.email);
  const [defect, setDefect] = useState<Failure>();
  // Here, so that it outlasts a request that is withdrawn and queued again.
  const [username, setUsername] = useState('');
  const markSubmitted = useDraft('email', email);
  const queued = journey.phase === 'queued';
  const busy = journey.phase !== 'idle';
  const failureAt = placedFailure(defect ?? journey.failure, ['email', 'econnect']);
  const pageFailure = failureAt('page');

  function submit(event: TargetedSubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const address = tidyEmailAddress(email);
    const isAddress = isEmailAddress(address);
    // The field shows what is sent.
    setEmail(address);
    setDefect(isAddress ? undefined : { code: 'email-invalid', at: 'email' });
    if (!isAddress) return focusInvalid(event);
    markSubmitted(address);
    actions.send({ type: 'submit-email', email: address });
  }

  return (
    <StepScreen
      journey={journey}
      actions={
        <SubmitRow
          sending={journey.phase}
          form={form}
          submit={words.submit}
          back={words.back}
          busy={copy.frame.busy}
        />
      }
    >
      <p className="lead">{words.lead}</p>
      <form id={form} noValidate onSubmit={submit}>
        <TextField
          label={words.label}
          value={email}
          onChange={(value) => {
            setEmail(value);
            setDefect(undefined);
          }}
          hint={words.hint}
          failure={failureAt('email')}
          extract={extractEmailAddress}
          input={{
            name: 'email',
            autoComplete: 'email',
            inputMode: 'email',
            autoCapitalize: 'none',
            spellcheck: false,
            readOnly: queued,
          }}
        />
        <FailureNote code={pageFailure} />
      </form>
      {queued && <EarlyUsername username={username} onChange={setUsername} />}
      <ExistingAccount busy={busy} failure={failureAt('econnect')} />
      <TermsPreview key={language} />
    </StepScreen>
  );
}

/** What to do for a person who has an account already. */
function ExistingAccount({ busy, failure }: { busy: boolean; failure: FailureCode | undefined }) {
  const { copy, actions, methods } = useLoadedApp();
  const { enteringEmail: words } = copy;
  const id = useId();
  const canSignIn = methods.some((method) => method.id === 'econnect' && method.available);
  return (
    <Section heading={words.accountHeading} level={2} className="panel">
      <p>{words.existing}</p>
      {canSignIn && (
        <>
          <p>{words.accountLead}</p>
          <Button
            busy={busy}
            onClick={() => actions.send({ type: 'choose', method: 'econnect' })}
            describedBy={failure && id}
          >
            {copy.methods.econnect.button}
          </Button>
        </>
      )}
      <FailureNote code={failure} id={id} />
    </Section>
  );
}

type EarlyUsernameProps = { username: string; onChange: (username: string) => void };

/** The user name, to fill in while the mail waits for the network. It is kept for the step that asks for it. */
function EarlyUsername({ username, onChange }: EarlyUsernameProps) {
  const { queued: words } = useLoadedApp().copy;
  useDraft('username', username);
  return (
    <section className="panel">
      <UsernameField
        value={username}
        onChange={onChange}
        hint={words.username}
        failure={username.length > longestInput.line ? 'username-too-long' : undefined}
      />
    </section>
  );
}
