import type { SignInMethod } from '#contract/sign-in-method.ts';
import type { Environment } from '../environment/environment.ts';
import type { SignInRules } from '../policy/sign-in-rules.ts';

/**
 * The ways in that this client can go: registered with the provider, and for an organisation's own provider, told which
 * one that is.
 */
export function usableMethods(
  { providers }: Environment,
  { organisation }: Pick<SignInRules, 'organisation'>,
): SignInMethod[] {
  const named = organisation?.organisation.scheme;
  return providers
    .filter((settings) => settings.clientId !== '')
    .filter((settings) => settings.kind !== 'oidc' || (settings.scheme ?? named) !== undefined)
    .map(({ id }) => id);
}
