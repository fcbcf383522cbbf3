import type { Intent, Journey } from '#contract/journey.ts';

/** What somebody came for. */
export type Wish =
  | { way: 'email'; email: string }
  | { way: 'google'; subject: string }
  | { way: 'sign-out'; subject: string };

/** What a person does next, or how their story ends. Null: they wait. */
type Act = Intent | { end: string } | { need: 'code' } | null;

/** Somebody who wants to get through, and does at each step what it asks for. */
export function person(wish: Wish): (journey: Journey) => Act {
  let hasSignedOut = false;
  let registered = 0;
  return (journey) => {
    switch (journey.step) {
      case 'choosing':
        if (hasSignedOut) return { end: 'signed out' };
        return wish.way === 'email' ? { type: 'choose-email' } : { type: 'choose', method: 'google' };
      case 'checking-account':
        return journey.phase === 'idle' ? { type: 'confirm-account' } : null;
      case 'entering-email':
        if (wish.way !== 'email' || journey.phase !== 'idle') return null;
        return journey.email === ''
          ? { type: 'draft', field: 'email', value: wish.email.slice(0, 4) }
          : { type: 'submit-email', email: wish.email };
      case 'waiting-for-activation':
        if (journey.failure?.code === 'registration-expired') return { end: 'has an account already' };
        return journey.phase === 'waiting' ? { need: 'code' } : null;
      case 'registering': {
        if (journey.phase !== 'idle') return null;
        // The account is there; what is left is to sign in to it.
        if (journey.failure?.code === 'registration-expired') return { end: 'has an account already' };
        registered += 1;
        if (registered > 3) return { end: `cannot register: ${journey.failure?.code}` };
        const { version, sha256 } = journey.terms;
        return {
          type: 'register',
          acceptedTerms: { version, sha256 },
          ...(journey.kind === 'email'
            ? { username: journey.username, password: 'een lang en eigen wachtwoord' }
            : {}),
        };
      }
      case 'finished':
        if (journey.phase !== 'idle') return null;
        if (wish.way !== 'sign-out') return { end: 'finished' };
        hasSignedOut = true;
        return { type: 'sign-out' };
      case 'blocked':
        return { end: `blocked: ${journey.failure.code}` };
      default:
        return null;
    }
  };
}
