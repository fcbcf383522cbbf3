import type { FoundOrganisation } from '#contract/journey.ts';
import { Button } from '../components/button.tsx';
import { ButtonRow } from '../components/button-row.tsx';
import { FailureNote } from '../components/failure-note.tsx';
import { Note } from '../components/note.tsx';
import { Status } from '../components/status.tsx';
import { StepScreen } from '../components/step-screen.tsx';
import { capitalised } from '../copy/sentence.ts';
import { useLoadedApp } from '../store/app-context.ts';
import type { StepProps } from './step.ts';
import './confirming-organisation.css';

/** Asks whether to join the organisation that a link, an address or a profile names, and says what changes. */
export function ConfirmingOrganisation({ journey }: StepProps<'confirming-organisation'>) {
  const { copy, actions } = useLoadedApp();
  const { confirming: words } = copy.organisation;
  const { by, organisation, failure } = journey;
  const busy = journey.phase === 'busy';
  // A profile that was refused is not read again: the person has to open another one.
  const canRetry = failure && (organisation || by !== 'profile');
  const retry = () => actions.send({ type: 'retry' });

  return (
    <StepScreen
      journey={journey}
      actions={
        <div className="stack">
          {failure && <FailureNote code={failure.code} />}
          <ButtonRow
            back={<Button onClick={() => actions.send({ type: 'cancel' })}>{copy.frame.cancel}</Button>}
            forward={
              organisation ? (
                <Button
                  look="primary"
                  busy={busy}
                  onClick={() => actions.send({ type: 'confirm-organisation', digest: organisation.digest })}
                >
                  {words.confirm}
                </Button>
              ) : (
                canRetry && (
                  <Button look="primary" busy={busy} onClick={retry}>
                    {copy.frame.retry}
                  </Button>
                )
              )
            }
          />
          {organisation && (failure || by === 'address') && (
            <div className="aside-links">
              {by === 'address' && !organisation.restricted && (
                <Button look="link" busy={busy} onClick={() => actions.send({ type: 'continue-by-email' })}>
                  {words.byEmail}
                </Button>
              )}
              {failure && (
                <Button look="link" busy={busy} onClick={retry}>
                  {copy.frame.retry}
                </Button>
              )}
            </div>
          )}
        </div>
      }
    >
      {!organisation && !busy && <p className="lead">{words.nothingYet}</p>}
      {organisation && (
        <>
          <p className="lead">{words.lead[by]}</p>
          <Found organisation={organisation} />
        </>
      )}
      <Status hidden={!busy}>{busy ? (organisation ? copy.frame.busy : words.lookingUp[by]) : ''}</Status>
    </StepScreen>
  );
}

function Found({ organisation: { name, method, domains, restricted } }: { organisation: FoundOrganisation }) {
  const { confirming: words, way } = useLoadedApp().copy.organisation;
  return (
    <>
      <section className="panel">
        <h2 className="organisation-name">
          <bdi>{name}</bdi>
        </h2>
        <dl className="facts">
          <dt>{words.signIn}</dt>
          <dd>{capitalised(way[method])}</dd>
          {domains.length > 0 && (
            <>
              <dt>{words.addresses}</dt>
              <dd className="domains">
                {domains.map((domain) => (
                  <bdi key={domain}>@{domain}</bdi>
                ))}
              </dd>
            </>
          )}
        </dl>
      </section>
      <Note kind="info">
        <p>
          <strong>{words.fromNow(way[method])}</strong> {restricted ? words.othersGone : words.othersStay}
        </p>
      </Note>
    </>
  );
}
