import { z } from 'zod';

/** http is for the sandbox on this machine; anything else is https. */
const endpoint = z.url({ protocol: /^https?$/ }).refine((value) => {
  const url = new URL(value);
  return url.protocol === 'https:' || ['127.0.0.1', '[::1]'].includes(url.hostname);
}, 'https, or http on a loopback address');

/** The four addresses of a provider that is not discovered: the sandbox's. */
const metadata = z.strictObject({
  issuer: z.string(),
  authorization_endpoint: endpoint,
  token_endpoint: endpoint,
  jwks_uri: endpoint,
});

const common = {
  clientId: z.string(),
  /** Desktop clients of Google have one; it is not confidential and is sent as Google asks. */
  clientSecret: z.string().optional(),
  metadata: metadata.optional(),
};

const provider = z.discriminatedUnion('kind', [
  z.strictObject({ id: z.literal('microsoft'), kind: z.literal('microsoft'), authority: z.url(), ...common }),
  z.strictObject({ id: z.literal('google'), kind: z.literal('google'), ...common }),
]);

/** Where the platform and the providers are, and who we are to them. A compile-time constant in a packaged app. */
export const environment = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/),
  platform: endpoint,
  issuer: endpoint,
  providers: z.array(provider),
});

export type Environment = z.infer<typeof environment>;
export type ProviderSettings = Environment['providers'][number];
export type ProviderMetadata = z.infer<typeof metadata>;
