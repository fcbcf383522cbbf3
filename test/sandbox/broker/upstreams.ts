import { randomBytes } from 'node:crypto';
import { organisationScheme } from '../environment.ts';
import { appleMetadata } from '../identity/apple.ts';
import { googleBrokerId, googleMetadata } from '../identity/google.ts';
import { microsoftBrokerId, microsoftMetadata } from '../identity/microsoft.ts';
import { organisationMetadata } from '../identity/organisation.ts';
import type { Upstream } from './upstream.ts';

/** The upstream providers of the broker. Its client secrets are new at every start, because the sandbox has both ends. */
export function upstreamsOf(
  urls: Record<'platform' | 'microsoft' | 'google' | 'apple' | 'organisation', string>,
) {
  const callback = (scheme: string) => `${urls.platform}/connect/callback/${scheme}`;
  const secret = () => randomBytes(32).toString('base64url');
  return {
    microsoft: {
      scheme: 'microsoft',
      kind: 'microsoft',
      metadata: microsoftMetadata(urls.microsoft),
      clientId: microsoftBrokerId,
      clientSecret: secret(),
      redirectUri: callback('microsoft'),
      responseMode: 'form_post',
      domainParameter: 'domain_hint',
    },
    google: {
      scheme: 'google',
      kind: 'oidc',
      metadata: googleMetadata(urls.google),
      clientId: googleBrokerId,
      clientSecret: secret(),
      redirectUri: callback('google'),
      responseMode: 'query',
      domainParameter: 'hd',
    },
    apple: {
      scheme: 'apple',
      kind: 'oidc',
      metadata: appleMetadata(urls.apple),
      clientId: 'eu.econnect.broker',
      clientSecret: secret(),
      redirectUri: callback('apple'),
      responseMode: 'form_post',
    },
    organisation: {
      scheme: organisationScheme,
      kind: 'oidc',
      metadata: organisationMetadata(urls.organisation),
      clientId: 'econnect',
      clientSecret: secret(),
      redirectUri: callback(organisationScheme),
      responseMode: 'form_post',
    },
  } as const satisfies Record<string, Upstream>;
}
