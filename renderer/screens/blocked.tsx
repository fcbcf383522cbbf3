import type { Snapshot } from '#contract/snapshot.ts';
import { Button } from '../components/button.tsx';
import { FailureNote } from '../components/failure-note.tsx';
import { PolicyStops } from '../components/policy-stops.tsx';
import { Stage } from '../components/stage.tsx';
import { failureFacts } from '../store/failure-facts.ts';
import { useLaterScene } from '../store/scene.ts';
import type { StepProps } from './step.ts';

/** Nothing can be done here until somebody else acts: what is wrong, who can mend it, and what to tell them. */
export function Blocked({ journey, snapshot }: StepProps<'blocked'> & { snapshot: Snapshot }) {
  const { copy, actions, openPanel } = useLaterScene();
  const { blocked: words } = copy;
  const stops = journey.stops ?? [];
  return (
    <Stage
      journey={journey}
      actions={
        <div className="button-row">
          <Button look="primary" onClick={() => actions.send({ type: 'retry' })}>
            {copy.frame.retry}
          </Button>
        </div>
      }
    >
      <FailureNote code={journey.failure.code} offersDoctor />
      <p>{words.mender[failureFacts[journey.failure.code].mender]}</p>
      <dl className="details">
        <dt>{words.code}</dt>
        <dd>{journey.failure.code}</dd>
        <dt>{words.version}</dt>
        <dd>{snapshot.version}</dd>
        {snapshot.environment !== '' && (
          <>
            <dt>{words.environment}</dt>
            <dd>{snapshot.environment}</dd>
          </>
        )}
      </dl>
      <PolicyStops stops={stops} />
      {stops.length > 0 && (
        <Button look="link" onClick={openPanel}>
          {copy.organisation.stops.allRules}
        </Button>
      )}
    </Stage>
  );
}
