import { type Environment, getClientIdAtIssuer, type ProviderSettings } from '../environment/environment.ts';
import { OnboardingError } from '../failure/onboarding-error.ts';
import type { OidcOptions } from './oidc.ts';
import type { IdentityProvider, SignInRequest } from './provider.ts';

/** The providers of an environment by sign-in method. */
type Providers = ReadonlyMap<ProviderSettings['id'], IdentityProvider>;

/**
 * Creates the providers of an environment. The SDK of a provider is loaded when a sign-in with it starts.
 *
 * Microsoft and Google respond to a listener on loopback. Without one they are asked through the platform's issuer, which
 * can keep a response until the app fetches it. A provider without a client id fails with `environment-incomplete`.
 */
export function createProviders(environment: Environment, options: OidcOptions): Providers {
  return new Map(
    environment.providers.map((settings) => [settings.id, lazyProvider(settings, environment, options)]),
  );
}

function lazyProvider(
  settings: ProviderSettings,
  environment: Environment,
  options: OidcOptions,
): IdentityProvider {
  const brokered = async (scheme: string) => {
    const { oidcProvider } = await import('./oidc.ts');
    const { issuer, platform, ports } = environment;
    const clientId = getClientIdAtIssuer(environment);
    return oidcProvider({ method: settings.id, scheme, clientId, issuer, platform, ports }, options);
  };
  const load = async ({
    returnPath,
    scheme,
    tenantId,
    keepTokens,
  }: SignInRequest): Promise<IdentityProvider> => {
    if (settings.kind === 'oidc') {
      const asked = scheme ?? settings.scheme;
      // The scheme of an organisation's own provider is known once the organisation is.
      if (asked === undefined) throw new OnboardingError('method-unavailable');
      return brokered(asked);
    }
    if (keepTokens !== undefined) throw new OnboardingError('method-unavailable');
    if (returnPath !== 'loopback') return brokered(settings.id);
    switch (settings.kind) {
      case 'microsoft':
        return (await import('./microsoft.ts')).createMicrosoftProvider(settings, options, tenantId);
      case 'google':
        return (await import('./google.ts')).createGoogleProvider(settings, options);
    }
  };
  return {
    async signIn(request) {
      if (settings.clientId === '') {
        throw new OnboardingError('environment-incomplete', new Error(`no client id for ${settings.id}`));
      }
      request.signal.throwIfAborted();
      const provider = await load(request);
      return await provider.signIn(request);
    },
  };
}
