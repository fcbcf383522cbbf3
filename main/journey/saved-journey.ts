import { z } from 'zod';
import { signInMethods } from '#contract/sign-in-method.ts';
import { accountProfile, nextSteps, registration } from '../platform-contract/contract.ts';
import type { MembershipProof } from '../policy/membership.ts';

const method = z.enum(signInMethods).nullable();
/** Names a secret in the keychain. Null in files of older versions, which did not write it. */
const secretId = z.string().max(64).nullable().default(null);
/** The idempotency key of a request that is still to be sent. */
const queuedKey = z.string().max(64).exactOptional();
const signUp = z.object({
  email: z.string(),
  phrase: z.string(),
  expiresAt: z.string(),
  resendAt: z.string(),
});
/** A sign-up without its id and secret. */
export type SignUpFacts = z.infer<typeof signUp>;

/** The account fields that the journey shows. */
export const signedIn = accountProfile.pick({ username: true, name: true, email: true });
export type SignedIn = z.infer<typeof signedIn>;

/**
 * The step to resume after a restart, stored in clear text; it has no field for a secret. `pendingId` and `session` name the
 * keychain entries that belong to it. An entry with another name belongs to another journey and is not used.
 *
 * A file that does not fit is damaged, or was not written by this client.
 */
export const savedJourney = z.discriminatedUnion('at', [
  z.object({ at: z.literal('choosing') }),
  z.object({
    at: z.literal('entering-email'),
    email: z.string(),
    username: z.string().exactOptional(),
    queuedKey,
  }),
  z.object({
    at: z.literal('waiting-for-activation'),
    kind: z.enum(['activation', 'confirmation']),
    method,
    signUp,
    pendingId: secretId,
    queuedKey,
  }),
  z.object({
    at: z.literal('registering'),
    kind: z.enum(['identity', 'email']),
    method,
    email: z.string(),
    username: z.string(),
    terms: registration.shape.terms,
    passwordPolicy: registration.shape.passwordPolicy.unwrap().exactOptional(),
    pendingId: secretId,
    queuedKey,
  }),
  z.object({ at: z.literal('finished'), session: secretId, profile: signedIn, nextSteps }),
]);
export type SavedJourney = z.infer<typeof savedJourney>;

/** The id of the keychain secret that is needed to resume, or null where none is. */
export function pendingIdOf(saved: SavedJourney | null): string | null {
  return saved?.at === 'waiting-for-activation' || saved?.at === 'registering' ? saved.pendingId : null;
}

/** A session's id and the account fields known so far. */
export type KnownSession = { id: string; account: SignedIn };

/** The session of an earlier run. `unavailable`: it exists, but the keychain that holds its token cannot be opened. */
export type RestoredSession =
  | { kind: 'found'; id: string; account: SignedIn }
  | { kind: 'none' }
  | { kind: 'unavailable' };

/** Which unfinished sign-up or registration the keychain can resume; `unavailable` where it cannot be opened. */
export type RestoredPending =
  /** `proof`: what the sign-in before it proved; null where this version knows none. */
  | { kind: 'found'; holds: 'sign-up' | 'registration'; proof: MembershipProof | null }
  | { kind: 'none' }
  | { kind: 'unavailable' };
