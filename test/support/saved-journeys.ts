import type { SavedJourney } from '../../main/journey/saved-journey.ts';

/** What a run left that waits for an activation, with its secret under `p1`. */
export const waitingMemory: SavedJourney = {
  at: 'waiting-for-activation',
  kind: 'activation',
  method: null,
  signUp: {
    email: 'iris@molen.test',
    phrase: 'groene fiets',
    expiresAt: '2026-11-24T10:00:00Z',
    resendAt: '2026-11-23T10:00:30Z',
  },
  pendingId: 'p1',
};
