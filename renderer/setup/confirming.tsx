import { useId } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { FactRows } from '../components/fact-rows.tsx';
import { FailureNote } from '../components/failure-note.tsx';
import { Note } from '../components/note.tsx';
import { Status } from '../components/status.tsx';
import { useLoadedApp } from '../store/app-context.ts';
import { useSetupCopy } from '../store/part-copy.tsx';
import { AskForHelp } from './ask-for-help.tsx';
import { BackButton } from './back-button.tsx';
import type { PartProps } from './place.ts';

/** Asks whether the company is the person's own, before anything is added. */
export function Confirming({ setup, place: { company } }: PartProps<'confirming'>) {
  const { actions } = useLoadedApp();
  const { confirming: words } = useSetupCopy();
  const id = useId();
  return (
    <>
      <div className="panel">
        <p className="strong setup-name">
          <bdi>{company.name}</bdi>
        </p>
        <dl className="facts">
          <FactRows
            rows={{
              [words.city]: <bdi>{company.city}</bdi>,
              [words.number]: company.number && <bdi>{company.number}</bdi>,
            }}
          />
          {company.tradeNames.length > 0 && (
            <>
              <dt>{words.tradeNames}</dt>
              {company.tradeNames.map((name) => (
                <dd key={name}>
                  <bdi>{name}</bdi>
                </dd>
              ))}
            </>
          )}
        </dl>
      </div>
      {company.presence === 'none' && (
        <Note kind="warning">
          <p>{words.warning}</p>
          {!company.isActive && <p>{words.inactive}</p>}
        </Note>
      )}
      {company.presence === 'here' && (
        <Note kind="info">
          <p>{words.here}</p>
        </Note>
      )}
      {company.presence === 'elsewhere' && (
        <Note kind="info">
          <p>{words.elsewhere}</p>
          <p>{words.elsewhereNext}</p>
          <AskForHelp />
        </Note>
      )}
      <FailureNote code={setup.failure?.code} id={id} />
      <Status>{setup.phase === 'busy' && words.busy}</Status>
      <div className="button-row">
        <BackButton label={words.back} />
        {company.presence === 'none' && (
          <Button
            look="primary"
            busy={setup.phase !== 'idle'}
            describedBy={setup.failure ? id : undefined}
            onClick={() => actions.setUp({ type: 'add-organisation' })}
          >
            {words.confirm}
          </Button>
        )}
      </div>
    </>
  );
}
