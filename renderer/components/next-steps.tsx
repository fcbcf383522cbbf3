import type { NextStep } from '#contract/journey.ts';
import { useLoadedApp } from '../store/app-context.ts';
import { Chevron } from './disclosure.tsx';
import { FramedList } from './framed-list.tsx';
import { Section } from './section.tsx';
import { StepMark } from './step-mark.tsx';

/** What is left to set up on the platform. Each step opens in the browser. */
export function NextSteps({ steps }: { steps: readonly NextStep[] }) {
  const { copy, actions } = useLoadedApp();
  if (steps.length === 0) return null;
  return (
    <Section heading={copy.finished.nextSteps} level={2}>
      <FramedList className="steps">
        {steps.map((step) => (
          <li key={step.id}>
            <button
              type="button"
              className={step.done ? 'step done' : 'step'}
              onClick={() => actions.openLink({ nextStep: step.id })}
            >
              <StepMark state={step.done ? 'done' : 'todo'} />
              <span className="step-words">
                {step.done && <span className="visually-hidden">{copy.finished.done} </span>}
                {step.title}
              </span>
              <Chevron />
            </button>
          </li>
        ))}
      </FramedList>
    </Section>
  );
}
