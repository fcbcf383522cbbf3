import type { Journey } from '#contract/journey.ts';
import type { Event } from '../event.ts';
import type { State } from '../state.ts';
import { moveTo, type Transition } from './go-to.ts';

type Requesting = Extract<Journey, { step: 'entering-email' | 'registering' }>;

/**
 * What becomes of a request that waits for a network or leaves, alike for an address and for a registration: it is queued, it
 * leaves, or the person sends it at once or withdraws it. Null: the event is about something else, or does not fit.
 */
export function answerWhileQueued(state: State, journey: Requesting, event: Event): Transition | null {
  const { failure: _, ...calm } = journey;
  const isQueued = journey.progress === 'queued';
  switch (event.type) {
    case 'queued':
      return moveTo({ ...state, queuedKey: event.key }, { ...calm, progress: 'queued' });
    case 'sending':
      return isQueued ? moveTo(state, { ...calm, progress: 'busy' }) : null;
    case 'send-now':
      return isQueued ? [state, [{ do: 'send-now' }]] : null;
    case 'withdraw':
      if (!isQueued) return null;
      return moveTo(
        { ...state, operation: state.operation + 1, queuedKey: null },
        { ...calm, progress: 'idle' },
        { do: 'withdraw' },
      );
    default:
      return null;
  }
}
