import type { ComponentChildren } from 'preact';
import type { SetupStep } from '#contract/setup.ts';
import { Button } from '../components/button.tsx';
import { StepMark } from '../components/step-mark.tsx';

type StepRowProps = {
  /** How far it is, shown by a mark. */
  state?: SetupStep['state'];
  title: ComponentChildren;
  /** What is known of it, under its title. */
  children: ComponentChildren;
  /** Its one action. Screen readers read the title after the label. */
  action?: { label: string; busy?: boolean; onClick: () => void } | null | false;
};

/** A row of a list of the setup. */
export function StepRow({ state, title, children, action }: StepRowProps) {
  return (
    <li className={`step ${state ?? ''}`}>
      {state && <StepMark state={state} />}
      <span className="step-words">
        <strong>{title}</strong>
        {children}
      </span>
      {action && (
        <Button look="link" busy={action.busy ?? false} onClick={action.onClick}>
          <span>{action.label}</span>
          <span className="visually-hidden"> {title}</span>
        </Button>
      )}
    </li>
  );
}
