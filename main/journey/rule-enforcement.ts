import type { FailureCode } from '#contract/failure.ts';
import { proofOfAddress } from '../policy/membership.ts';
import { checkUndertaking, isForbidden, type Undertaking } from '../policy/undertaking.ts';
import { findExpectedOrganisation } from './account-concern.ts';
import type { Effect } from './effect.ts';
import type { Event } from './event.ts';
import type { State } from './state.ts';
import { moveTo, type Transition, toChoosing, toEnteringEmail } from './steps/go-to.ts';

/**
 * Replaces a transition that leads to something the rules forbid: the step is left, its work is stopped, and the person is
 * told why. Runs after every event, so that the order of rule changes and steps makes no difference.
 */
export function keepToRules(before: State, [next, effects]: Transition): Transition {
  if (next === before) return [next, effects];
  const code = findForbidden(next);
  if (code === null) return [next, effects];
  const [refused, instead] = refuse(next, code);
  // A locked session that the transition ends is still ended.
  return [refused, [...effects.filter((effect) => effect.do === 'end-locked-session'), ...instead]];
}

/** Does the same for a request that the effect runner found forbidden just before sending. Null for any other event. */
export function refuseUnsent(state: State, event: Event): Transition | null {
  switch (event.type) {
    case 'sign-up-failed':
    case 'activation-failed':
    case 'resend-failed':
    case 'registration-failed':
      return isForbidden(event.code) && undertakingOf(state) !== null ? refuse(state, event.code) : null;
    default:
      return null;
  }
}

function findForbidden(state: State): FailureCode | null {
  const undertaking = undertakingOf(state);
  if (undertaking === null) return null;
  if (state.rules === null) return 'not-allowed-here';
  const code = checkUndertaking(state.rules, undertaking);
  if (code !== null) return code;
  // A queued request is sent without a person at hand, so the keychain must be ready now. Any other request asks the keychain
  // when it is sent, and the person can unlock it then.
  const isWaiting = state.queuedKey !== null;
  return isWaiting && state.rules.requireKeystore && !state.isKeychainReady ? 'keystore-required' : null;
}

/** What is under way that the rules can forbid; null where nothing is. */
function undertakingOf({ journey, method, proof }: State): Undertaking | null {
  const known = proof === null ? {} : { proof };
  switch (journey.step) {
    case 'signing-in':
      return { by: journey.method, returnPath: journey.returnPath ?? 'any', ...known };
    case 'checking-account':
      // The screen already says that this account cannot be used.
      return journey.concern === 'outside-organisation' ? null : { by: journey.method, ...known };
    case 'entering-email':
      // While the address is being typed, nothing is proved by it yet.
      return {
        by: 'email',
        ...(journey.phase === 'idle' ? {} : { proof: proofOfAddress(journey.email) }),
      };
    case 'waiting-for-activation':
      return journey.kind === 'activation'
        ? { by: 'email', proof: proofOfAddress(journey.email) }
        : { by: method, proof };
    case 'registering':
      return journey.kind === 'email'
        ? { by: 'email', proof: proofOfAddress(journey.email) }
        : { by: method, proof: proof ?? proofOfAddress(journey.email) };
    case 'starting':
    case 'blocked':
    case 'choosing':
    case 'confirming-organisation':
    case 'finished':
      return null;
  }
}

/** Leaves the forbidden step, and shows the reason where the person can act on it. */
function refuse(state: State, code: FailureCode): Transition {
  const { journey } = state;
  if (code === 'keystore-required') return toUnsent(state);
  if (code === 'email-outside-organisation') {
    const email = journey.step === 'finished' || !('email' in journey) ? state.drafts.email : journey.email;
    const [next, effects] = toEnteringEmail(state, email);
    return next.journey.step === 'entering-email'
      ? [{ ...next, journey: { ...next.journey, failure: { code, at: 'email' } } }, effects]
      : [next, effects];
  }
  if (code === 'organisation-mismatch' && journey.step === 'checking-account') {
    const expected = state.rules && findExpectedOrganisation(state.rules, journey.account.email);
    return moveTo(
      { ...state, operation: state.operation + 1, proof: null, pendingId: null },
      {
        ...journey,
        concern: 'outside-organisation',
        ...(expected ? { expected } : {}),
        phase: 'idle',
      },
      { do: 'abandon' },
    );
  }
  return toChoosing(state, { code, at: 'page' });
}

/** Cancels the queued request and keeps what was typed, which can be sent once the keychain is open. */
function toUnsent(state: State): Transition {
  const { journey, operation } = state;
  const code = 'keystore-required';
  const withdraw: Effect = { do: 'withdraw' };
  const next = { ...state, queuedKey: null };
  switch (journey.step) {
    case 'entering-email':
    case 'registering':
      return moveTo(
        { ...next, operation: operation + 1 },
        { ...journey, phase: 'idle', failure: { code, at: 'submit' } },
        withdraw,
      );
    case 'waiting-for-activation':
      // The operation number stays, because the sign-up is still watched.
      return moveTo(next, { ...journey, phase: 'waiting', failure: { code, at: 'resend' } }, withdraw);
    default:
      return [next, [withdraw]];
  }
}
