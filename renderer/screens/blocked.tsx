import { failureFacts } from '#contract/failure.ts';
import { Button } from '../components/button.tsx';
import { FactRows } from '../components/fact-rows.tsx';
import { FailureNote } from '../components/failure-note.tsx';
import { PolicyStops } from '../components/policy-stops.tsx';
import { type StepProps, StepScreen } from '../components/step-screen.tsx';
import { useLoadedApp } from '../store/app-context.ts';
import './blocked.css';

/** Nothing can be done here until somebody else acts: what is wrong, who can resolve it, and what to tell them. */
export function Blocked({ journey }: StepProps<'blocked'>) {
  const { copy, actions, version, environment, openPanel } = useLoadedApp();
  const { blocked: words } = copy;
  const stops = journey.stops ?? [];
  return (
    <StepScreen
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
      <p>{words.resolvedBy[failureFacts[journey.failure.code].resolvedBy]}</p>
      <dl className="details">
        <FactRows
          rows={{
            [words.code]: journey.failure.code,
            [words.version]: version,
            [words.environment]: environment,
          }}
        />
      </dl>
      <PolicyStops stops={stops} />
      {stops.length > 0 && (
        <Button look="link" onClick={openPanel}>
          {copy.organisation.stops.allRules}
        </Button>
      )}
    </StepScreen>
  );
}
