import type { NextStep } from '#contract/journey.ts';
import { useLoadedApp } from '../store/app-context.ts';
import { Section } from './section.tsx';
import './next-steps.css';

/** What is left to set up on the platform. Each step opens in the browser. */
export function NextSteps({ steps }: { steps: readonly NextStep[] }) {
  const { copy, actions } = useLoadedApp();
  if (steps.length === 0) return null;
  return (
    <Section heading={copy.finished.nextSteps} level={2}>
      <ul className="next-steps">
        {steps.map((step) => (
          <li key={step.id}>
            <button
              type="button"
              className={step.done ? 'next-step done' : 'next-step'}
              onClick={() => actions.openLink({ nextStep: step.id })}
            >
              <svg className="step-mark" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
                <circle cx="10" cy="10" r="8.5" />
                {step.done && <path d="m6.2 10.3 2.6 2.6 5-5.4" />}
              </svg>
              <span>
                {step.done && <span className="visually-hidden">{copy.finished.done} </span>}
                {step.title}
              </span>
              <svg className="chevron" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
                <path d="m8 5 5 5-5 5" />
              </svg>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
