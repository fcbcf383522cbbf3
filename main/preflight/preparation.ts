import type { SignInMethod } from '#contract/sign-in-method.ts';
import { type Environment, findClientIdAtIssuer } from '../environment/environment.ts';
import type { Fetch } from '../network/transport.ts';
import { clientId as standardClientId } from '../platform-contract/contract.ts';

/**
 * Prepares for a sign-in by some of an environment's methods, so that the click on one takes less time: loads their SDKs, reads
 * the metadata of the platform's issuer where one of them needs it, and opens and closes a listener. What was read is dropped,
 * so that a change of the issuer counts at once; what stays is an open connection, and code that has run once. Call it when the
 * app is idle. Rejects only where a part of this program cannot be loaded.
 *
 * Of the providers only the platform's issuer is asked, because Microsoft and Google need not know of a person who has not
 * chosen them.
 */
export async function prepareSignIn(
  environment: Environment,
  methods: readonly SignInMethod[],
  options: { fetch: Fetch; signal: AbortSignal },
): Promise<void> {
  const needed = environment.providers.filter(({ id }) => methods.includes(id));
  const kinds = new Set(needed.map(({ kind }) => kind));
  if (kinds.size === 0) return;
  if (kinds.has('microsoft')) await import('../sign-in/microsoft.ts');
  if (kinds.has('google')) await import('../sign-in/google.ts');
  if (kinds.has('oidc')) {
    const { readIssuer } = await import('../sign-in/oidc.ts');
    const clientId = findClientIdAtIssuer(environment) ?? standardClientId;
    await readIssuer({ issuer: environment.issuer, clientId }, options);
  }
  // The check before a sign-in, which the start does not load.
  const { probeLoopback } = await import('./preflight.ts');
  await probeLoopback({ host: '127.0.0.1' }, options.signal);
}
