import { type FormEvent, useId, useState } from 'react';
import type { Failure } from '#contract/journey.ts';
import type { Snapshot } from '#contract/snapshot.ts';
import { Button } from '../components/button.tsx';
import { ButtonRow } from '../components/button-row.tsx';
import { FailureNote } from '../components/failure-note.tsx';
import { Screen } from '../components/screen.tsx';
import { Status } from '../components/status.tsx';
import { TextField } from '../components/text-field.tsx';
import { useDraft } from '../store/draft.ts';
import { placedFailure } from '../store/placed-failure.ts';
import { useScene } from '../store/scene.ts';
import type { StepProps } from './step.ts';

/** By e-mail: which address. Main decides whether it is one; only what plainly is none is sent back from here. */
export function EnteringEmail({ journey, snapshot }: StepProps<'entering-email'> & { snapshot: Snapshot }) {
  const { copy, actions } = useScene();
  const { enteringEmail: words } = copy;
  const form = useId();
  const [email, setEmail] = useState(journey.email);
  const [slip, setSlip] = useState<Failure>();
  const submitted = useDraft('email', email);
  const busy = journey.progress === 'busy';
  const failureAt = placedFailure(slip ?? journey.failure, ['email', 'econnect']);
  const ownAccounts = snapshot.methods.some(({ id, available }) => id === 'econnect' && available);
  const accountFailure = failureAt('econnect');
  const pageFailure = failureAt('page');

  function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    const address = email.trim();
    const plausible = /^\S+@\S+$/.test(address);
    setSlip(plausible ? undefined : { code: 'email-invalid', at: 'email' });
    if (!plausible) return;
    submitted();
    actions.send({ type: 'submit-email', email: address });
  }

  return (
    <Screen
      actions={
        <ButtonRow
          back={<Button onClick={() => actions.send({ type: 'cancel' })}>{words.back}</Button>}
          forward={
            <Button look="primary" submits={form} busy={busy}>
              {words.submit}
            </Button>
          }
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
          input={{ type: 'email', name: 'email', autoComplete: 'email', spellCheck: false, maxLength: 254 }}
        />
        {pageFailure && <FailureNote code={pageFailure} />}
      </form>
      <Status hidden={!busy}>{busy ? copy.frame.busy : ''}</Status>
      {ownAccounts && (
        <section className="panel">
          <h2>{words.accountLead}</h2>
          <Button
            onClick={() => actions.send({ type: 'choose', method: 'econnect' })}
            describedBy={accountFailure && `${form}-account-failure`}
          >
            {copy.methods.econnect.button}
          </Button>
          {accountFailure && <FailureNote code={accountFailure} id={`${form}-account-failure`} />}
        </section>
      )}
      <p className="hint-box">{words.existing}</p>
    </Screen>
  );
}
