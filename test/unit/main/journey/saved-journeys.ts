import type { SavedJourney } from '../../../../main/journey/saved-journey.ts';
import { nextSteps, passwordPolicy, profile, signUp, terms } from './states.ts';

/** What an earlier run left, of every kind that is resumed differently. */
export const memories = {
  choosing: { at: 'choosing' },
  'entering an address': { at: 'entering-email', email: 'iris@molen.test' },
  'waiting for activation': {
    at: 'waiting-for-activation',
    kind: 'activation',
    method: null,
    signUp,
    pendingId: 'p1',
  },
  'registering by e-mail': {
    at: 'registering',
    kind: 'email',
    method: null,
    email: signUp.email,
    username: 'iris',
    terms,
    passwordPolicy,
    pendingId: 'p1',
  },
  finished: { at: 'finished', session: 's1', profile, nextSteps },
} satisfies Record<string, SavedJourney>;
