import { z } from 'zod';
import { failureCodes } from '#contract/failure.ts';
import { invitedRoles, verificationMethods } from '#contract/setup.ts';

const text = z.string();

/** What came of an invitation. One that another version has written is not sent again by itself. */
export const invitationOutcome = z.enum(['waiting', 'invited', 'added', ...failureCodes]).catch('unexpected');

const receiving = { key: text, organisation: text, scheme: text, on: z.boolean() };

/** A change that the person asked for, and that is not answered yet. It keeps its key until then, also across a restart. */
export const setupRequest = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('add'), key: text, company: text }),
  z.object({
    kind: z.literal('verify'),
    key: text,
    organisation: text,
    method: z.enum(verificationMethods),
    deliver: z.enum(['browser', 'clipboard']),
  }),
  z.object({ kind: z.literal('receive'), ...receiving, value: text }),
  /**
   * Receiving that an earlier run was to switch for a VAT number, which is not written to disk. It becomes a `receive` again once
   * the platform's board names the number.
   */
  z.object({ kind: z.literal('resume-receiving'), ...receiving }),
  z.object({
    kind: z.literal('invite'),
    key: text,
    role: z.enum(invitedRoles),
    organisations: z.array(text),
    /** Each with its own idempotency key. */
    invitations: z.array(z.object({ key: text, email: text, outcome: invitationOutcome })),
  }),
]);
export type SetupRequest = z.infer<typeof setupRequest>;
export type SendableRequest = Exclude<SetupRequest, { kind: 'resume-receiving' }>;
