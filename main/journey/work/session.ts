import { OnboardingError } from '../../failure.ts';
import type { Tokens } from '../../platform/contract.ts';
import { isMember, proofOfAddress } from '../../policy/membership.ts';
import type { NewSession } from '../ports.ts';
import type { Bench } from '../runner.ts';
import type { Effect } from '../state.ts';

/** Reads what the last run left. */
export async function restore({ ports, custody, report }: Bench): Promise<void> {
  const memory = await ports.memory.read();
  const [session, pending] = await Promise.all([
    ports.session.restore(memory?.at === 'finished' ? memory.session : null),
    custody.restore(memory),
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
  { ports, custody, abandoned, reportAlways }: Bench,
  tokens: Tokens,
  about: NewSession,
): Promise<void> {
  if (abandoned.aborted) return await ports.session.discard(tokens);
  const { id } = await ports.session.begin(tokens, about, abandoned);
  if (abandoned.aborted) return await ports.session.end(id);
  const forgotten = custody.forget();
  reportAlways({ type: 'session-begun', session: { id, account: about.account }, isNew: about.isNew });
  await forgotten;
}

/**
 * Asks the platform who is signed in. Somebody whom the rules no longer let in is signed out, and so is a session in memory
 * alone where they demand a keychain: before the platform is asked, which may be out of reach, and after, since it renews tokens.
 */
export async function checkSession(
  { operation, session }: Extract<Effect, { do: 'check-session' }>,
  { ports, report, signal }: Bench,
): Promise<void> {
  await demandKept(session, ports);
  const answer = await ports.session.check(session);
  // While everything is stopped the rules let nobody in, which is no reason to sign somebody out.
  if (answer === null || signal.aborted) return;
  const { profile, nextSteps, proof } = answer;
  // Without one that was kept, the address that the platform names is a proof too.
  if (!isMember(ports.rules(), proof ?? proofOfAddress(profile.email))) {
    await ports.session.end(session);
    return report({ type: 'session-ended', operation, code: 'organisation-mismatch' });
  }
  await demandKept(session, ports);
  if (signal.aborted) return;
  report({ type: 'session-checked', operation, profile, nextSteps });
}

/**
 * Ends a session that is in memory alone although the rules demand a keychain. That is asked once more before, which may
 * have the person open it.
 *
 * @throws {OnboardingError} `session-not-kept` once it has ended
 */
async function demandKept(id: string, { rules, secrets, session }: Bench['ports']): Promise<void> {
  const isForbidden = () => rules().requireKeystore && !session.isKept(id);
  if (!isForbidden()) return;
  await secrets.retry();
  if (!isForbidden()) return;
  await session.end(id);
  throw new OnboardingError('session-not-kept');
}

/** Signs out here. The platform hears of it in the background. */
export async function signOut(
  { operation, session }: Extract<Effect, { do: 'sign-out' }>,
  { ports, report }: Bench,
): Promise<void> {
  await ports.session.end(session);
  report({ type: 'signed-out', operation });
}
