import type { FailureCode } from '#contract/failure.ts';
import type { Failure } from '#contract/journey.ts';

type Place = Failure['at'];

/**
 * Returns a function that gives the failure to show beside a control of a screen.
 *
 * A failure of a control that the screen does not have is shown at `page`, so that none is lost.
 */
export function placedFailure<Slot extends Place>(failure: Failure | undefined, slots: readonly Slot[]) {
  const at: Place | undefined = failure && (slots.find((slot) => slot === failure.at) ?? 'page');
  return (slot: Slot | 'page'): FailureCode | undefined => (at === slot ? failure?.code : undefined);
}
