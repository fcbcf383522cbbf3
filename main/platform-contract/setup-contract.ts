import { z } from 'zod';
import { language } from './contract.ts';
import { openEnum } from './tolerant-reader.ts';

/*
 * What lies between an account and the first invoice that may be sent. Only for a platform whose configuration has the
 * capability `environment-setup`; the client asks for none of this otherwise.
 */

const id = z.string().min(1).max(64);
const time = z.iso.datetime({ offset: true });

/** A person who administers the environment. */
const administrator = z.object({ name: z.string(), email: z.string() });

/** The environment of an e-mail domain, as the signed-in account sees it. */
const environment = z.object({
  name: z.string(),
  /** An unknown role is read as `guest`, which may change nothing. */
  role: openEnum(['administrator', 'member', 'guest'], 'guest'),
  administrators: z.array(administrator).max(50),
});

/** Whether something goes by Peppol. An unknown state is read as `unavailable`, which switches nothing. */
const exchangeStates = ['on', 'off', 'elsewhere', 'unavailable'] as const;

/** An address on Peppol. */
const identifier = z.object({
  scheme: z.string().min(1).max(16),
  value: z.string().min(1).max(64),
  send: openEnum(exchangeStates, 'unavailable'),
  receive: openEnum(exchangeStates, 'unavailable'),
  provider: z.string().optional(),
});

/** An organisation of the environment. */
export const ownOrganisation = z.object({
  id,
  name: z.string(),
  city: z.string().optional(),
  kvkNumber: z.string().optional(),
  vatNumber: z.string().optional(),
  /** An unknown state is read as `in-review`: the person is asked for nothing, and never to pay again. */
  state: openEnum(['added', 'pending', 'in-review', 'active', 'refused'], 'in-review'),
  /** An unknown reason is left out. */
  reason: z.enum(['name-differs', 'not-entitled', 'not-paid', 'other']).optional(),
  identifiers: z.array(identifier).max(20),
});
export type OwnOrganisation = z.infer<typeof ownOrganisation>;

/** A price. `amount` is a decimal number in a string, so that no cent is lost. */
const price = z.object({
  amount: z.string().regex(/^\d{1,9}(?:\.\d{1,4})?$/),
  currency: z.string().regex(/^[A-Z]{3}$/),
  // Not open: a price for something unknown is no price, so the whole part is dropped.
  per: z.enum(['document', 'month', 'year']),
});
const receivingTerms = z.object({ price });

const limits = z.object({ organisations: z.number().int().nonnegative().optional() });

/** A step of the setup. Its words are the client's; `title` is for a step that the client does not know. */
const step = z.object({
  id,
  lane: openEnum(['required', 'optional'], 'optional'),
  /** An unknown state is read as `waiting`, which asks the person for nothing. */
  state: openEnum(['todo', 'waiting', 'attention', 'done', 'not-yours'], 'waiting'),
  title: z.string().max(200).optional(),
  url: z.url(),
});

/** The most organisations that an answer lists. More are left out by the reader. */
export const mostOrganisations = 200;

/** Whether a list may have been longer than what was read of it. */
export function mayHaveMore(listed: readonly OwnOrganisation[]): boolean {
  return listed.length >= mostOrganisations;
}

/** The state of the setup. */
export const setup = z.object({
  environment,
  organisations: z.array(ownOrganisation).max(mostOrganisations),
  limits,
  receiving: receivingTerms.optional(),
  steps: z.array(step).max(50),
});
export type Setup = z.infer<typeof setup>;

/** A company of the register. */
export const company = z.object({
  id,
  name: z.string(),
  tradeNames: z.array(z.string()).max(20),
  city: z.string(),
  kvkNumber: z.string().optional(),
  enterpriseNumber: z.string().optional(),
  vatNumber: z.string().optional(),
  isActive: z.boolean(),
  /** Whether it has an environment. An unknown value is read as `elsewhere`: the person is told whom to ask. */
  presence: openEnum(['none', 'here', 'elsewhere'], 'elsewhere'),
});
export type Company = z.infer<typeof company>;

/** The companies that answer to a number or a name, the best first. */
export const companies = z.array(company).max(20);

/** Adds a company of the register as an own organisation. */
export const organisationRequest = z.object({ companyId: id });

/** Asks for the proof that the person may act for an organisation. */
export const verificationRequest = z.object({ method: z.enum(['bank', 'invoice']), language });

/** A proof that was asked for. */
export const verification = z.object({ url: z.url().optional(), expiresAt: time });
export type Verification = z.infer<typeof verification>;

/** Switches receiving by Peppol on or off. */
export const receivingRequest = z.object({
  scheme: identifier.shape.scheme,
  value: identifier.shape.value,
  on: z.boolean(),
});
export type ReceivingRequest = z.infer<typeof receivingRequest>;

/** An organisation that an invited person gets into. */
const membership = z.object({ id, role: z.enum(['member', 'administrator']) });

/** Invites a colleague. */
export const invitationRequest = z.object({
  email: z.string().max(254),
  role: z.enum(['basic', 'advanced', 'administrator']),
  organisations: z.array(membership).max(mostOrganisations),
  language,
});
export type InvitationRequest = z.infer<typeof invitationRequest>;

/** What came of an invitation. */
export const invitation = z.object({ status: openEnum(['invited', 'added'], 'invited') });
export type Invitation = z.infer<typeof invitation>;

/** An invoice to be checked: an XML document. */
export const invoiceDocument = z.string().min(1);

/** One thing about an invoice. */
const finding = z.object({
  /** An unknown severity is read as `error`, so that it is not overlooked. */
  severity: openEnum(['error', 'warning'], 'error'),
  rule: z.string().max(64),
  text: z.string().max(1_000),
  location: z.string().max(500).exactOptional(),
});

/** What an invoice is worth. Nothing of it is stored. */
export const invoiceCheck = z.object({ isValid: z.boolean(), findings: z.array(finding).max(200) });
export type InvoiceCheck = z.infer<typeof invoiceCheck>;
