import type { FailureCode } from '#contract/failure.ts';
import type { Failure } from '#contract/journey.ts';

type Place = Failure['at'];

/**
 * Which failure stands beside which control of a screen.
 *
 * A failure at a control that the screen does not have goes to `page`, so none is ever swallowed.
 */
export function placedFailure<Slot extends Place>(failure: Failure | undefined, slots: readonly Slot[]) {
  const at: Place | undefined = failure && (slots.find((slot) => slot === failure.at) ?? 'page');
  return (slot: Slot | 'page'): FailureCode | undefined => (at === slot ? failure?.code : undefined);
}
