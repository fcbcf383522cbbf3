import { z } from 'zod';
import { isSecureAddress } from '../network/secure-address.ts';

/** http is for the sandbox on this machine; anything else is https. */
const endpoint = z
  .url({ protocol: /^https?$/ })
  .refine(
    (value) => URL.canParse(value) && isSecureAddress(new URL(value)),
    'https, or http on a loopback address',
  );

/** A name to compare by, and to ask (OpenID Connect Discovery §4): a host of its own and nothing that could mislead. */
const issuer = endpoint.refine((value) => {
  if (!URL.canParse(value)) return false;
  const { protocol, username, password, search, hash, hostname } = new URL(value);
  const isBare = `${username}${password}${search}${hash}` === '' && !/[?#]$/.test(value);
  const isName = protocol === 'http:' || /^(?!.*\d$)[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(hostname);
  return isBare && isName;
}, 'a host name, without credentials, query or fragment');

/** The four addresses of a provider that is not discovered: the sandbox's. */
const metadata = z.strictObject({
  issuer: z.string(),
  authorization_endpoint: endpoint,
  token_endpoint: endpoint,
  jwks_uri: endpoint,
});

const common = {
  /** Given out when this client is registered with the provider. Empty until then: the provider cannot be used. */
  clientId: z.string(),
  /** Desktop clients of Google have one; it is not confidential and is sent as Google asks. */
  clientSecret: z.string().optional(),
  /** Sandbox only; a packaged app refuses it. */
  metadata: metadata.optional(),
};

const provider = z.discriminatedUnion('kind', [
  z.strictObject({
    id: z.literal('microsoft'),
    kind: z.literal('microsoft'),
    /** https always, msal-node takes nothing else; its tenant segment says who may sign in. */
    authority: z.url({ protocol: /^https$/ }),
    ...common,
  }),
  z.strictObject({ id: z.literal('google'), kind: z.literal('google'), ...common }),
  /** Brokered by the platform's issuer, which knows the provider by its scheme. */
  z.strictObject({
    id: z.enum(['apple', 'organisation', 'econnect']),
    kind: z.literal('oidc'),
    clientId: z.string(),
    scheme: z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/),
  }),
]);

/** Whose accounts are expected. An account is one of theirs when everything said here of its provider is true of it. */
const organisation = z.strictObject({
  name: z.string().min(1).max(100),
  /** Microsoft's tenant. */
  tenantId: z.guid().optional(),
  /** Google's hosted domain. */
  hostedDomain: z.string().optional(),
  /** For every other provider: the domains that a verified address may have. */
  emailDomains: z.array(z.string().toLowerCase()),
});

/**
 * Where the platform and the providers are, and who we are to them. A compile-time constant in a packaged app.
 *
 * The files are `assets/environments/*.json`. In `production` and `pilot` the client ids are empty until the client is
 * registered with Microsoft (a public client, redirect URI `http://localhost/microsoft`) and Google (a desktop client, whose
 * `clientSecret` belongs here too); hosts are to be confirmed at the same time.
 */
export const environment = z.strictObject({
  /** `production` shows no badge; any other name does. Part of the keychain's entries: renaming loses sessions. */
  name: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/),
  /** Base of the platform's interface. */
  platform: endpoint,
  /** The platform's OpenID issuer, exactly as its tokens name it. */
  issuer,
  providers: z
    .array(provider)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'one entry per provider'),
  /** In a build for one organisation. */
  organisation: organisation.optional(),
});

export type Environment = z.infer<typeof environment>;
export type ProviderSettings = Environment['providers'][number];
export type Organisation = z.infer<typeof organisation>;
export type ProviderMetadata = z.infer<typeof metadata>;
