import { z } from 'zod';
import type { OrganisationKey } from '../environment/environment.ts';
import { toleranceSeconds } from '../network/transport.ts';

/** The `typ` of each kind of document that eConnect signs, so that one cannot pass for another (RFC 8725 §3.11). */
export const documentTypes = {
  organisation: 'econnect-organisation+jwt',
  profile: 'econnect-profile+jwt',
} as const;
export type DocumentType = (typeof documentTypes)[keyof typeof documentTypes];

/** Why a document does not count. */
export type DocumentDefect = 'malformed' | 'unknown-key' | 'tampered' | 'expired' | 'other-issuer';

type VerifiedDocument = { ok: true; payload: unknown } | { ok: false; reason: DocumentDefect };

export type DocumentRules = {
  /** Pinned in the client: neither a document nor the network can add a key. */
  keys: readonly OrganisationKey[];
  typ: DocumentType;
  issuer: string;
  /** Milliseconds since 1970. */
  now: number;
};

/** Bytes of the longest document. It is ASCII. */
export const maximumDocument = 64 * 1024;

const compact = /^[\w-]+\.[\w-]+\.[\w-]+$/;

const header = z.object({
  alg: z.literal('ES256'),
  kid: z.string(),
  typ: z.string(),
  /** Refuses a header with `crit`: no extension is supported (RFC 7515 §4.1.11). */
  crit: z.never().optional(),
});

const claims = z.object({ iss: z.string(), iat: z.number(), exp: z.number() });

/**
 * Verifies a compact JWS and gives its payload: one of the pinned keys signed exactly this text for this issuer, and it has
 * not expired.
 *
 * ES256 only, whatever the header names. A key within the document, or the address of one, is ignored.
 */
export async function verifySigned(
  text: string,
  { keys, typ, issuer, now }: DocumentRules,
): Promise<VerifiedDocument> {
  const parts = partsOf(text);
  const head = header.safeParse(parts && json(parts[0]));
  if (!parts || !head.success || head.data.typ !== typ) return refused('malformed');
  const key = keys.find(({ kid }) => kid === head.data.kid);
  if (key === undefined) return refused('unknown-key');

  const { compactVerify } = await import('jose');
  const isSigned = await compactVerify(text, key, { algorithms: ['ES256'] }).then(
    () => true,
    () => false,
  );
  if (!isSigned) return refused('tampered');

  const payload = json(parts[1]);
  const stated = claims.safeParse(payload);
  if (!stated.success || stated.data.iat > now / 1000 + toleranceSeconds) return refused('malformed');
  if (stated.data.iss !== issuer) return refused('other-issuer');
  if (stated.data.exp <= now / 1000) return refused('expired');
  return { ok: true, payload };
}

const refused = (reason: DocumentDefect) => ({ ok: false, reason }) as const;

/**
 * Header and payload, still encoded. Null where the text is not their canonical encoding: the last character of base64url
 * has unused bits (RFC 4648 §3.5), and texts that differ in those would all be valid.
 */
function partsOf(text: string): [string, string] | null {
  if (text.length > maximumDocument || !compact.test(text)) return null;
  const [head = '', body = '', signature = ''] = text.split('.');
  const isCanonical = [head, body, signature].every(
    (part) => Buffer.from(part, 'base64url').toString('base64url') === part,
  );
  return isCanonical ? [head, body] : null;
}

function json(encoded: string): unknown {
  try {
    return JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
