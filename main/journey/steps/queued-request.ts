import type { Journey } from '#contract/journey.ts';
import type { Event } from '../event.ts';
import type { State } from '../state.ts';
import { moveTo, type Transition } from './go-to.ts';

type Requesting = Extract<Journey, { step: 'entering-email' | 'registering' }>;

/**
 * Answers the events of a request that can be queued, the same for a sign-up and for a registration: it is queued, it is being
 * sent, or the person sends it now or withdraws it. Null for any other event.
 */
export function answerWhileQueued(state: State, journey: Requesting, event: Event): Transition | null {
  const { failure: _, ...withoutFailure } = journey;
  const isQueued = journey.phase === 'queued';
  switch (event.type) {
    case 'queued':
      return moveTo({ ...state, queuedKey: event.key }, { ...withoutFailure, phase: 'queued' });
    case 'sending':
      return isQueued ? moveTo(state, { ...withoutFailure, phase: 'busy' }) : null;
    case 'send-now':
      return isQueued ? [state, [{ do: 'send-now' }]] : null;
    case 'withdraw':
      if (!isQueued) return null;
      return moveTo(
        { ...state, operation: state.operation + 1, queuedKey: null },
        { ...withoutFailure, phase: 'idle' },
        { do: 'withdraw' },
      );
    default:
      return null;
  }
}
