import { z } from 'zod';
import { type MembershipProof, membershipProof } from '../policy/membership.ts';

/**
 * The keychain entry of a session. The proof is here and not in the record on disk, because every user of this computer can
 * edit that file.
 */
export type SessionSecret = {
  refreshToken: string;
  /** What the sign-in proved about membership; null where this version knows no proof. */
  proof: MembershipProof | null;
};

const kept = z.object({ refreshToken: z.string().min(1), proof: membershipProof.nullable().catch(null) });

/** The text of a session's keychain entry. */
export function formatSessionSecret({ refreshToken, proof }: SessionSecret): string {
  return JSON.stringify({ refreshToken, proof });
}

/** Reads a keychain entry. Text of any other form is taken for the refresh token itself, so that it can be revoked. */
export function parseSessionSecret(text: string): SessionSecret {
  try {
    return kept.parse(JSON.parse(text));
  } catch {
    return { refreshToken: text, proof: null };
  }
}
