import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { Journey, Step } from '#contract/journey.ts';
import { progressionOf } from '../store/progression.ts';
import { Picture } from './picture.tsx';
import { pictureOf } from './picture-of.ts';
import { Screen } from './screen.tsx';
import { Stepper } from './stepper.tsx';

/** The props of a step's screen: the journey at that step. */
export type StepProps<Name extends Step> = { journey: Extract<Journey, { step: Name }> };

type StepScreenProps = {
  journey: Journey;
  children: ComponentChildren;
  actions?: ComponentChildren;
  /** False leaves out the picture beside the heading, where the screen is about something else than the state it shows. */
  hasPicture?: boolean;
};

/** A screen after the first, with the progress of the journey and the picture of its state. */
export function StepScreen({ journey, children, actions, hasPicture = true }: StepScreenProps) {
  const id = useId();
  const progression = progressionOf(journey);
  const picture = hasPicture && pictureOf(journey);
  return (
    <Screen
      arriving
      actions={actions}
      describedBy={progression ? id : undefined}
      above={progression && <Stepper progression={progression} id={id} />}
      picture={picture && <Picture name={picture} />}
    >
      {children}
    </Screen>
  );
}
