import { createLocalJWKSet, errors, type JSONWebKeySet, jwtVerify, type LocalJWKSet } from 'jose';
import { z } from 'zod';
import { OnboardingError } from '../failure/onboarding-error.ts';
import { noticeableSkewSeconds, toleranceSeconds } from '../network/transport.ts';
import { neverDropped, tolerant } from '../platform-contract/tolerant-reader.ts';
import { toSafeCause } from './provider-errors.ts';
import { type ProviderTransport, prepare } from './provider-requests.ts';

/** Asymmetric signatures only: the key of `HS*` would be known to others, and `none` is no signature (RFC 8725 §3.1). */
const algorithms = ['RS256', 'PS256', 'ES256'];

const optionalText = z.string().trim().min(1).optional().catch(undefined);

const claims = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  aud: z.union([z.string(), z.array(z.string()).min(1)]),
  exp: z.number(),
  iat: z.number(),
  nonce: z.string(),
  azp: z.string().optional(),
  tid: z.string().optional(),
  /** Only displayed: a wrong type counts as absent. */
  name: optionalText,
  email: optionalText,
  email_verified: z.unknown().optional(),
  hd: optionalText,
  xms_edov: z.unknown().optional(),
  idp: z.string().optional(),
  is_private_email: z.unknown().optional(),
});

/** The claims of a verified ID token. */
export type IdTokenClaims = z.infer<typeof claims>;

/** What an ID token is checked against. */
export type IdTokenRules = {
  /** Every accepted issuer. `{tenantid}` stands for the token's `tid`, as in Microsoft's metadata. */
  issuers: readonly string[];
  clientId: string;
  nonce: string;
  /** The provider that a broker was told to ask. Its token may be without an `idp`; one that it has must name this provider. */
  expectedIdp?: string | undefined;
  keys: KeySet;
  /** Seconds that this computer's clock is ahead of the provider's; null if unknown. */
  clockSkewSeconds: () => number | null;
};

/**
 * Verifies an ID token from the token endpoint by all rules of OpenID Connect Core §3.1.3.7, and returns its claims.
 *
 * Every provider uses this verifier. The `nonce` binds the token to this request, and the `iat` to the present.
 *
 * @throws {OnboardingError} `sign-in-answer-invalid` for any defect; `clock-wrong` if only the times are wrong and they are
 *   right by the provider's clock; otherwise the failure of fetching the keys.
 */
export async function verifyIdToken(idToken: string, rules: IdTokenRules): Promise<IdTokenClaims> {
  const nowMs = Date.now();
  try {
    return await verifyAt(nowMs, idToken, rules);
  } catch (error) {
    const skew = rules.clockSkewSeconds();
    if (skew === null || Math.abs(skew) < noticeableSkewSeconds) throw error;
    const isValidByProviderClock = await verifyAt(nowMs - skew * 1000, idToken, rules).then(
      () => true,
      () => false,
    );
    throw isValidByProviderClock ? new OnboardingError('clock-wrong', new Error(`off by ${skew} s`)) : error;
  }
}

async function verifyAt(nowMs: number, idToken: string, rules: IdTokenRules): Promise<IdTokenClaims> {
  const { payload, protectedHeader } = await jwtVerify(idToken, rules.keys.find, {
    algorithms,
    currentDate: new Date(nowMs),
    audience: rules.clientId,
    clockTolerance: toleranceSeconds,
    requiredClaims: ['iss', 'sub', 'aud', 'exp', 'iat', 'nonce'],
  }).catch((error: unknown) => {
    throw error instanceof OnboardingError ? error : invalid(toSafeCause(error));
  });
  const parsed = claims.safeParse(payload);
  if (!parsed.success) throw invalid(new Error('claims of the wrong shape'));
  const token = parsed.data;

  const isFromIssuer = (template: string) => resolveIssuer(template, token.tid) === token.iss;
  const keyIssuer = rules.keys.issuerOf(protectedHeader.kid);
  const defects = {
    iss: !rules.issuers.some(isFromIssuer),
    'key issuer': keyIssuer !== undefined && !isFromIssuer(keyIssuer),
    aud: [token.aud].flat().some((audience) => audience !== rules.clientId),
    azp: token.azp !== undefined && token.azp !== rules.clientId,
    iat: Math.abs(nowMs / 1000 - token.iat) > toleranceSeconds,
    nonce: token.nonce !== rules.nonce,
    idp: rules.expectedIdp !== undefined && token.idp !== undefined && token.idp !== rules.expectedIdp,
  };
  for (const [claim, isDefective] of Object.entries(defects)) {
    if (isDefective) throw invalid(new Error(`wrong ${claim}`));
  }
  return token;
}

/**
 * Verifies a token without a valid signature, which fails. What a verification needs is then loaded and compiled before the real
 * token comes. Call it while the person is in the browser. Never rejects.
 */
