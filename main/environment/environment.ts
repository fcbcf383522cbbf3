import { createPublicKey } from 'node:crypto';
import { z } from 'zod';
import { isSecureAddress } from '../network/secure-address.ts';

/** http is for the sandbox on this machine; anything else is https. */
const endpoint = z
  .url({ protocol: /^https?$/ })
  .refine(
    (value) => URL.canParse(value) && isSecureAddress(new URL(value)),
    'https, or http on a loopback address',
  );

/** Neither credentials nor a query nor a fragment, all of which could mislead. */
function isBare(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { username, password, search, hash } = new URL(value);
  return `${username}${password}${search}${hash}` === '' && !/[?#]$/.test(value);
}

/**
 * A host alone: the contract's paths begin at its root. A base path is refused here, since the requests would be sent
 * without it.
 */
const platform = endpoint.refine(
  (value) => isBare(value) && new URL(value).pathname === '/',
  'a host, without a path, credentials, query or fragment',
);

/** A name to compare by, and to ask (OpenID Connect Discovery §4): a host of its own and nothing that could mislead. */
const issuer = endpoint.refine((value) => {
  if (!isBare(value)) return false;
  const { protocol, hostname } = new URL(value);
  return protocol === 'http:' || /^(?!.*\d$)[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(hostname);
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

const scheme = z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/);

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
  z.discriminatedUnion('id', [
    z.strictObject({
      id: z.enum(['apple', 'econnect']),
      kind: z.literal('oidc'),
      clientId: z.string(),
      scheme,
    }),
    z.strictObject({
      id: z.literal('organisation'),
      kind: z.literal('oidc'),
      clientId: z.string(),
      /** Without one it can be used once an organisation is known, which brings its own. */
      scheme: scheme.optional(),
    }),
  ]),
]);

const coordinate = z.string().regex(/^[\w-]{43}$/);

/**
 * A public key whose signatures on organisations and their profiles count (RFC 7517). A private one is refused: it has no
 * business in a client.
 */
const organisationKey = z
  .strictObject({
    kty: z.literal('EC'),
    crv: z.literal('P-256'),
    x: coordinate,
    y: coordinate,
    /** Any name that base64url can be, since many are thumbprints (RFC 7638), which begin with `-` or `_` one time in 32. */
    kid: z.string().regex(/^[\w.-]{1,64}$/),
    alg: z.literal('ES256'),
    use: z.literal('sig'),
  })
  .refine(isPublicKey, 'a point on P-256');

function isPublicKey({ kty, crv, x, y }: { kty: 'EC'; crv: 'P-256'; x: string; y: string }): boolean {
  try {
    createPublicKey({ key: { kty, crv, x, y }, format: 'jwk' });
    return true;
  } catch {
    return false;
  }
}

/**
 * Where the platform and the providers are, and who we are to them. A compile-time constant in a packaged app.
 *
 * The files are `assets/environments/*.json`. The hosts of `production` and `pilot` are those that eConnect's documentation
 * gives for single sign-on (econnect.eu, docs/use/platform/advanced/configure-sso, step 1: the redirect URIs of each
 * environment). Their client ids are empty until the client is registered with Microsoft (a public client, redirect URI
 * `http://localhost/microsoft`) and Google (a desktop client, whose `clientSecret` belongs here too). The public halves of
 * the platform's signing keys are missing too: until they are there no organisation and no profile counts.
 */
export const environment = z.strictObject({
  /** `production` shows no badge; any other name does. Part of the keychain's entries: renaming loses sessions. */
  name: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/),
  /** The host of the platform's interface. It may be another one than the issuer's. */
  platform,
  /** The platform's OpenID issuer, exactly as its tokens name it. */
  issuer,
  providers: z
    .array(provider)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'one entry per provider'),
  /** Several at a time, so that keys can be replaced: what an old one signed counts until it is taken out. */
  organisationKeys: z
    .array(organisationKey)
    .max(10)
    .refine((all) => new Set(all.map(({ kid }) => kid)).size === all.length, 'one entry per key')
    .default([]),
});

export type Environment = z.infer<typeof environment>;
export type ProviderSettings = Environment['providers'][number];
export type OrganisationKey = z.infer<typeof organisationKey>;
