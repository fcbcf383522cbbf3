import type { SignInMethod } from '#contract/sign-in-method.ts';
import type { Environment } from '../environment/environment.ts';
import type { SignInRules } from '../policy/sign-in-rules.ts';

/**
 * The sign-in methods that this client can use: those with a client id at the provider. An organisation's own provider also
 * needs a `scheme`, from the environment or from the organisation in use.
 */
export function listUsableMethods(
  { providers }: Environment,
  { organisation }: Pick<SignInRules, 'organisation'>,
): SignInMethod[] {
  const named = organisation?.organisation.scheme;
  return providers
    .filter((settings) => settings.clientId !== '')
    .filter((settings) => settings.kind !== 'oidc' || (settings.scheme ?? named) !== undefined)
    .map(({ id }) => id);
}
