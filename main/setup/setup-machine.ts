import { isDeepStrictEqual } from 'node:util';
import { handleIntent } from './intent-handlers.ts';
import { answerReport } from './report-answers.ts';
import type { SetupEvent, SetupTransition } from './setup-event.ts';
import type { SetupState } from './setup-state.ts';

/**
 * The next state of the setup, and the effects to run. Pure.
 *
 * An event that does not fit returns the same state object: a double click and a late answer are normal, not faults.
 */
export function transitionSetup(state: SetupState, event: SetupEvent): SetupTransition {
  const [next, effects] =
    event.type === 'asked' ? handleIntent(state, event.intent, event) : answerReport(state, event);
  return [isDeepStrictEqual(next, state) ? state : next, effects];
}
