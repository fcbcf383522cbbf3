import type { Tokens } from '../../platform/contract.ts';
import type { SignInRules } from '../../policy/sign-in-rules.ts';
import type { Bench } from '../runner.ts';
import type { SignedIn } from '../state.ts';

/** Reads what the last run left. */
export async function restore({ ports, custody, report }: Bench): Promise<void> {
  const [memory, pending, session] = await Promise.all([
    ports.memory.read(),
    custody.restore(),
    ports.secrets.read('session'),
  ]);
  report({
    type: 'restored',
    memory,
    pending,
    session: session !== null,
    keychain: ports.secrets.state === 'ready',
  });
}

/** Begins the session and reports the end of the journey, from what is known when the platform cannot be asked. */
export async function enter(
  { ports, custody, report, signal }: Bench,
  facts: {
    operation: number;
    tokens: Tokens;
    isNew: boolean;
    known: SignedIn;
  },
): Promise<void> {
  const { operation, tokens, isNew, known } = facts;
  const answer = await ports.session.begin(tokens);
  // The person went elsewhere meanwhile: a session that nobody asked for any more is not kept.
  if (signal.aborted) return ports.session.end();
  await custody.forget();
  report({
    type: 'signed-in',
    operation,
    isNew,
    profile: answer?.profile ?? known,
    nextSteps: answer?.nextSteps ?? [],
  });
  if (!answer) report({ type: 'session-unreachable', operation });
}

/** Asks the platform who is signed in. Somebody whom the rules no longer let in is signed out. */
export async function checkSession(operation: number, { ports, report, signal }: Bench): Promise<void> {
  const { profile, nextSteps } = await ports.session.check();
  // While everything is stopped the rules let nobody in, which is no reason to sign somebody out.
  if (signal.aborted) return;
  if (!isInside(profile.email, ports.rules())) {
    await ports.session.end();
    return report({ type: 'session-ended', operation, code: 'organisation-mismatch' });
  }
  report({ type: 'signed-in', operation, profile, nextSteps, isNew: false });
}

/** Whether the rules let an address in. For what is left of a sign-in once its provider was asked: a session, a ticket. */
export function isInside(email: string, { organisation, emailDomains }: SignInRules): boolean {
  const domain = email.split('@').at(-1)?.toLowerCase() ?? '';
  if (emailDomains !== null && !emailDomains.includes(domain)) return false;
  const required = organisation?.mode === 'required' ? organisation.organisation.emailDomains : [];
  return required.length === 0 || required.some((one) => one.toLowerCase() === domain);
}

/** Signs out here and at the platform. */
export async function signOut(operation: number, { ports, report }: Bench): Promise<void> {
  await ports.session.end();
  report({ type: 'signed-out', operation });
}
