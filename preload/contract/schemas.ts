import { z } from 'zod';
import type { Answers, Inputs } from './contract.ts';
import { remedies } from './doctor.ts';
import type { Intent } from './journey.ts';
import { longestInput } from './longest-input.ts';
import {
  invitedRoles,
  mailedMessages,
  mostInvitations,
  type SetupIntent,
  setupMessages,
  verificationMethods,
} from './setup.ts';
import { signInMethods } from './sign-in-method.ts';
import { type Language, type LinkTopic, languages, linkTopics } from './snapshot.ts';
import { updateWishes } from './update.ts';

/** @param maximum In UTF-16 code units. */
const text = (maximum: number) => z.string().max(maximum);
const line = text(longestInput.line);
const terms = text(longestInput.terms);

const intent = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('choose'),
    method: z.enum(signInMethods),
  }),
  z.strictObject({ type: z.literal('choose-email') }),
  z.strictObject({ type: z.literal('open-again') }),
  z.strictObject({ type: z.literal('copy-link') }),
  z.strictObject({ type: z.literal('show-qr') }),
  z.strictObject({ type: z.literal('use-another-way') }),
  z.strictObject({ type: z.literal('submit-pasted'), text: text(longestInput.pasted) }),
  z.strictObject({ type: z.literal('cancel') }),
  z.strictObject({ type: z.literal('confirm-account') }),
  z.strictObject({ type: z.literal('use-another-account') }),
  z.strictObject({ type: z.literal('draft'), field: z.enum(['email', 'username']), value: line }),
  z.strictObject({ type: z.literal('submit-email'), email: line }),
  z.strictObject({ type: z.literal('change-email') }),
  z.strictObject({ type: z.literal('resend') }),
  z.strictObject({ type: z.literal('submit-code'), code: text(longestInput.code) }),
  z.strictObject({
    type: z.literal('register'),
    username: line.exactOptional(),
    password: text(longestInput.password).exactOptional(),
    acceptedTerms: z.strictObject({ version: terms, sha256: terms }),
  }),
  z.strictObject({ type: z.literal('send-now') }),
  z.strictObject({ type: z.literal('withdraw') }),
  z.strictObject({ type: z.literal('retry-keychain') }),
  z.strictObject({ type: z.literal('retry') }),
  z.strictObject({ type: z.literal('sign-out') }),
  z.strictObject({ type: z.literal('confirm-organisation'), digest: text(longestInput.id) }),
  z.strictObject({ type: z.literal('continue-by-email') }),
  z.strictObject({ type: z.literal('leave-organisation') }),
]) satisfies z.ZodType<Intent>;

const id = text(longestInput.id);

const setupIntent = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('open'),
    part: z.enum(['finding', 'inviting', 'bookkeeping', 'checking-invoice']),
  }),
  z.strictObject({
    type: z.literal('open-organisation'),
    part: z.enum(['verifying', 'receiving']),
    organisation: id,
  }),
  z.strictObject({ type: z.literal('close') }),
  z.strictObject({
    type: z.literal('draft'),
    field: z.enum(['query', 'addresses']),
    value: text(longestInput.addresses),
  }),
  z.strictObject({ type: z.literal('choose-role'), role: z.enum(invitedRoles) }),
  z.strictObject({ type: z.literal('search'), query: line }),
  z.strictObject({ type: z.literal('choose-company'), company: id }),
  z.strictObject({ type: z.literal('add-organisation') }),
  z.strictObject({ type: z.literal('verify'), method: z.enum(verificationMethods) }),
  z.strictObject({ type: z.literal('open-page') }),
  z.strictObject({ type: z.literal('copy-page') }),
  z.strictObject({ type: z.literal('set-receiving'), scheme: id, value: id, on: z.boolean() }),
  z.strictObject({ type: z.literal('invite'), addresses: z.array(line).min(1).max(mostInvitations) }),
  z.strictObject({ type: z.literal('send-now') }),
  z.strictObject({ type: z.literal('withdraw') }),
  z.strictObject({ type: z.literal('retry') }),
]) satisfies z.ZodType<SetupIntent>;

const language = z.enum(languages) satisfies z.ZodType<Language>;

const linkTopic = z.union([
  z.enum(linkTopics),
  z.strictObject({ nextStep: id }),
  z.strictObject({ setupStep: id }),
]) satisfies z.ZodType<LinkTopic>;

/**
 * The schema of each input that the window may send; a missing one does not compile. Only main imports it: the preload stays
 * small.
 */
export const inputs = {
  send: intent,
  openLink: linkTopic,
  setLanguage: language,
  update: z.enum(updateWishes),
  remedy: z.enum(remedies),
  setUp: setupIntent,
  checkInvoice: text(longestInput.invoice),
  copySetupMessage: z.enum(setupMessages),
  mailSetupMessage: z.enum(mailedMessages),
} satisfies { [Name in keyof Inputs]: z.ZodType<Inputs[Name]> };

const schemas: Partial<Record<keyof Answers, z.ZodType>> = inputs;
const noInput = z.undefined();

/** The schema of what a request takes: of nothing, where it has no input. */
export const schemaOf = (name: keyof Answers): z.ZodType => schemas[name] ?? noInput;
