import type { SetupStep } from '#contract/setup.ts';
import './step-list.css';

/** The state of a step as a shape: a decoration beside words that say the same. */
export function StepMark({ state }: Pick<SetupStep, 'state'>) {
  return (
    <svg className="step-mark" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <circle cx="10" cy="10" r="8.5" />
      {state === 'done' && <path d="m6.2 10.3 2.6 2.6 5-5.4" />}
      {state === 'attention' && <path d="M10 6v5M10 13.8v0" />}
      {state === 'waiting' && <path d="M10 6v4.5l3 1.5" />}
    </svg>
  );
}
