import { type GoogleAccount, googleAccounts } from '../../sandbox/accounts.ts';
import type { Sandbox, SandboxOptions } from '../../sandbox/sandbox.ts';

/** Whose addresses the crowd has. */
export const crowdDomain = 'drukte.test';

/** So many accounts at Google, each with an address and a subject of its own. */
export function crowd(size: number): GoogleAccount[] {
  return Array.from({ length: size }, (_, index) => ({
    subject: `2${String(index).padStart(20, '0')}`,
    email: `google-${index}@${crowdDomain}`,
    name: `Google ${index}`,
    kind: 'work',
    emailVerified: true,
    hostedDomain: crowdDomain,
  }));
}

/**
 * The sandbox, whose Google knows a crowd as well.
 *
 * The sandbox reads its made-up people when it is first imported, so they are added before that.
 */
export async function startCrowdedSandbox(people: readonly GoogleAccount[], options: SandboxOptions = {}) {
  Object.assign(googleAccounts, Object.fromEntries(people.map((person) => [person.email, person])));
  const { startSandbox } = await import('../../sandbox/sandbox.ts');
  const sandbox: Sandbox = await startSandbox(options);
  return sandbox;
}
