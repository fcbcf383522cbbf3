import type { Environment, ProviderSettings } from '../environment/environment.ts';
import { googleIssuer } from './provider-addresses.ts';

/**
 * Returns the origins of the pages on which people sign in: an authorization URL may only be opened at one of them. The
 * platform's issuer is always included, because any provider can be asked through it.
 */
export function listSignInOrigins({ issuer, providers }: Environment): string[] {
  const pages = providers.map((settings) => authorizationPage(settings) ?? issuer);
  return [...new Set([issuer, ...pages].map((page) => new URL(page).origin))];
}

function authorizationPage(settings: ProviderSettings): string | undefined {
  switch (settings.kind) {
    case 'microsoft':
      return settings.metadata?.authorization_endpoint ?? settings.authority;
    case 'google':
      return settings.metadata?.authorization_endpoint ?? googleIssuer;
    case 'oidc':
      return undefined;
  }
}
