import { randomBytes } from 'node:crypto';
import type { JWK } from 'jose';
import { z } from 'zod';
import { language } from '../../main/platform-contract/contract.ts';
import { type PlatformAccountSeed, platformAccounts } from './accounts.ts';
import type { KeptKeys } from './keys.ts';

/* Everything the sandbox remembers. Times are milliseconds since 1970; secrets and tokens are kept as hashes. */

const jwk = z.record(z.string(), z.unknown()).transform((value): JWK => value);

const identityKey = { issuer: z.string(), subject: z.string() };

const account = z.object({
  id: z.string(),
  username: z.string(),
  name: z.string(),
  email: z.string(),
  organisation: z.string().optional(),
  /** scrypt; absent where somebody else proves who they are. */
  passwordHash: z.string().optional(),
  /** Base32; present where a code of an authenticator app is asked for as well. */
  totpSecret: z.string().optional(),
  acceptedTerms: z.string().optional(),
});
export type Account = z.infer<typeof account>;

const identity = z.object({ ...identityKey, email: z.string(), name: z.string() });
/** A verified subject token, in what the platform needs of it. */
export type IdentityFacts = z.infer<typeof identity>;

const signUp = z.object({
  id: z.string(),
  secretHash: z.string(),
  /** `confirmation`: the address belongs to `identity`, which is linked once it is confirmed. */
  kind: z.enum(['activation', 'confirmation']),
  email: z.string(),
  language,
  phrase: z.string(),
  status: z.enum(['pending', 'activated', 'registered', 'withdrawn']),
  expiresAt: z.number(),
  resendAt: z.number(),
  /** Of the newest mail; the link of an older mail works as well. */
  codeHash: z.string(),
  wrongCodes: z.number(),
  linkHashes: z.array(z.string()),
  identity: identity.optional(),
  registrationId: z.string().optional(),
});
export type SignUpRecord = z.infer<typeof signUp>;

const registration = z.object({
  id: z.string(),
  kind: z.enum(['email', 'identity']),
  email: z.string(),
  name: z.string(),
  language,
  expiresAt: z.number(),
  used: z.boolean(),
  identity: identity.optional(),
  signUpId: z.string().optional(),
});
export type RegistrationRecord = z.infer<typeof registration>;

const family = z.object({
  id: z.string(),
  accountId: z.string(),
  currentHash: z.string(),
  usedHashes: z.array(z.string()),
  /** When the newest of the used ones was: it is taken again within the grace, until its successor is used. */
  rotatedAt: z.number().default(0),
});
export type TokenFamily = z.infer<typeof family>;

/** What a request with an idempotency key was answered, sealed with what only its repeat knows. */
const answer = z.object({
  nameHash: z.string(),
  fingerprint: z.string(),
  sealed: z.string(),
  keptAt: z.number(),
});

const mail = z.object({
  id: z.string(),
  to: z.array(z.string()),
  from: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  receivedAt: z.number(),
});
/** A mail as it arrived by SMTP. */
export type Mail = z.infer<typeof mail>;

export const sandboxState = z.object({
  version: z.literal(2),
  keys: z.object({ microsoft: jwk, google: jwk, apple: jwk, organisation: jwk, platform: jwk }),
  /** Registration tickets are made with it, so that the same ticket can be told again. */
  ticketKey: z.string(),
  accounts: z.array(account),
  links: z.array(z.object({ ...identityKey, accountId: z.string() })),
  /** Identities whose address was confirmed by mail before there was an account. */
  confirmed: z.array(z.object({ ...identityKey, email: z.string() })),
  signUps: z.array(signUp),
  registrations: z.array(registration),
  answers: z.array(answer).default([]),
  families: z.array(family),
  termsVersion: z.string(),
  /** The free ports that were taken last time, so that addresses stay what they were. */
  ports: z.record(z.string(), z.number()),
  mails: z.array(mail),
});
export type SandboxState = z.infer<typeof sandboxState>;

/** How the sandbox begins: three accounts, nothing linked yet. */
export function initialState(keys: KeptKeys): SandboxState {
  return {
    version: 2,
    keys,
    ticketKey: randomBytes(32).toString('base64url'),
    accounts: Object.entries<PlatformAccountSeed>(platformAccounts).map(([id, { password: _, ...seed }]) => ({
      id: `account-${id}`,
      ...seed,
    })),
    links: [],
    confirmed: [],
    signUps: [],
    registrations: [],
    answers: [],
    families: [],
    termsVersion: '2026-01',
    ports: {},
    mails: [],
  };
}
