import { z } from 'zod';

/** A problem (RFC 9457). The last path segment of `type` is the stable code. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
});
export type Problem = z.infer<typeof problem>;

/** The stable codes of problems. */
export const problemCodes = [
  'malformed-request',
  'unauthorised',
  'not-found',
  'too-many-requests',
  'sign-up-expired',
  'manual-sign-up-disabled',
  'email-invalid',
  'code-wrong',
  'code-tries-used-up',
  'resend-too-soon',
  'registration-expired',
  'username-taken',
  'username-invalid',
  'password-too-weak',
  'password-too-long',
  'terms-changed',
  'organisation-unknown',
  'organisation-restricted',
  'not-administrator',
  'organisation-elsewhere',
  'organisation-limit',
  'registered-elsewhere',
  'already-member',
  'address-elsewhere',
  'unavailable',
] as const;
export type ProblemCode = (typeof problemCodes)[number];
