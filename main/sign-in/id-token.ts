import { jwtVerify } from 'jose';
import { z } from 'zod';
import { OnboardingError } from '../failure/onboarding-error.ts';
import { noticeableSkewSeconds, toleranceSeconds } from '../network/clock-skew.ts';
import { issuerOfTenant } from './issuer.ts';
import type { KeySet } from './key-set.ts';
import { safeCause } from './safe-cause.ts';

/** Public-key signatures only: with `HS*` anybody who knows the client's id could sign, with `none` anybody at all. */
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
  /** Display matters: a wrong type is the same as none. */
  name: optionalText,
  email: optionalText,
  email_verified: z.unknown().optional(),
  hd: optionalText,
  xms_edov: z.unknown().optional(),
  idp: z.string().optional(),
  is_private_email: z.unknown().optional(),
});

/** What a verified ID token says. */
export type IdTokenClaims = z.infer<typeof claims>;

export type IdTokenRules = {
  /** Every issuer that is right, whole. `{tenantid}` stands for the token's own `tid`, as Microsoft's metadata has it. */
  issuers: readonly string[];
  clientId: string;
  nonce: string;
  /** What a broker's token must name as the provider that it asked. */
  brokered?: string | undefined;
  keys: KeySet;
  /** Seconds that this computer's clock is ahead of the provider's; null where that is not known. */
  clockSkewSeconds: () => number | null;
};

/**
 * The claims of an ID token that came from the token endpoint, all of OpenID Connect Core §3.1.3.7 checked.
 *
 * The one verifier for every provider. Its `nonce` ties the token to this request, its `iat` to this moment.
 *
 * @throws {OnboardingError} `sign-in-answer-invalid` for any defect; `clock-wrong` where its times are the only one, and by
 *   the provider's own clock are right; else why the keys could not be had.
 */
export async function verifyIdToken(idToken: string, rules: IdTokenRules): Promise<IdTokenClaims> {
  const nowMs = Date.now();
  try {
    return await verifyAt(nowMs, idToken, rules);
  } catch (error) {
    const skew = rules.clockSkewSeconds();
    if (skew === null || Math.abs(skew) < noticeableSkewSeconds) throw error;
    const isRightElsewhere = await verifyAt(nowMs - skew * 1000, idToken, rules).then(
      () => true,
      () => false,
    );
    throw isRightElsewhere ? new OnboardingError('clock-wrong', new Error(`off by ${skew} s`)) : error;
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
    throw error instanceof OnboardingError ? error : invalid(safeCause(error));
  });
  const parsed = claims.safeParse(payload);
  if (!parsed.success) throw invalid(new Error('claims of the wrong shape'));
  const token = parsed.data;

  const isFromIssuer = (template: string) => issuerOfTenant(template, token.tid) === token.iss;
  const keyIssuer = rules.keys.issuerOf(protectedHeader.kid);
  const defects = {
    iss: !rules.issuers.some(isFromIssuer),
    'key issuer': keyIssuer !== undefined && !isFromIssuer(keyIssuer),
    aud: [token.aud].flat().some((audience) => audience !== rules.clientId),
    azp: token.azp !== undefined && token.azp !== rules.clientId,
    iat: Math.abs(nowMs / 1000 - token.iat) > toleranceSeconds,
    nonce: token.nonce !== rules.nonce,
    idp: rules.brokered !== undefined && token.idp !== rules.brokered,
  };
  for (const [claim, isDefective] of Object.entries(defects)) {
    if (isDefective) throw invalid(new Error(`wrong ${claim}`));
  }
  return token;
}

const invalid = (cause: Error) => new OnboardingError('sign-in-answer-invalid', cause);
