import type { Memory, State } from './state.ts';

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
  unopened,
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
      return unopened ?? { at: 'choosing' };
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
        ...queued,
      };
    }
    case 'finished': {
      return {
        at: 'finished',
        profile: journey.account,
        nextSteps: journey.nextSteps.flatMap((step) => {
          const url = nextStepLinks[step.id];
          return url ? [{ ...step, url }] : [];
        }),
      };
    }
  }
}
