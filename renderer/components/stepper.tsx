import { useLoadedApp } from '../store/app-context.ts';
import type { Progression } from '../store/progression.ts';
import './stepper.css';

/** The progress of the journey: a decorative bar, and a sentence that says the same. */
export function Stepper({ progression: { stages, at }, id }: { progression: Progression; id: string }) {
  const { progress: words } = useLoadedApp().copy;
  const stage = stages[at];
  if (!stage) return null;
  return (
    <div className="stepper">
      <div className="stepper-bar" aria-hidden="true">
        {stages.map((one, place) => (
          <span key={one} className={place <= at ? 'reached' : undefined} />
        ))}
      </div>
      <p className="stepper-words" id={id}>
        {words.step(at + 1, stages.length)} <span className="stepper-stage">{words.stages[stage]}</span>
      </p>
    </div>
  );
}
