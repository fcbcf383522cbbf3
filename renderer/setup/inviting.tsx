import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { listAddresses, removeAddresses } from '#contract/address-list.ts';
import { domainOf } from '#contract/email-address.ts';
import { longestInput } from '#contract/longest-input.ts';
import {
  type InvitationOutcome,
  type InvitedRole,
  invitedRoles,
  isSettled,
  mostInvitations,
} from '#contract/setup.ts';
import { Button } from '../components/button.tsx';
import { FailureNote } from '../components/failure-note.tsx';
import { FramedList } from '../components/framed-list.tsx';
import { Note } from '../components/note.tsx';
import { Section } from '../components/section.tsx';
import { Sentence } from '../components/sentence.tsx';
import { Status } from '../components/status.tsx';
import type { SetupCopy } from '../copy/shape.ts';
import { useLoadedApp } from '../store/app-context.ts';
import { useDelayedDraft } from '../store/draft.ts';
import { useSetupCopy } from '../store/part-copy.tsx';
import { BackButton } from './back-button.tsx';
import type { PartProps } from './place.ts';
import { StepRow } from './step-row.tsx';

/** Invites several colleagues at once, and says for each what came of it. */
export function Inviting({ setup, place }: PartProps<'inviting'>) {
  const { actions } = useLoadedApp();
  const { inviting: words } = useSetupCopy();
  const id = useId();
  const [text, setText] = useState(place.addresses);
  const [isEmpty, setEmpty] = useState(false);
  const keep = (value: string) => actions.setUp({ type: 'draft', field: 'addresses', value });
  const stopDraft = useDelayedDraft(text, longestInput.addresses, keep);
  useWithoutSettled(place.outcomes, setText);
  const addresses = listAddresses(text);
  const isTooLong =
    text.length > longestInput.addresses || addresses.some((one) => one.length > longestInput.line);

  function invite(event: SubmitEvent) {
    event.preventDefault();
    setEmpty(addresses.length === 0);
    if (addresses.length === 0 || isTooLong || setup.phase !== 'idle') return;
    stopDraft(text);
    // What main keeps is what is in the box, from which it takes what is settled.
    keep(text);
    actions.setUp({ type: 'invite', addresses: addresses.slice(0, mostInvitations) });
  }

  return (
    <>
      {setup.board?.environment.administrators.length === 1 && <p className="lead">{words.second}</p>}
      <form id={id} onSubmit={invite} noValidate>
        <div className="field">
          <label htmlFor={`${id}-addresses`}>{words.label}</label>
          <div className="box">
            <textarea
              id={`${id}-addresses`}
              rows={3}
              value={text}
              spellcheck={false}
              aria-describedby={`${id}-hint`}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          </div>
          <p className="hint" id={`${id}-hint`}>
            {words.hint}
          </p>
          {isEmpty && addresses.length === 0 && <p role="alert">{words.empty}</p>}
          {isTooLong && <p role="alert">{words.tooLong}</p>}
          {!isTooLong && addresses.length > mostInvitations && (
            <p className="strong" role="status">
              {words.first(addresses.length, mostInvitations)}
            </p>
          )}
        </div>
        <ForeignDomain addresses={addresses} />
        <RoleField role={place.role} />
        <FailureNote code={setup.failure?.code} />
        <Status>{setup.phase === 'busy' && words.busy}</Status>
        <div className="button-row">
          <BackButton />
          <Button look="primary" submits={id} busy={setup.phase !== 'idle'}>
            {words.submit}
          </Button>
        </div>
      </form>
      {place.outcomes.length > 0 && <Outcomes outcomes={place.outcomes} />}
    </>
  );
}

/** What the colleagues may do. */
function RoleField({ role }: { role: InvitedRole }) {
  const { actions } = useLoadedApp();
  const { inviting: words } = useSetupCopy();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{words.role}</label>
      <select
        id={id}
        value={role}
        // The options are the roles, so that the value is one of them: hence the `as`.
        onChange={(event) =>
          actions.setUp({ type: 'choose-role', role: event.currentTarget.value as InvitedRole })
        }
      >
        {invitedRoles.map((one) => (
          <option key={one} value={one}>
            {words.roles[one]}
          </option>
        ))}
      </select>
      <p className="hint">{words.into}</p>
    </div>
  );
}

/** Takes the addresses that are settled out of the box, as main does in what it keeps. What was typed meanwhile stays. */
function useWithoutSettled(
  outcomes: InvitationOutcome[],
  setText: (change: (text: string) => string) => void,
): void {
  const taken = useRef(outcomes);
  useEffect(() => {
    const wasSettled = taken.current.filter(isSettled).map(({ email }) => email);
    const settled = outcomes.filter((one) => isSettled(one) && !wasSettled.includes(one.email));
    taken.current = outcomes;
    if (settled.length > 0)
      setText((text) =>
        removeAddresses(
          text,
          settled.map(({ email }) => email),
        ),
      );
  }, [outcomes, setText]);
}

/** Warns before anything is sent: people of another domain get an environment of their own. */
function ForeignDomain({ addresses }: { addresses: string[] }) {
  const { journey } = useLoadedApp();
  const { inviting: words } = useSetupCopy();
  const own = journey.step === 'finished' ? domainOf(journey.account.email).toLowerCase() : '';
  const foreign = addresses
    .filter((one) => /.@.+\../.test(one))
    .map((one) => domainOf(one).toLowerCase())
    .find((domain) => domain !== own);
  if (foreign === undefined) return null;
  return (
    <Note kind="warning">
      <p>
        <Sentence words={words.foreign} name={foreign} />
      </p>
    </Note>
  );
}

function Outcomes({ outcomes }: { outcomes: InvitationOutcome[] }) {
  const { copy } = useLoadedApp();
  const { inviting: words } = useSetupCopy();
  return (
    <Section heading={words.outcomes} level={2}>
      <div role="status">
        <FramedList className="steps">
          {outcomes.map(({ email, outcome }) => (
            <StepRow key={email} title={<bdi>{email}</bdi>}>
              <span>{wordsOf(outcome, words, copy.failures)}</span>
            </StepRow>
          ))}
        </FramedList>
      </div>
    </Section>
  );
}

function wordsOf(
  outcome: InvitationOutcome['outcome'],
  { outcome: words }: SetupCopy['inviting'],
  failures: ReturnType<typeof useLoadedApp>['copy']['failures'],
): string {
  if (outcome === 'waiting' || outcome === 'invited' || outcome === 'added') return words[outcome];
  return `${failures[outcome].happened} ${failures[outcome].next}`;
}
