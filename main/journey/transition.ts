import type { Event, State, Turn } from './state.ts';
import { finished, registering } from './steps/account.ts';
import { blocked, choosingStep, starting } from './steps/beginning.ts';
import { enteringEmail, waitingForActivation } from './steps/email.ts';
import { checkingAccount, signingIn } from './steps/identity.ts';

function turnOf(state: State, event: Event): Turn | null {
  const { journey } = state;
  switch (journey.step) {
    case 'starting':
      return starting(state, journey, event);
    case 'blocked':
      return blocked(state, journey, event);
    case 'choosing':
      return choosingStep(state, journey, event);
    case 'signing-in':
      return signingIn(state, journey, event);
    case 'checking-account':
      return checkingAccount(state, journey, event);
    case 'entering-email':
      return enteringEmail(state, journey, event);
    case 'waiting-for-activation':
      return waitingForActivation(state, journey, event);
    case 'registering':
      return registering(state, journey, event);
    case 'finished':
      return finished(state, journey, event);
  }
}

/**
 * The next state, and the work it calls for.
 *
 * An event that does not fit the step, and a report about work since abandoned, leave everything as it is (the very
 * same state): a double click and a late answer are ordinary, not faults.
 */
export function transition(state: State, event: Event): Turn {
  if ('operation' in event && event.operation !== state.operation) return [state, []];
  if (event.type === 'offers-changed') return [{ ...state, offers: event.offers }, []];
  if (event.type === 'blocked')
    return [
      {
        ...state,
        operation: state.operation + 1,
        journey: { step: 'blocked', failure: { code: event.code, at: 'page' } },
      },
      [],
    ];
  return turnOf(state, event) ?? [state, []];
}
