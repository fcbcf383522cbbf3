import type { Environment, ProviderSettings } from '../environment/environment.ts';
import { OnboardingError } from '../failure/onboarding-error.ts';
import { clientId } from '../platform-contract/contract.ts';
import type { OidcOptions } from './oidc.ts';
import type { IdentityProvider, SignInRequest } from './provider.ts';

/** The providers of an environment by the method that chooses them. */
type Providers = ReadonlyMap<ProviderSettings['id'], IdentityProvider>;

/**
 * A provider for every one that an environment names. None of their SDKs is loaded before a sign-in with it begins.
 *
 * Microsoft and Google answer a listener on this machine. Where none can be reached they are asked through the platform's
 * issuer, which alone can hold an answer. A provider without a client id is there, and says `environment-incomplete`
 * when it is chosen.
 */
export function createProviders(environment: Environment, options: OidcOptions): Providers {
  return new Map(
    environment.providers.map((settings) => [settings.id, lazyProvider(settings, environment, options)]),
  );
}

/** Loads the SDKs of an environment's providers, so that the first click does not wait for them. For an idle moment. */
export async function warmProviders({ providers }: Environment): Promise<void> {
  for (const { kind } of providers) {
    if (kind === 'microsoft') await import('./microsoft.ts');
    else if (kind === 'google') await import('./google.ts');
    else await import('./oidc.ts');
  }
}

function lazyProvider(
  settings: ProviderSettings,
  { issuer, platform }: Environment,
  options: OidcOptions,
): IdentityProvider {
  const brokered = async (scheme: string) => {
    const { oidcProvider } = await import('./oidc.ts');
    return oidcProvider({ method: settings.id, scheme, clientId, issuer, platform }, options);
  };
  const load = async ({ transport, scheme, tenantId }: SignInRequest): Promise<IdentityProvider> => {
    if (settings.kind === 'oidc') {
      const asked = scheme ?? settings.scheme;
      // Whose own provider is meant is known once its organisation is.
      if (asked === undefined) throw new OnboardingError('method-unavailable');
      return brokered(asked);
    }
    if (transport !== 'loopback') return brokered(settings.id);
    switch (settings.kind) {
      case 'microsoft':
        return (await import('./microsoft.ts')).microsoftProvider(settings, options, tenantId);
      case 'google':
        return (await import('./google.ts')).googleProvider(settings, options);
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
