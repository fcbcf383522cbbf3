import type { Journey } from '#contract/journey.ts';
import type { Copy } from '../copy/shape.ts';

/** The stages of a journey, as the stepper names them. */
type Stage = keyof Copy['progress']['stages'];

/** The stages of this journey, and the index of the current one. */
export type Progression = { stages: readonly Stage[]; at: number };

const byIdentity = ['choose', 'signIn', 'check', 'finished'] as const;
const byEmail = ['choose', 'address', 'activate', 'register', 'finished'] as const;

/** The progress of a journey; null before a method is chosen and once it is finished or blocked. */
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
