import type { Journey, Step } from '#contract/journey.ts';

/** The props of a step's screen: the journey at that step. */
export type StepProps<Name extends Step> = { journey: Extract<Journey, { step: Name }> };
