import type { FailureCode } from '#contract/failure.ts';
import { OnboardingError } from '../../failure/onboarding-error.ts';
import type { Tokens } from '../../platform-contract/contract.ts';
import { isMember, proofOfAddress } from '../../policy/membership.ts';
import type { Effect } from '../effect.ts';
import type { WorkReport } from '../event.ts';
import type { NewSession } from '../ports.ts';
import type { EffectContext } from './effect-context.ts';

/** Reads what the last run left. */
export async function restore({ ports, pending: secrets, report }: EffectContext): Promise<void> {
  const memory = await ports.memory.read();
  const [session, pending] = await Promise.all([
    ports.session.restore(memory?.at === 'finished' ? memory.session : null),
    secrets.restore(memory),
  ]);
  report({ type: 'restored', memory, session, pending });
}

/**
 * Begins the session with the tokens that the platform gave, and reports that it counts.
 *
 * Rules that paused the work meanwhile change nothing about the account that was made: it is reported all the same. A
 * person who went elsewhere does: then the tokens are revoked.
 */
export async function enter(
  { ports, pending, abandoned, reportAlways }: EffectContext,
  tokens: Tokens,
  about: NewSession,
): Promise<void> {
  if (abandoned.aborted) return await ports.session.discard(tokens);
  const { id } = await ports.session.begin(tokens, about, abandoned);
  if (abandoned.aborted) return await ports.session.end(id);
  const forgotten = pending.forget();
  reportAlways({ type: 'session-begun', session: { id, account: about.account }, isNew: about.isNew });
  await forgotten;
}

/**
 * Asks the platform who is signed in. Somebody whom the rules no longer let in is signed out, and so is a session in memory
 * alone where they demand a keychain: before the platform is asked, which may be out of reach, and after, since it renews tokens.
 */
export async function checkSession(
  { session }: Effect<'check-session'>,
  { ports, report, signal }: EffectContext,
): Promise<void> {
  await demandKept(session, ports);
  const answer = await ports.session.check(session);
  // While everything is stopped the rules let nobody in, which is no reason to sign somebody out.
  if (answer === null || signal.aborted) return;
  const { profile, nextSteps, proof } = answer;
  // Without one that was kept, the address that the platform names is a proof too.
  if (!isMember(ports.rules(), proof ?? proofOfAddress(profile.email))) {
    await ports.session.end(session);
    return report({ type: 'session-ended', code: 'organisation-mismatch' });
  }
  await demandKept(session, ports);
  if (signal.aborted) return;
  report({ type: 'session-checked', profile, nextSteps });
}

/**
 * Ends a session that is in memory alone although the rules demand a keychain. That is asked once more before, which may
 * have the person open it.
 *
 * @throws {OnboardingError} `session-not-kept` once it has ended
 */
async function demandKept(id: string, { rules, secrets, session }: EffectContext['ports']): Promise<void> {
  const isForbidden = () => rules().requireKeystore && !session.isKept(id);
  if (!isForbidden()) return;
  await secrets.retry();
  if (!isForbidden()) return;
  await session.end(id);
  throw new OnboardingError('session-not-kept');
}

/** Signs out here. The platform hears of it in the background. */
export async function signOut(
  { session }: Effect<'sign-out'>,
  { ports, report }: EffectContext,
): Promise<void> {
  await ports.session.end(session);
  report({ type: 'signed-out' });
}

/** What the failure of a question about the session is for the machine: over, or not to be had just now. */
export function sessionFailure(code: FailureCode): WorkReport {
  switch (code) {
    case 'session-ended':
    case 'session-lost':
    case 'session-not-kept':
    case 'account-changed':
      return { type: 'session-ended', code };
    default:
      return { type: 'session-unreachable' };
  }
}
