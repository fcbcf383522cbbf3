import type { FoundOrganisation } from '#contract/journey.ts';
import { Button } from '../components/button.tsx';
import { FactRows } from '../components/fact-rows.tsx';
import { FailureNote } from '../components/failure-note.tsx';
import { Note } from '../components/note.tsx';
import { Status } from '../components/status.tsx';
import { type StepProps, StepScreen } from '../components/step-screen.tsx';
import { capitalised } from '../copy/sentence.ts';
import { useLoadedApp } from '../store/app-context.ts';
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
          <FailureNote code={failure?.code} />
          <div className="button-row">
            <Button onClick={() => actions.send({ type: 'cancel' })}>{copy.frame.cancel}</Button>
            {organisation ? (
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
            )}
          </div>
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
      <Status>{busy && (organisation ? copy.frame.busy : words.lookingUp[by])}</Status>
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
          <FactRows
            rows={{
              [words.signIn]: capitalised(way[method]),
              [words.addresses]: domains.length > 0 && <Domains domains={domains} />,
            }}
          />
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

function Domains({ domains }: { domains: string[] }) {
  return (
    <div className="domains">
      {domains.map((domain) => (
        <bdi key={domain}>@{domain}</bdi>
      ))}
    </div>
  );
}
