import type { Journey, Step } from '#contract/journey.ts';

/** What the screen of one step is given: that step's facts and no others. */
export type StepProps<Name extends Step> = { journey: Extract<Journey, { step: Name }> };
