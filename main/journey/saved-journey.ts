import { z } from 'zod';
import type { Terms } from '#contract/journey.ts';
import { type SignInMethod, signInMethods } from '#contract/sign-in-method.ts';
import { type NextSteps, nextSteps, profile, registration } from '../platform-contract/contract.ts';
import type { SignedIn, SignUpFacts } from './account-facts.ts';

/**
 * What outlives the process, in the clear: no secret has a field here. `pendingId` and `session` name the secrets in the
 * keychain that belong to it: what has another name there is somebody else's.
 */
export type Memory =
  | { at: 'choosing' }
  /** `queuedKey`: of a request that is still to be sent. */
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
/** Names a secret in the keychain. What an older version wrote has none, and names nothing. */
const secretId = z.string().max(64).nullable().default(null);
const queuedKey = z.string().max(64).exactOptional();
const signUp = z.object({
  email: z.string(),
  phrase: z.string(),
  expiresAt: z.string(),
  resendAt: z.string(),
});

/** The shape of `Memory` on disk; what does not fit was damaged or is somebody else's. */
export const memorySchema = z.discriminatedUnion('at', [
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
    profile: profile.pick({ username: true, name: true, email: true }),
    nextSteps,
  }),
]) satisfies z.ZodType<Memory>;

/** The name of the secret that alone could resume it. */
export function pendingIdOf(memory: Memory | null): string | null {
  return memory?.at === 'waiting-for-activation' || memory?.at === 'registering' ? memory.pendingId : null;
}
