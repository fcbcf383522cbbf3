import { type FormEvent, useId, useState } from 'react';
import type { Failure } from '#contract/journey.ts';
import { registrationDefect } from '#contract/registration-defect.ts';
import { AcceptTerms } from '../components/accept-terms.tsx';
import { Address } from '../components/address.tsx';
import { Button } from '../components/button.tsx';
import { FailureNote } from '../components/failure-note.tsx';
import { PasswordField } from '../components/password-field.tsx';
import { SendingRow } from '../components/sending-row.tsx';
import { Stage } from '../components/stage.tsx';
import { TermsText } from '../components/terms-text.tsx';
import { TextField } from '../components/text-field.tsx';
import { useDraft } from '../store/draft.ts';
import { focusInvalid } from '../store/focus-invalid.ts';
import { placedFailure } from '../store/placed-failure.ts';
import { useLaterScene } from '../store/scene.ts';
import type { StepProps } from './step.ts';

/**
 * The last details. What is typed stays through every failure.
 *
 * The password lives in this component alone and goes with it; what is agreed to is one version of the terms, so
 * a new version takes the tick away.
 */
export function Registering({ journey }: StepProps<'registering'>) {
  const { copy, actions } = useLaterScene();
  const { registering: words } = copy;
  const form = useId();
  const [username, setUsername] = useState(journey.username);
  const [password, setPassword] = useState('');
  const [accepted, setAccepted] = useState('');
  const [slip, setSlip] = useState<Failure>();
  const submitted = useDraft('username', username);

  const { kind, terms, passwordPolicy } = journey;
  const queued = journey.progress === 'queued';
  const busy = journey.progress !== 'idle';
  const agrees = accepted === terms.sha256;
  const own = kind === 'email' ? (['username', 'password', 'terms'] as const) : (['terms'] as const);
  const failureAt = placedFailure(slip ?? journey.failure, [...own, 'submit']);
  const loose = failureAt('page') ?? failureAt('submit');
  const edit = (set: (value: string) => void) => (value: string) => {
    set(value);
    setSlip(undefined);
  };

  function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    const name = username.trim();
    // What is shown is what is sent.
    setUsername(name);
    const acceptedTerms = { version: terms.version, sha256: terms.sha256 };
    const found = registrationDefect(journey, {
      username: name,
      password,
      acceptedTerms: agrees ? acceptedTerms : null,
    });
    setSlip(found ?? undefined);
    if (found) return focusInvalid(event);
    submitted(name);
    const chosen = kind === 'email' ? { username: name, password } : {};
    actions.send({ type: 'register', ...chosen, acceptedTerms });
  }

  return (
    <Stage
      journey={journey}
      actions={
        <SendingRow
          sending={journey.progress}
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
          <Address>{journey.email}</Address>
        </strong>
      </p>
      {kind === 'identity' && (
        <Button look="link" onClick={() => actions.send({ type: 'use-another-account' })}>
          {words.otherAccount}
        </Button>
      )}
      <form id={form} noValidate onSubmit={submit}>
        {kind === 'email' && (
          <>
            <TextField
              label={words.username}
              value={username}
              onChange={edit(setUsername)}
              failure={failureAt('username')}
              input={{
                name: 'username',
                autoComplete: 'username',
                autoCapitalize: 'none',
                spellCheck: false,
                readOnly: queued,
              }}
            />
            <PasswordField
              value={password}
              onChange={edit(setPassword)}
              policy={passwordPolicy}
              failure={failureAt('password')}
              readOnly={queued}
            />
          </>
        )}
        <TermsText terms={terms} inBrowser />
        <AcceptTerms
          version={terms.version}
          checked={agrees}
          onChange={(checked) => edit(setAccepted)(checked ? terms.sha256 : '')}
          failure={failureAt('terms')}
        />
        {loose && <FailureNote code={loose} />}
        {loose === 'registration-expired' && (
          <Button onClick={() => actions.send({ type: 'retry' })}>{copy.frame.startAgain}</Button>
        )}
      </form>
    </Stage>
  );
}
