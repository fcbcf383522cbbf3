import { z } from 'zod';
import { type MembershipProof, membershipProof } from '../policy/membership.ts';

/** What the keychain holds of a session. Not on disk beside the record, where a person's editor could write a proof. */
export type SessionSecret = {
  refreshToken: string;
  /** What the sign-in proved about where the person belongs; null where it proved nothing that is known here. */
  proof: MembershipProof | null;
};

const kept = z.object({ refreshToken: z.string().min(1), proof: membershipProof.nullable().catch(null) });

/** The text of a session's entry in the keychain. */
export function secretText({ refreshToken, proof }: SessionSecret): string {
  return JSON.stringify({ refreshToken, proof });
}

/** What an entry holds. Text that says nothing of the kind is taken for the token itself: it can then be revoked. */
export function parseSecret(text: string): SessionSecret {
  try {
    return kept.parse(JSON.parse(text));
  } catch {
    return { refreshToken: text, proof: null };
  }
}
