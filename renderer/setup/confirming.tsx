import { useId } from 'preact/hooks';
import type { SetupPlace, SetupView } from '#contract/setup.ts';
import { Button } from '../components/button.tsx';
import { Note } from '../components/note.tsx';
import { Status } from '../components/status.tsx';
import { useLoadedApp } from '../store/app-context.ts';
import { AskForHelp } from './ask-for-help.tsx';
import { BackButton } from './back-button.tsx';
import { useSetupCopy } from './setup-copy.ts';
import { SetupFailure } from './setup-failure.tsx';

type Place = Extract<SetupPlace, { at: 'confirming' }>;

/** Asks whether the company is the person's own, before anything is added. */
export function Confirming({ setup, place: { company } }: { setup: SetupView; place: Place }) {
  const { actions } = useLoadedApp();
  const { confirming: words } = useSetupCopy();
  const id = useId();
  const isBusy = setup.phase === 'busy';
  return (
    <>
      <div className="panel">
        <p className="strong setup-name">
          <bdi>{company.name}</bdi>
        </p>
        <dl className="facts">
          <dt>{words.city}</dt>
          <dd>
            <bdi>{company.city}</bdi>
          </dd>
          {company.number && (
            <>
              <dt>{words.number}</dt>
              <dd>
                <bdi>{company.number}</bdi>
              </dd>
            </>
          )}
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
      <SetupFailure setup={setup} id={id} />
      <Status hidden={!isBusy}>{isBusy ? words.busy : ''}</Status>
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