export async function rehearseVerification(keys: KeySet): Promise<void> {
  const [name] = await keys.begin();
  claims.safeParse({});
  if (name === undefined) return;
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  await jwtVerify(`${part(name)}.${part({})}.${part({})}`, keys.find, { algorithms }).catch(() => undefined);
}

/** What the header of a token names a key by (RFC 7515 §4.1). */
type KeyName = { kid: string; alg: string };

/** A provider's signing keys, fetched for one sign-in. */
type KeySet = {
  /**
   * Starts fetching the keys. Each is imported as soon as they are there: the first import loads Node's WebCrypto, which costs
   * more than the verification itself. Resolves with the names of those that could be imported. Never rejects.
   */
  begin(): Promise<KeyName[]>;
  /** Finds the key that a header names. An unknown `kid` fetches the keys once more, since keys rotate. */
  find: LocalJWKSet extends (...given: infer Given) => infer Found ? (...given: Given) => Found : never;
  /** The issuer whose tokens a key may sign, if the key names one. Microsoft's keys do: `…/{tenantid}/v2.0`. */
  issuerOf(kid: string | undefined): string | undefined;
};

/**
 * Creates a key set that is fetched through our transport: jose's own fetch would bypass the proxy and follow redirects.
 *
 * @throws {OnboardingError} From `find`: `sign-in-answer-invalid` for a malformed document, or a failure of the transport.
 */
export function createRemoteKeySet(transport: ProviderTransport, address: () => Promise<string>): KeySet {
  const load = async () => {
    const { status, body } = await transport.get(await address());
    const parsed = tolerant(keySetDocument).safeParse(body);
    if (status !== 200 || !parsed.success) {
      throw new OnboardingError('sign-in-answer-invalid', new Error('no keys'));
    }
    const { keys } = parsed.data;
    const find = createFinder(parsed.data);
    return { keys, find, imported: importKeys(keys, find) };
  };
  const first = prepare(load);
  let current: ReturnType<typeof load> | null = null;
  let loaded: KeySetDocument['keys'] = [];
  let refetched = false;

  const resolver = async () => {
    current ??= first.take();
    const { keys, find } = await current;
    loaded = keys;
    return find;
  };

  return {
    begin: async () => {
      const early = await first.begin();
      return early === null ? [] : await early.imported;
    },
    async find(...given) {
      try {
        return await (await resolver())(...given);
      } catch (error) {
        if (!(error instanceof errors.JWKSNoMatchingKey) || refetched) throw error;
        refetched = true;
        current = load();
        return await (await resolver())(...given);
      }
    },
    issuerOf: (kid) => loaded.find((key) => key.kid === kid)?.issuer,
  };
}

/** A JWK Set (RFC 7517 §5). A key without these members is ignored, as §5 says; jose checks the rest. */
const keySetDocument = z.object({
  keys: z
    .array(
      z.looseObject({
        kty: z.string(),
        kid: neverDropped(z.string().optional()),
        issuer: neverDropped(z.string().optional()),
      }),
    )
    .max(100),
});

type KeySetDocument = z.infer<typeof keySetDocument>;

/** @throws {OnboardingError} `sign-in-answer-invalid` */
function createFinder(document: KeySetDocument): LocalJWKSet {
  try {
    // The cast: RFC 7517 allows any `kty` and any other members, and jose rejects a key that it cannot use.
    return createLocalJWKSet(document as JSONWebKeySet);
  } catch (error) {
    throw new OnboardingError('sign-in-answer-invalid', toSafeCause(error));
  }
}

/** Has jose import keys, which keeps them with the set. Never rejects: what cannot be imported fails once a token needs it. */
async function importKeys(keys: KeySetDocument['keys'], find: LocalJWKSet): Promise<KeyName[]> {
  const usualAlgorithms: Readonly<Record<string, string>> = { RSA: 'RS256', EC: 'ES256' };
  const names = keys.flatMap(({ kty, kid, alg: named }) => {
    const alg = typeof named === 'string' ? named : usualAlgorithms[kty];
    return kid === undefined || alg === undefined ? [] : [{ kid, alg }];
  });
  const found = await Promise.allSettled(names.map((name) => find(name)));
  return names.filter((_, index) => found[index]?.status === 'fulfilled');
}

/** The placeholder for the tenant in the `issuer` of Microsoft's metadata. */
const placeholder = '{tenantid}';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Returns the issuer with the tenant filled in; undefined if it needs a tenant and `tenantId` is none. */
export function resolveIssuer(issuer: string, tenantId: string | undefined): string | undefined {
  if (!issuer.includes(placeholder)) return issuer;
  return tenantId !== undefined && guid.test(tenantId) ? issuer.replace(placeholder, tenantId) : undefined;
}

/** Whether a name is the issuer's own or, for a template with a tenant, that of one of its tenants. */
export function isIssuerName(issuer: string, name: string): boolean {
  const tenantId = name.slice(issuer.indexOf(placeholder)).slice(0, 36);
  return resolveIssuer(issuer, tenantId) === name;
}

const invalid = (cause: Error) => new OnboardingError('sign-in-answer-invalid', cause);
