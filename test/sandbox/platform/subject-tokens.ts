import { createRemoteJWKSet, decodeJwt, type JWTPayload, jwtVerify } from 'jose';
import { z } from 'zod';
import type { BrokeredIdentities } from '../broker/identities.ts';
import type { Provenance } from '../organisation/provenance.ts';
import type { IdentityFacts } from '../state.ts';

/** A provider whose ID tokens the platform accepts. */
type TrustedIssuer = {
  kind: 'microsoft' | 'google' | 'broker';
  /** May hold `{tenantid}`, which is then taken from `tid`. */
  issuer: string;
  jwksUri: string;
  audience: string;
};

/** The facts, where they come from, and whether that proves the address. */
type VerifiedSubject = {
  identity: IdentityFacts;
  from: Provenance;
  addressVerified: boolean;
  /** Who signed in with an account of our own. */
  accountId?: string;
};

const claims = z.object({
  iss: z.string(),
  sub: z.string(),
  email: z.string().optional(),
  name: z.string().optional(),
  tid: z.string().optional(),
  hd: z.string().optional(),
  email_verified: z.boolean().optional(),
  xms_edov: z.union([z.boolean(), z.literal(1), z.literal('1'), z.literal('true')]).optional(),
});

/** Verifies the ID tokens that clients exchange, against each provider's published keys. */
export class SubjectTokens {
  readonly #issuers: { settings: TrustedIssuer; keys: ReturnType<typeof createRemoteJWKSet> }[];

  readonly #brokered: BrokeredIdentities;

  /** @param brokered whom our own issuer vouches for, by its `sub` */
  constructor(issuers: readonly TrustedIssuer[], brokered: BrokeredIdentities) {
    this.#brokered = brokered;
    this.#issuers = issuers.map((settings) => ({
      settings,
      keys: createRemoteJWKSet(new URL(settings.jwksUri), { cooldownDuration: 0 }),
    }));
  }

  /** @throws whatever is wrong with the token. */
  async verify(token: string): Promise<VerifiedSubject> {
    const untrusted = claims.parse(decodeJwt(token));
    const trusted = this.#issuers.find(
      ({ settings }) => issuerFor(settings, untrusted.tid) === untrusted.iss,
    );
    if (!trusted) throw new Error('issuer unknown');
    const { settings, keys } = trusted;
    const { payload } = await jwtVerify(token, keys, {
      algorithms: ['RS256', 'ES256'],
      audience: settings.audience,
      issuer: issuerFor(settings, untrusted.tid),
      requiredClaims: ['sub', 'exp', 'iat'],
      clockTolerance: 30,
    });
    if (settings.kind !== 'broker') return subjectOf(settings.kind, payload);
    const known = this.#brokered.get(payload.sub ?? '');
    if (!known) throw new Error('identity unknown');
    const { identity, emailVerified: addressVerified, accountId, scheme } = known;
    const from = { scheme, ...whose(claims.pick({ tid: true, hd: true }).parse(known.claims)) };
    return { identity, from, addressVerified, ...(accountId === undefined ? {} : { accountId }) };
  }
}

function issuerFor({ issuer }: TrustedIssuer, tenantId: string | undefined): string {
  return issuer.replace('{tenantid}', tenantId ?? '');
}

function subjectOf(kind: 'microsoft' | 'google', payload: JWTPayload): VerifiedSubject {
  const { iss, sub, email, name, email_verified, xms_edov, tid, hd } = claims.parse(payload);
  if (email === undefined) throw new Error('address missing');
  const addressVerified =
    kind === 'google' ? email_verified === true : xms_edov !== undefined && xms_edov !== false;
  return {
    identity: { issuer: iss, subject: sub, email, name: name ?? email },
    from: { scheme: kind, ...whose({ tid, hd }) },
    addressVerified,
  };
}

function whose({
  tid,
  hd,
}: {
  tid?: string | undefined;
  hd?: string | undefined;
}): Omit<Provenance, 'scheme'> {
  return {
    ...(tid === undefined ? {} : { tenantId: tid }),
    ...(hd === undefined ? {} : { hostedDomain: hd }),
  };
}
