import { type FormEvent, useId, useState } from 'react';
import { extractEmailAddress, isEmailAddress, tidyEmailAddress } from '#contract/email-address.ts';
import type { Failure } from '#contract/journey.ts';
import type { Snapshot } from '#contract/snapshot.ts';
import { Button } from '../components/button.tsx';
import { UsernameBeforehand } from '../components/early-username.tsx';
import { FailureNote } from '../components/failure-note.tsx';
import { SendingRow } from '../components/sending-row.tsx';
import { Stage } from '../components/stage.tsx';
import { TermsBeforehand } from '../components/terms-preview.tsx';
import { TextField } from '../components/text-field.tsx';
import { useDraft } from '../store/draft.ts';
import { focusInvalid } from '../store/focus-invalid.ts';
import { placedFailure } from '../store/placed-failure.ts';
import { useLaterScene } from '../store/scene.ts';
import type { StepProps } from './step.ts';

/** By e-mail: which address. What is none is said here; what its domain is in ASCII, main finds out. */
export function EnteringEmail({ journey, snapshot }: StepProps<'entering-email'> & { snapshot: Snapshot }) {
  const { copy, language, actions } = useLaterScene();
  const { enteringEmail: words } = copy;
  const form = useId();
  const [email, setEmail] = useState(journey.email);
  const [username, setUsername] = useState('');
  const [slip, setSlip] = useState<Failure>();
  const submitted = useDraft('email', email);
  const queued = journey.progress === 'queued';
  const busy = journey.progress !== 'idle';
  const failureAt = placedFailure(slip ?? journey.failure, ['email', 'econnect']);
  const ownAccounts = snapshot.methods.some(({ id, available }) => id === 'econnect' && available);
  const accountFailure = failureAt('econnect');
  const pageFailure = failureAt('page');

  function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    const address = tidyEmailAddress(email);
    const isAddress = isEmailAddress(address);
    // What is shown is what is sent.
    setEmail(address);
    setSlip(isAddress ? undefined : { code: 'email-invalid', at: 'email' });
    if (!isAddress) return focusInvalid(event);
    submitted(address);
    actions.send({ type: 'submit-email', email: address });
  }

  return (
    <Stage
      journey={journey}
      actions={
        <SendingRow
          sending={journey.progress}
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
            setSlip(undefined);
          }}
          hint={words.hint}
          failure={failureAt('email')}
          take={extractEmailAddress}
          input={{
            name: 'email',
            autoComplete: 'email',
            inputMode: 'email',
            autoCapitalize: 'none',
            spellCheck: false,
            readOnly: queued,
          }}
        />
        {pageFailure && <FailureNote code={pageFailure} />}
      </form>
      {queued && <UsernameBeforehand username={username} onChange={setUsername} />}
      <section className="panel" aria-labelledby={`${form}-account`}>
        <h2 id={`${form}-account`}>{words.accountHeading}</h2>
        <p>{words.existing}</p>
        {ownAccounts && (
          <>
            <p>{words.accountLead}</p>
            <Button
              busy={busy}
              onClick={() => actions.send({ type: 'choose', method: 'econnect' })}
              describedBy={accountFailure && `${form}-account-failure`}
            >
              {copy.methods.econnect.button}
            </Button>
          </>
        )}
        {accountFailure && <FailureNote code={accountFailure} id={`${form}-account-failure`} />}
      </section>
      <TermsBeforehand key={language} />
    </Stage>
  );
}
