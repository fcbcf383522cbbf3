import type { Environment, ProviderSettings } from '../environment/environment.ts';

/** The origins of the pages on which people sign in: where the browser may be sent by an authorization request. */
export function signInOrigins({ providers }: Environment): string[] {
  return providers.map((settings) => new URL(authorizationPage(settings)).origin);
}

function authorizationPage(settings: ProviderSettings): string {
  if (settings.metadata) return settings.metadata.authorization_endpoint;
  switch (settings.kind) {
    case 'microsoft':
      return settings.authority;
    case 'google':
      return 'https://accounts.google.com';
  }
}
