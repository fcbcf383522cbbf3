import { z } from 'zod';
import type { Terms } from '#contract/journey.ts';
import { type SignInMethod, signInMethods } from '#contract/sign-in-method.ts';
import { accountProfile, type NextSteps, nextSteps, registration } from '../platform-contract/contract.ts';
import type { SignedIn, SignUpFacts } from './account-facts.ts';

/**
 * The step to resume after a restart, stored in clear text; it has no field for a secret. `pendingId` and `session` name the
 * keychain entries that belong to it. An entry with another name belongs to another journey and is not used.
 */
export type SavedJourney =
  | { at: 'choosing' }
  /** `queuedKey`: the idempotency key of a request that is still to be sent. */
  | { at: 'entering-email'; email: string; username?: string; queuedKey?: string }
  | {
      at: 'waiting-for-activation';
      kind: 'activation' | 'confirmation';
      method: SignInMethod | null;
      signUp: SignUpFacts;
      pendingId: string | null;
      queuedKey?: string;
    }
  | {
      at: 'registering';
      kind: 'identity' | 'email';
      method: SignInMethod | null;
      email: string;
      username: string;
      terms: Terms;
      passwordPolicy?: { minimumLength: number; maximumLength: number };
      pendingId: string | null;
      queuedKey?: string;
    }
  | { at: 'finished'; session: string | null; profile: SignedIn; nextSteps: NextSteps };

const method = z.enum(signInMethods).nullable();
/** Names a secret in the keychain. Null in files of older versions, which did not write it. */
const secretId = z.string().max(64).nullable().default(null);
const queuedKey = z.string().max(64).exactOptional();
const signUp = z.object({
  email: z.string(),
  phrase: z.string(),
  expiresAt: z.string(),
  resendAt: z.string(),
});

/** The saved journey on disk. A file that does not fit is damaged, or was not written by this client. */
export const savedJourneySchema = z.discriminatedUnion('at', [
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
  z.object({
    at: z.literal('finished'),
    session: secretId,
    profile: accountProfile.pick({ username: true, name: true, email: true }),
    nextSteps,
  }),
]) satisfies z.ZodType<SavedJourney>;

/** The id of the keychain secret that is needed to resume, or null where none is. */
export function pendingIdOf(memory: SavedJourney | null): string | null {
  return memory?.at === 'waiting-for-activation' || memory?.at === 'registering' ? memory.pendingId : null;
}
