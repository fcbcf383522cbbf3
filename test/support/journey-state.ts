import type { Intent, Journey } from '#contract/journey.ts';
import type { Snapshot } from '#contract/snapshot.ts';
import { transition } from '../../main/journey/machine.ts';
import { initialState, type State } from '../../main/journey/state.ts';

/** Whether main does anything with what the window asks for, where it shows this snapshot. */
export function isTaken(snapshot: Snapshot, intent: Intent): boolean {
  const state = stateOf(snapshot);
  const [next, effects] = transition(state, intent);
  return next !== state || effects.length > 0;
}

/** What main holds while the window shows a snapshot. */
function stateOf({ journey, methods, manualSignUp, returnPaths }: Snapshot): State {
  return {
    ...initialState,
    journey,
    offers: { methods, manualSignUp, returnPaths },
    operation: 'attempt' in journey ? journey.attempt : 1,
    method: methodOf(journey),
    organisation: organisationOf(journey),
    session: journey.step === 'finished' ? { id: 's1', account: journey.account } : null,
    stopped: journey.step === 'blocked' ? { code: journey.failure.code } : null,
  };
}

function methodOf(journey: Journey): State['method'] {
  if ('method' in journey) return journey.method;
  return 'kind' in journey && journey.kind !== 'email' && journey.kind !== 'activation' ? 'google' : null;
}

function organisationOf(journey: Journey): State['organisation'] {
  if (journey.step !== 'confirming-organisation') return null;
  if (journey.by !== 'profile') return { slug: 'bakkerij' };
  // A profile that does not count is not there to be asked about.
  return journey.organisation ? { profile: 'text of a profile' } : null;
}
