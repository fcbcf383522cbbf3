import { createPublicKey } from 'node:crypto';
import { z } from 'zod';
import { isSecureAddress } from '../network/transport.ts';
import { clientId as standardClientId } from '../platform-contract/contract.ts';

/** An https URL, or http on a loopback address for the sandbox. */
const endpoint = z
  .url({ protocol: /^https?$/ })
  .refine(
    (value) => URL.canParse(value) && isSecureAddress(new URL(value)),
    'https, or http on a loopback address',
  );

/** Whether a URL has no credentials, query or fragment, each of which can make it look like another one. */
function isBare(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { username, password, search, hash } = new URL(value);
  return `${username}${password}${search}${hash}` === '' && !/[?#]$/.test(value);
}

/**
 * The platform's host, without a path. The contract's paths begin at the root, so that a base path would be dropped from
 * every request.
 */
const platform = endpoint.refine(
  (value) => isBare(value) && new URL(value).pathname === '/',
  'a host, without a path, credentials, query or fragment',
);

/** An issuer identifier, compared exactly and used for discovery (OpenID Connect Discovery 1.0 §4). Needs a host name. */
const issuer = endpoint.refine((value) => {
  if (!isBare(value)) return false;
  const { protocol, hostname } = new URL(value);
  return protocol === 'http:' || /^(?!.*\d$)[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(hostname);
}, 'a host name, without credentials, query or fragment');

/** The endpoints of a provider without discovery, for the sandbox. */
const metadata = z.strictObject({
  issuer: z.string(),
  authorization_endpoint: endpoint,
  token_endpoint: endpoint,
  jwks_uri: endpoint,
});

const common = {
  /** The client id at the provider. Empty until the client is registered there; the provider cannot be used before. */
  clientId: z.string(),
  /** Google gives one to desktop clients and requires it at the token endpoint. It is not confidential (RFC 8252 §8.5). */
  clientSecret: z.string().optional(),
  /** For the sandbox only: a packaged app refuses it. */
  metadata: metadata.optional(),
};

const scheme = z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/);

/** The client id at the issuer: the same for every provider behind it, because a session is renewed by the client that began it. */
const clientIdAtIssuer = z.string().max(255);

const provider = z.discriminatedUnion('kind', [
  z.strictObject({
    id: z.literal('microsoft'),
    kind: z.literal('microsoft'),
    /** Always https, because msal-node accepts nothing else. Its tenant segment says who may sign in. */
    authority: z.url({ protocol: /^https$/ }),
    ...common,
  }),
  z.strictObject({ id: z.literal('google'), kind: z.literal('google'), ...common }),
  /** A provider behind the platform's issuer, which knows it by its `scheme`. */
  z.discriminatedUnion('id', [
    z.strictObject({
      /** Microsoft and Google are asked through the issuer where the client is registered there and not with them. */
      id: z.enum(['microsoft', 'google', 'apple', 'econnect']),
      kind: z.literal('oidc'),
      clientId: clientIdAtIssuer,
      scheme,
    }),
    z.strictObject({
      id: z.literal('organisation'),
      kind: z.literal('oidc'),
      clientId: clientIdAtIssuer,
      /** Without one the provider can be used only with an organisation, which names its own scheme. */
      scheme: scheme.optional(),
    }),
  ]),
]);

const coordinate = z.string().regex(/^[\w-]{43}$/);

/**
 * A public key that may sign organisations and profiles, as a JWK (RFC 7517). Strict, so that a private key, with its member
 * `d`, is refused.
 */
const organisationKey = z
  .strictObject({
    kty: z.literal('EC'),
    crv: z.literal('P-256'),
    x: coordinate,
    y: coordinate,
    /** Any base64url text: many key ids are thumbprints (RFC 7638), and one in 32 of those begins with `-` or `_`. */
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
 * The addresses of the platform and the providers, and this client's ids there. Compiled into a packaged app.
 *
 * The files are `assets/environments/*.json`. The hosts of `production` and `pilot` are those that eConnect's documentation
 * gives for single sign-on (econnect.eu, docs/use/platform/advanced/configure-sso, step 1: the redirect URIs of each
 * environment). Their client ids are empty until the client is registered with Microsoft (a public client, redirect URI
 * `http://localhost/microsoft`) and Google (a desktop client, whose `clientSecret` belongs here too). The public halves of
 * the platform's signing keys are missing too: until they are added, no organisation and no profile is accepted.
 */
export const environment = z.strictObject({
  /** Any name but `production` is shown as a badge. Part of the keychain entries' names, so that a rename loses sessions. */
  name: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/),
  /** The host of the platform's interface, which may differ from the issuer's. */
  platform,
  /** The platform's OpenID issuer, exactly as its tokens name it. */
  issuer,
  providers: z
    .array(provider)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'one entry per provider')
    .refine((all) => listClientIdsAtIssuer(all).length <= 1, 'one client id at the issuer'),
  /**
   * The ports of 127.0.0.1 on which the issuer's answer may arrive, tried in this order. For an issuer that compares redirect
   * URIs exactly: `http://127.0.0.1:<port>/econnect` is registered there for each. Without a list it is any free port
   * (RFC 8252 §7.3). Several, because another program, or the app of another user, can be using one.
   */
  ports: z
    .array(z.number().int().min(1024).max(65_535))
    .min(1)
    .max(16)
    .refine((all) => new Set(all).size === all.length, 'each port once')
    .optional(),
  /** Several, so that keys can be rotated: signatures of an old key are accepted until it is removed here. */
  organisationKeys: z
    .array(organisationKey)
    .max(10)
    .refine((all) => new Set(all.map(({ kid }) => kid)).size === all.length, 'one entry per key')
    .default([]),
});

function listClientIdsAtIssuer(providers: readonly z.infer<typeof provider>[]): string[] {
  const ids = providers.flatMap(({ kind, clientId }) =>
    kind === 'oidc' && clientId !== '' ? [clientId] : [],
  );
  return [...new Set(ids)];
}

/** This client's id at the issuer: the one that a provider behind the issuer names, or else the one that it has everywhere. */
export function getClientIdAtIssuer({ providers }: Pick<Environment, 'providers'>): string {
  return listClientIdsAtIssuer(providers)[0] ?? standardClientId;
}

export type Environment = z.infer<typeof environment>;
export type ProviderSettings = Environment['providers'][number];
export type OrganisationKey = z.infer<typeof organisationKey>;
