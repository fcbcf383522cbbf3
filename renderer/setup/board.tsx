import type { SetupBoard, SetupStep, SetupView } from '#contract/setup.ts';
import { Button } from '../components/button.tsx';
import { FailureNote } from '../components/failure-note.tsx';
import { FramedList } from '../components/framed-list.tsx';
import { LaterIcon } from '../components/later-icon.tsx';
import { Note } from '../components/note.tsx';
import { Section } from '../components/section.tsx';
import { Sentence } from '../components/sentence.tsx';
import { Status } from '../components/status.tsx';
import { useLoadedApp } from '../store/app-context.ts';
import { useSetupCopy } from '../store/part-copy.tsx';
import { BoardStep } from './board-step.tsx';
import { StepRow } from './step-row.tsx';
import { WhereYouAre } from './where-you-are.tsx';

/** The steps to the first invoice and those beyond it, as the platform has them now. */
export function Board({ setup }: { setup: SetupView }) {
  const words = useSetupCopy();
  const { board, isOffline } = setup;
  return (
    <>
      <h2 tabIndex={-1}>{words.heading}</h2>
      <FailureNote code={setup.failure?.code} />
      {isOffline && <LastSeen setup={setup} />}
      {!board && !isOffline && <Status>{words.loading}</Status>}
      {board && (
        <>
          <WhereYouAre board={board} />
          <Lane lane="required" board={board} setup={setup} />
          <Organisations board={board} />
          <Lane lane="optional" board={board} setup={setup} />
        </>
      )}
    </>
  );
}

function LastSeen({ setup: { seenAt, boardFailure } }: { setup: SetupView }) {
  const { copy, language, actions } = useLoadedApp();
  const words = useSetupCopy();
  const time = new Date(seenAt ?? '').toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <Note kind="warning">
      {boardFailure ? (
        <p>
          {copy.failures[boardFailure].happened} {copy.failures[boardFailure].next}
          {seenAt !== null && ` ${words.stateAt(time)}`}
        </p>
      ) : (
        <p>{seenAt === null ? words.unseen : words.lastSeen(time)}</p>
      )}
      <Button look="link" icon={<LaterIcon name="retry" />} onClick={() => actions.setUp({ type: 'retry' })}>
        {copy.frame.retry}
      </Button>
    </Note>
  );
}

type LaneProps = { lane: SetupStep['lane']; board: SetupBoard; setup: SetupView };

function Lane({ lane, board, setup }: LaneProps) {
  const words = useSetupCopy();
  const steps = board.steps.filter(
    (step) => step.lane === lane && (step.id !== 'colleagues' || setup.mayInvite),
  );
  if (steps.length === 0) return null;
  return (
    <Section heading={words.lanes[lane]} level={3}>
      <FramedList className="steps">
        {steps.map((step) => (
          <BoardStep key={step.id} step={step} board={board} />
        ))}
      </FramedList>
    </Section>
  );
}

function Organisations({ board }: { board: SetupBoard }) {
  const { actions } = useLoadedApp();
  const words = useSetupCopy();
  const { organisations, organisationLimit, listedOrganisations } = board;
  if (organisations.length === 0) return null;
  return (
    <Section heading={words.organisations} level={3} className="stack">
      <FramedList className="steps">
        {organisations.map((one) => (
          <StepRow
            key={one.id}
            title={<bdi>{one.name}</bdi>}
            action={{
              label: words.goOn,
              onClick: () =>
                actions.setUp({
                  type: 'open-organisation',
                  part: one.state === 'active' ? 'receiving' : 'verifying',
                  organisation: one.id,
                }),
            }}
          >
            <span className="hint">
              {words.organisationState[one.state]}
              {one.city && (
                <>
                  {' · '}
                  <bdi>{one.city}</bdi>
                </>
              )}
            </span>
          </StepRow>
        ))}
      </FramedList>
      {listedOrganisations !== undefined && (
        <p className="hint">
          <Sentence words={words.listed} name={String(listedOrganisations)} />
        </p>
      )}
      {organisationLimit !== undefined && organisations.length >= organisationLimit && (
        <p className="hint">
          <Sentence words={words.limit} name={String(organisationLimit)} />
        </p>
      )}
    </Section>
  );
}
