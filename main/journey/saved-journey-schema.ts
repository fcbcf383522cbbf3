import { z } from 'zod';
import { signInMethods } from '#contract/sign-in-method.ts';
import { nextSteps, profile, registration } from '../platform-contract/contract.ts';
import type { Memory } from './state.ts';

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
