import type { Environment } from '../../main/environment/environment.ts';
import { clientId } from '../../main/platform-contract/contract.ts';
import { googleClientId, googleMetadata } from './identity/google.ts';
import { microsoftClientId, microsoftMetadata } from './identity/microsoft.ts';
import { practiceOnlyPublicKey } from './organisation/signing-key.ts';

/** By which the broker knows the provider of the bakery. */
export const organisationScheme = 'bakkerij-devries';

/** Where a client finds the sandbox: the value of an environment file. */
export function sandboxEnvironment(urls: {
  platform: string;
  microsoft: string;
  google: string;
}): Environment {
  return {
    name: 'sandbox',
    platform: urls.platform,
    issuer: urls.platform,
    providers: [
      {
        id: 'microsoft',
        kind: 'microsoft',
        clientId: microsoftClientId,
        // MSAL wants https and never goes there: the metadata says where everything is.
        authority: 'https://login.sandbox.invalid/common',
        metadata: microsoftMetadata(urls.microsoft),
      },
      { id: 'google', kind: 'google', clientId: googleClientId, metadata: googleMetadata(urls.google) },
      { id: 'apple', kind: 'oidc', clientId, scheme: 'apple' },
      { id: 'organisation', kind: 'oidc', clientId, scheme: organisationScheme },
      { id: 'econnect', kind: 'oidc', clientId, scheme: 'econnect' },
    ],
    organisationKeys: [practiceOnlyPublicKey],
  };
}
