import type { FailureCode } from '#contract/failure.ts';
import type { ReturnPath, SignInMethod } from '#contract/sign-in-method.ts';
import { OnboardingError } from '../failure/onboarding-error.ts';
import {
  findExpectedOrganisation,
  isMember,
  type MembershipProof,
  proofOfAddress,
} from '../policy/membership.ts';
import type { SignInRules } from '../policy/sign-in-rules.ts';
import type { Effect } from './effect.ts';
import type { Event } from './event.ts';
import type { Ports } from './ports.ts';
import type { State } from './state.ts';
import { moveTo, type Transition, toChoosing, toEnteringEmail } from './steps/go-to.ts';

/*
 * The rules of this machine hold for the journey in two places: after every event, for what is under way, and before every
 * request, for what is about to be sent. Both ask `checkUndertaking`.
 */

/** Something that is under way or about to be sent, as far as a rule can forbid it. */
export type Undertaking = {
  /** How the person comes in; null where that is not known, which is allowed only where every way is. */
  by: SignInMethod | 'email' | null;
  /** How the browser's answer comes back; `any` while that is still to be chosen. Absent where none is waited for. */
  returnPath?: ReturnPath | 'any';
  /** Where the person belongs, once they have said who they are; null where nothing was proved. */
  proof?: MembershipProof | null;
};

/**
 * Why the rules forbid something, or null where they allow it. Asked before everything that is sent, and about what is
 * under way whenever the rules change: what was allowed when it began may be forbidden by now.
 *
 * That a keychain is demanded is not asked here: whether there is one shows only when it is asked.
 */
export function checkUndertaking(
  rules: Pick<
    SignInRules,
    'methods' | 'emailSignUp' | 'returnPaths' | 'organisation' | 'tenants' | 'emailDomains'
  >,
  { by, returnPath, proof }: Undertaking,
): ForbiddenCode | null {
  if (!isWayAllowed(rules, by)) return 'not-allowed-here';
  if (returnPath !== undefined && !isReturnPathAllowed(rules, returnPath)) return 'not-allowed-here';
  if (proof === undefined || isMember(rules, proof)) return null;
  return by === 'email' ? 'email-outside-organisation' : 'organisation-mismatch';
}

function isReturnPathAllowed(
  { returnPaths }: Pick<SignInRules, 'returnPaths'>,
  returnPath: ReturnPath | 'any',
): boolean {
  if (returnPaths === null) return true;
  return returnPath === 'any' ? returnPaths.length > 0 : returnPaths.includes(returnPath);
}

function isWayAllowed(
  { methods, emailSignUp }: Pick<SignInRules, 'methods' | 'emailSignUp'>,
  by: Undertaking['by'],
): boolean {
  if (by === null) return methods === null && emailSignUp;
  return by === 'email' ? emailSignUp : (methods?.includes(by) ?? true);
}

/** What `checkUndertaking` can say. */
const forbidding = ['not-allowed-here', 'organisation-mismatch', 'email-outside-organisation'] as const;
type ForbiddenCode = (typeof forbidding)[number];

/** Whether a failure says that the rules forbid something. */
export function isForbidden(code: FailureCode): code is ForbiddenCode {
  return forbidding.some((one) => one === code);
}

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
    return toEnteringEmail(state, email, { code, at: 'email' });
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

/** What is about to be sent, as far as the rules can forbid it. */
export type OutgoingRequest = Undertaking & {
  /** A mere question: its answer holds nothing that would have to go into a keychain. */
  asksOnly?: true;
};

/**
 * Calls `send` if the rules allow it at this moment. The last check and the call are in the same tick, so that no change of
 * the rules can come between them.
 *
 * @throws {OnboardingError} the code of `checkUndertaking`; `keystore-required` where the rules demand a keychain and it is
 *   not ready; whatever `send` throws
 */
export async function sendIfAllowed<Value>(
  ports: Pick<Ports, 'rules' | 'secrets'>,
  { asksOnly, ...undertaking }: OutgoingRequest,
  send: () => Promise<Value>,
): Promise<Value> {
  assertAllowed(ports, undertaking);
  if (ports.rules().requireKeystore && !asksOnly) {
    await demandKeystore(ports);
    // The rules can change while the keychain is asked.
    assertAllowed(ports, undertaking);
  }
  return await send();
}

/** @throws {OnboardingError} the code of `checkUndertaking`, where the rules forbid it */
export function assertAllowed(ports: Pick<Ports, 'rules'>, undertaking: Undertaking): void {
  const code = checkUndertaking(ports.rules(), undertaking);
  if (code !== null) throw new OnboardingError(code);
}

/** @throws {OnboardingError} `keystore-required` unless the keychain is ready, which only an actual read shows */
async function demandKeystore({ secrets }: Pick<Ports, 'secrets'>): Promise<void> {
  const { kind } = await secrets.read('pending');
  if (kind === 'unavailable' || secrets.state !== 'ready')
    throw new OnboardingError('keystore-required', new Error(secrets.state));
}
