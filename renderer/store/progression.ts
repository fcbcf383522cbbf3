import type { Journey } from '#contract/journey.ts';
import type { Copy } from '../copy/shape.ts';

/** The stages of a journey, as a person knows them. */
type Stage = keyof Copy['progress']['stages'];

/** The stages that this person will meet, and which of them this is, from 0. */
export type Progression = { stages: readonly Stage[]; at: number };

const byIdentity = ['choose', 'signIn', 'check', 'finished'] as const;
const byEmail = ['choose', 'address', 'activate', 'register', 'finished'] as const;

/** How far a journey is. Null where there is no way yet, or none any more. */
export function progressionOf(journey: Journey): Progression | null {
  switch (journey.step) {
    case 'starting':
    case 'blocked':
    case 'choosing':
    case 'confirming-organisation':
    case 'finished':
      return null;
    case 'signing-in':
      return { stages: byIdentity, at: 1 };
    case 'checking-account':
      return { stages: byIdentity, at: 2 };
    case 'entering-email':
      return { stages: byEmail, at: 1 };
    case 'waiting-for-activation':
      return journey.kind === 'activation' ? { stages: byEmail, at: 2 } : { stages: byIdentity, at: 2 };
    case 'registering':
      return journey.kind === 'email' ? { stages: byEmail, at: 3 } : { stages: byIdentity, at: 2 };
  }
}
