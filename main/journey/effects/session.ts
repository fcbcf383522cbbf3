import type { FailureCode } from '#contract/failure.ts';
import { OnboardingError } from '../../failure/onboarding-error.ts';
import { isSessionOfMember } from '../../policy/membership.ts';
import type { Effect } from '../effect.ts';
import type { WorkReport } from '../event.ts';
import type { NewSession, SessionTokens } from '../ports.ts';
import type { EffectContext } from './effect-context.ts';

/** Reads the saved journey, the session and the pending secrets of the last run. */
export async function restore({ ports, pending: secrets, report }: EffectContext): Promise<void> {
  const saved = await ports.savedJourney.read();
  const [session, pending] = await Promise.all([
    ports.session.restore(saved?.at === 'finished' ? saved.session : null),
    secrets.restore(saved),
  ]);
  report({ type: 'restored', saved, session, pending });
}

/**
 * Begins the session with the tokens that the platform gave, and reports it.
 *
 * It is reported even if the rules paused the work meanwhile, because the account exists. If the person went elsewhere, the
 * tokens are revoked instead.
 */
export async function beginSession(
  { ports, pending, abandoned, reportAlways }: EffectContext,
  tokens: SessionTokens,
  about: NewSession,
): Promise<void> {
  if (abandoned.aborted)
    return await ports.session.discard(tokens, about.atIssuer === undefined ? 'platform' : 'issuer');
  const { id } = await ports.session.begin(tokens, about, abandoned);
  if (abandoned.aborted) return await ports.session.end(id);
  const forgotten = pending.forget();
  reportAlways({ type: 'session-begun', session: { id, account: about.account }, isNew: about.isNew });
  await forgotten;
}

/**
 * Asks the platform who is signed in. Signs a person out whom the rules no longer allow, and ends a session that is in memory
 * only where the rules demand a keychain. That is checked before the platform is asked, which may be out of reach, and
 * after, because asking can renew the tokens.
 */
export async function checkSession(
  { session }: Effect<'check-session'>,
  { ports, report, signal }: EffectContext,
): Promise<void> {
  await demandKept(session, ports);
  const answer = await ports.session.check(session);
  // While everything is stopped the rules allow no one, but that must not sign anybody out.
  if (answer === null || signal.aborted) return;
  const { profile, nextSteps, proof } = answer;
  if (!isSessionOfMember(ports.rules(), { proof, email: profile.email })) {
    await ports.session.end(session);
    return report({ type: 'session-ended', code: 'organisation-mismatch' });
  }
  await demandKept(session, ports);
  if (signal.aborted) return;
  report({ type: 'session-checked', profile, nextSteps });
}

/**
 * Ends a session that is in memory only although the rules demand a keychain. Tries the keychain once more first, which may
 * ask the person to unlock it.
 *
 * @throws {OnboardingError} `session-not-kept` after it ended the session
 */
async function demandKept(id: string, { rules, secrets, session }: EffectContext['ports']): Promise<void> {
  const isForbidden = () => rules().requireKeystore && !session.isKept(id);
  if (!isForbidden()) return;
  await secrets.retry();
  if (!isForbidden()) return;
  await session.end(id);
  throw new OnboardingError('session-not-kept');
}

/**
 * Signs out here at once. The revocation follows in the background. Where the session was the issuer's own, its page for
 * ending the browser's session opens too, if the issuer can be asked now: else the next person at this computer would be let
 * in by it.
 */
export async function signOut(
  { session }: Effect<'sign-out'>,
  { ports, report }: EffectContext,
): Promise<void> {
  // Read before the end, and not from what the platform does now, which may have changed since the sign-in.
  const source = ports.session.sourceOf(session);
  await ports.session.end(session);
  report({ type: 'signed-out' });
  if (source !== 'issuer') return;
  try {
    const page = await ports.findSignOutPage();
    if (page !== null) await ports.browser.open(page);
  } catch (error) {
    ports.log.info('the session at the issuer was not ended', { error });
  }
}

/** The failures after which a session is over; after any other one it stays. */
const sessionEnds: readonly FailureCode[] = [
  'session-ended',
  'session-lost',
  'session-not-kept',
  'account-changed',
];

/** Whether a session is over after this failure of one of its requests. */
export function isSessionOver(code: FailureCode): boolean {
  return sessionEnds.includes(code);
}

/** The report of a failed check: the session is over, or the platform could not be asked. */
export function sessionFailure(code: FailureCode): WorkReport {
  return isSessionOver(code) ? { type: 'session-ended', code } : { type: 'session-unreachable' };
}
