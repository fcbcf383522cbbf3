import type { Memory, State } from './state.ts';
import { knownNextSteps } from './steps/go-to.ts';

/**
 * What to keep so that the next start resumes here, or null to leave what was kept as it is.
 *
 * Signing in and checking an account begin again at the choice: their proof is a secret that lives minutes.
 */
export function memoryOf({
  journey,
  method,
  nextStepLinks,
  drafts,
  queuedKey,
  lockedJourney,
  session,
  pendingId,
}: State): Memory | null {
  const queued = queuedKey === null ? {} : { queuedKey };
  switch (journey.step) {
    case 'starting':
    case 'blocked':
      return null;
    case 'choosing':
    case 'signing-in':
    case 'checking-account':
    case 'confirming-organisation':
      return lockedJourney ?? { at: 'choosing' };
    case 'entering-email':
      return {
        at: 'entering-email',
        email: journey.email,
        ...(drafts.username === '' ? {} : { username: drafts.username }),
        ...queued,
      };
    case 'waiting-for-activation': {
      const { kind, email, phrase, expiresAt, resendAt } = journey;
      return {
        at: 'waiting-for-activation',
        kind,
        method,
        signUp: { email, phrase, expiresAt, resendAt },
        pendingId,
        ...queued,
      };
    }
    case 'registering': {
      const { kind, email, username, terms, passwordPolicy } = journey;
      return {
        at: 'registering',
        kind,
        method,
        email,
        username,
        terms,
        ...(passwordPolicy ? { passwordPolicy } : {}),
        pendingId,
        ...queued,
      };
    }
    case 'finished': {
      return {
        at: 'finished',
        session: session?.id ?? null,
        profile: journey.account,
        nextSteps: knownNextSteps(journey, nextStepLinks),
      };
    }
  }
}

/** The name of the secret that alone could resume it. */
export function pendingIdOf(memory: Memory | null): string | null {
  return memory?.at === 'waiting-for-activation' || memory?.at === 'registering' ? memory.pendingId : null;
}
