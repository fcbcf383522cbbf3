import { createHash } from 'node:crypto';
import type { Configuration } from '../../../main/platform-contract/contract.ts';
import type { PlatformContext } from './context.ts';

/** What the platform offers at this moment, and its ETag. */
export function currentConfiguration({ settings, store, url }: PlatformContext): {
  configuration: Configuration;
  etag: string;
} {
  const configuration: Configuration = {
    methods: [
      { id: 'microsoft', kind: 'microsoft', available: true },
      { id: 'google', kind: 'google', available: true },
      { id: 'apple', kind: 'oidc', available: settings.appleAvailable },
      { id: 'organisation', kind: 'oidc', available: settings.organisationAvailable },
      { id: 'econnect', kind: 'oidc', available: true },
    ],
    manualSignUp: settings.manualSignUp,
    terms: { version: store.state.termsVersion },
    links: {
      platform: `${url}/`,
      help: `${url}/help`,
      video: `${url}/video`,
      sales: `${url}/sales`,
      privacy: `${url}/privacy`,
      terms: `${url}/terms`,
    },
    minimumClientVersion: settings.minimumClientVersion,
    capabilities: [...settings.capabilities],
  };
  const digest = createHash('sha256').update(JSON.stringify(configuration)).digest('base64url');
  return { configuration, etag: `"${digest}"` };
}
