import type { Environment, ProviderSettings } from '../environment/environment.ts';
import { OnboardingError } from '../failure.ts';
import type { FlowOptions } from './code-flow.ts';
import type { IdentityProvider } from './provider.ts';

/** The providers of an environment by the method that chooses them. */
export type Providers = ReadonlyMap<ProviderSettings['id'], IdentityProvider>;

/**
 * A provider for every one that an environment names. None of their SDKs is loaded before a sign-in with it begins.
 *
 * A provider without a client id is there, and says `environment-incomplete` when it is chosen.
 */
export function createProviders(environment: Environment, options: FlowOptions): Providers {
  return new Map(environment.providers.map((settings) => [settings.id, lazyProvider(settings, options)]));
}

function lazyProvider(settings: ProviderSettings, options: FlowOptions): IdentityProvider {
  return {
    async signIn(request) {
      if (settings.clientId === '') {
        throw new OnboardingError('environment-incomplete', new Error(`no client id for ${settings.id}`));
      }
      request.signal.throwIfAborted();
      const provider = await load(settings, options);
      return await provider.signIn(request);
    },
  };
}

async function load(settings: ProviderSettings, options: FlowOptions): Promise<IdentityProvider> {
  switch (settings.kind) {
    case 'microsoft':
      return (await import('./microsoft.ts')).microsoftProvider(settings, options);
    case 'google':
      return (await import('./google.ts')).googleProvider(settings, options);
  }
}
