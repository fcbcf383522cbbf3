import type { TargetedSubmitEvent } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Failure } from '#contract/journey.ts';
import { registrationDefect } from '#contract/registration-defect.ts';
import { PasswordField, UsernameField } from '../components/account-fields.tsx';
import { Button } from '../components/button.tsx';
import { EmailAddress } from '../components/email-address.tsx';
import { FailureNote } from '../components/failure-note.tsx';
import { type StepProps, StepScreen } from '../components/step-screen.tsx';
import { SubmitRow } from '../components/submit-row.tsx';
import { AcceptTerms, TermsText } from '../components/terms.tsx';
import { focusInvalid } from '../components/text-field.tsx';
import { useLoadedApp } from '../store/app-context.ts';
import { useDraft } from '../store/draft.ts';
import { placedFailure } from '../store/placed-failure.ts';

/** The last details of a new account: the terms, and by e-mail a user name and a password too. */
export function Registering({ journey }: StepProps<'registering'>) {
  const { copy, actions } = useLoadedApp();
  const { registering: words } = copy;
  const form = useId();
  const { kind, email, phase } = journey;
  return (
    <StepScreen
      journey={journey}
      actions={
        <SubmitRow
          sending={phase}
          form={form}
          submit={words.submit}
          back={copy.frame.cancel}
          busy={words.busy}
          note={kind === 'email' ? copy.queued.keepOpen : undefined}
        />
      }
    >
      <p className="lead">
        {words[kind].lead}{' '}
        <strong>
          <EmailAddress>{email}</EmailAddress>
        </strong>
      </p>
      {kind === 'identity' && (
        <Button look="link" onClick={() => actions.send({ type: 'use-another-account' })}>
          {copy.checkingAccount.other}
        </Button>
      )}
      <RegistrationForm id={form} journey={journey} />
    </StepScreen>
  );
}

const fieldsOf = { identity: ['terms'], email: ['username', 'password', 'terms'] } as const;

/**
 * What is typed stays through every failure.
 *
 * The password is state of this component alone, and is gone with it. The person agrees to one version of the terms, so that
 * a new version clears the checkbox.
 */
function RegistrationForm({ id, journey }: StepProps<'registering'> & { id: string }) {
  const { copy, actions } = useLoadedApp();
  const { kind, terms, passwordPolicy, phase } = journey;
  const [username, setUsername] = useState(journey.username);
  const [password, setPassword] = useState('');
  const [acceptedSha256, setAcceptedSha256] = useState('');
  const [defect, setDefect] = useState<Failure>();
  const markSubmitted = useDraft('username', username);

  const readOnly = phase === 'queued';
  const isAccepted = acceptedSha256 === terms.sha256;
  const failureAt = placedFailure(defect ?? journey.failure, [...fieldsOf[kind], 'submit']);
  const pageFailure = failureAt('page') ?? failureAt('submit');
  const edit = (set: (value: string) => void) => (value: string) => {
    set(value);
    setDefect(undefined);
  };

  function submit(event: TargetedSubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (phase !== 'idle') return;
    const name = username.trim();
    // The field shows what is sent.
    setUsername(name);
    const acceptedTerms = { version: terms.version, sha256: terms.sha256 };
    const found = registrationDefect(journey, {
      username: name,
      password,
      acceptedTerms: isAccepted ? acceptedTerms : null,
    });
    setDefect(found ?? undefined);
    if (found) return focusInvalid(event);
    markSubmitted(name);
    const credentials = kind === 'email' ? { username: name, password } : {};
    actions.send({ type: 'register', ...credentials, acceptedTerms });
  }

  return (
    <form id={id} noValidate onSubmit={submit}>
      {kind === 'email' && (
        <>
          <UsernameField
            value={username}
            onChange={edit(setUsername)}
            failure={failureAt('username')}
            readOnly={readOnly}
          />
          <PasswordField
            value={password}
            onChange={edit(setPassword)}
            policy={passwordPolicy}
            failure={failureAt('password')}
            readOnly={readOnly}
          />
        </>
      )}
      <TermsText terms={terms} inBrowser />
      <AcceptTerms
        version={terms.version}
        checked={isAccepted}
        onChange={(checked) => edit(setAcceptedSha256)(checked ? terms.sha256 : '')}
        failure={failureAt('terms')}
      />
      <FailureNote code={pageFailure} />
      {pageFailure === 'registration-expired' && (
        <Button onClick={() => actions.send({ type: 'retry' })}>{copy.frame.startAgain}</Button>
      )}
    </form>
  );
}
