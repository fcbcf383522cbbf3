import { z } from 'zod';
import { activationCodePattern } from '#contract/activation-code.ts';
import { emailAddressLimits } from '#contract/email-address.ts';
import { longestInput } from '#contract/longest-input.ts';
import { signInMethods } from '#contract/sign-in-method.ts';
import { languages } from '#contract/snapshot.ts';
import { domainPattern, slugPattern } from './name-patterns.ts';
import { neverDropped, openEnum } from './tolerant-reader.ts';
import { toWireAddress } from './wire-address.ts';

// No public onboarding interface is published, so this contract is our own. It says exactly what may be sent today. Answers
// are read through `tolerant`, so that this version keeps working with a platform that sends more.

const time = z.iso.datetime({ offset: true });
const methodId = z.enum(signInMethods);

/** The platform's configuration. Cached with its ETag and used offline. */
export const configuration = z.object({
  methods: z.array(
    z.object({ id: methodId, kind: z.enum(['microsoft', 'google', 'oidc']), available: z.boolean() }),
  ),
  /** False once accounts by e-mail are switched off. */
  manualSignUp: z.boolean(),
  terms: z.object({ version: z.string() }).optional(),
  /** A topic without a URL is not shown. */
  links: z
    .object({
      platform: z.url().optional(),
      help: z.url().optional(),
      video: z.url().optional(),
      sales: z.url().optional(),
      privacy: z.url().optional(),
      terms: z.url().optional(),
    })
    .optional(),
  /** SemVer. An older client asks the person to update. Absent: every version is accepted. */
  minimumClientVersion: z
    .string()
    .regex(/^\d+\.\d+\.\d+$/)
    .optional(),
  /** The parts of the interface that the platform has, by name (`capabilities.ts`). Absent: it has them all. */
  capabilities: z.array(z.string()).optional(),
});
export type Configuration = z.infer<typeof configuration>;

/** A language of mails, terms and pages: one of those that the window has copy in. */
export const language = z.enum(languages);

/** An e-mail address in the form that `toWireAddress` returns. */
const emailAddress = z
  .string()
  .max(emailAddressLimits.whole)
  .refine((text) => toWireAddress(text) === text)
  .meta({
    description:
      'A dot-atom in NFC, in which RFC 6531 allows every script, then `@` and a domain in ASCII (A-labels). At most 64 octets of UTF-8 before the `@`, and 254 in total.',
  });

/** Asks for an activation mail. */
export const signUpRequest = z.object({
  email: emailAddress,
  language,
});
/** A started sign-up. The answer is the same whether or not the address has an account, so that it does not reveal that. */
export const signUp = z.object({
  id: z.string().min(1),
  /** The bearer credential of this sign-up. Stored in the keychain. */
  secret: z.string().min(1),
  phrase: z.string().min(1),
  expiresAt: time,
  resendAt: time,
});
export type SignUp = z.infer<typeof signUp>;

/** The status of a sign-up. `registration` is the ticket, present once `activated` for an address without an account. */
export const signUpStatus = z.object({
  status: openEnum(['pending', 'activated', 'registered', 'expired'], 'pending'),
  registration: z.string().optional(),
});
export type SignUpStatus = z.infer<typeof signUpStatus>;

/** The answer to a resend. */
export const resent = z.object({ resendAt: time });
/** The code of the mail, typed by hand. */
export const activationRequest = z.object({ code: z.string().regex(activationCodePattern) });

/** What a registration needs. */
export const registration = z.object({
  email: z.string(),
  /** An unknown kind is read as `identity`: no password is asked for, and the platform says what is missing. */
  kind: openEnum(['email', 'identity'], 'identity'),
  suggestedUsername: z.string(),
  /** In Unicode code points. */
  passwordPolicy: z
    .object({ minimumLength: z.number().int().positive(), maximumLength: z.number().int().positive() })
    .optional(),
  terms: z.object({
    version: z.string().max(longestInput.terms),
    sha256: z.string().max(longestInput.terms),
    language: z.string(),
    text: z.string(),
    url: z.url(),
  }),
  expiresAt: time,
});
export type Registration = z.infer<typeof registration>;

/** Makes the account. `username` and `password` only for the kind `email`. */
export const registrationRequest = z.object({
  username: z.string().min(1).max(longestInput.line).optional(),
  password: z.string().min(1).max(longestInput.password).optional(),
  acceptedTerms: z.object({ version: z.string(), sha256: z.string() }),
});
export type RegistrationRequest = z.infer<typeof registrationRequest>;

/** The tokens of a session (RFC 6749 §5.1). In snake_case, which OAuth prescribes. */
export const tokens = z.object({
  access_token: z.string().min(1),
  token_type: z.string().regex(/^bearer$/i),
  expires_in: z.number().positive(),
  refresh_token: z.string().min(1),
  /** Present after an exchange (RFC 8693 §2.2.1). */
  issued_token_type: z.string().optional(),
  scope: z.string().optional(),
});
export type Tokens = z.infer<typeof tokens>;

/**
 * For how long the platform accepts a rotated refresh token once more, in seconds. It answers with new tokens as long as the
 * first ones were not used (RFC 9700 §4.14.2 leaves the detection of reuse to the server). Without this grace, a lost answer
 * would end the session.
 */
export const refreshGraceSeconds = 60;

/** An error of the token endpoint (RFC 6749 §5.2), with what the client needs to continue. */
export const tokenError = z.object({
  /** An unknown error is read as `invalid_request`, which ends no session, sign-up or registration. */
  error: openEnum(
    [
      'invalid_request',
      'invalid_client',
      'invalid_grant',
      'unauthorized_client',
      'unsupported_grant_type',
      'registration_required',
      'confirmation_required',
      'organisation_mismatch',
      'temporarily_unavailable',
      'server_error',
      'slow_down',
    ],
    'invalid_request',
  ),
  error_description: z.string().optional(),
  /** Only with `registration_required`: the ticket of the registration. */
  registration: z.string().optional(),
  /** Only with `confirmation_required`: a sign-up whose mail confirms the address. */
  sign_up: signUp.extend({ email: z.string() }).optional(),
});
export type TokenError = z.infer<typeof tokenError>;

/** Exchanges a verified ID token for tokens (RFC 8693 §2.1). */
export const tokenExchange = z.object({
  grant_type: z.literal('urn:ietf:params:oauth:grant-type:token-exchange'),
  subject_token: z.string(),
  subject_token_type: z.literal('urn:ietf:params:oauth:token-type:id_token'),
  client_id: z.string(),
  language: language.optional(),
});
/** Renews the tokens (RFC 6749 §6). */
export const tokenRefresh = z.object({
  grant_type: z.literal('refresh_token'),
  refresh_token: z.string(),
  client_id: z.string(),
});
/** A request to the token endpoint. */
export const tokenRequest = z.discriminatedUnion('grant_type', [tokenExchange, tokenRefresh]);

/** Revokes a refresh token (RFC 7009 §2.1). */
export const revocationRequest = z.object({
  token: z.string(),
  token_type_hint: z.literal('refresh_token'),
  client_id: z.string(),
});

/**
 * An error of the revocation endpoint (RFC 7009 §2.2.1). An invalid token is not an error (§2.2).
 * After the first three the token can never be revoked. The next two are about the client (they may come with a 401, RFC 6749
 * §5.2); it asks again at its next start. After any other error it asks again later.
 */
export const revocationError = z.object({
  error: openEnum(
    [
      'unsupported_token_type',
      'invalid_request',
      'invalid_grant',
      'invalid_client',
      'unauthorized_client',
      'temporarily_unavailable',
    ],
    'temporarily_unavailable',
  ),
  error_description: z.string().optional(),
});
export type RevocationError = z.infer<typeof revocationError>;

/** Opens a relay: the platform receives the authorization response of a browser that cannot reach the app's listener. */
export const relayRequest = z.object({
  /** SHA-256 of the `state` in base64url. Identifies the response without revealing the `state`. */
  stateHash: z.string().length(43),
  language,
});
/** An open relay. */
export const relay = z.object({
  id: z.string().min(1),
  /** The bearer credential of this relay. Never stored. */
  secret: z.string().min(1),
  phrase: z.string().min(1),
  expiresAt: time,
});
export type Relay = z.infer<typeof relay>;

/** The status of a relay. `response`: the form-encoded authorization response (RFC 6749 §4.1.2), only while `answered`. */
export const relayStatus = z.object({
  status: openEnum(['waiting', 'answered', 'expired'], 'waiting'),
  response: z.string().max(8192).optional(),
});
export type RelayStatus = z.infer<typeof relayStatus>;

/** The paths of the redirect URIs at the issuer, for the return paths `relay` and `paste`. */
export const redirectPaths = { relay: '/connect/relay', paste: '/connect/paste' } as const;

/** The account that is signed in. */
export const accountProfile = z.object({
  id: z.string(),
  username: z.string(),
  name: z.string(),
  email: z.string(),
  organisation: z.string().optional(),
});
export type AccountProfile = z.infer<typeof accountProfile>;

/** What is left to set up on the platform, in the order in which it is shown. */
export const nextSteps = z.array(
  z.object({ id: z.string().max(64), title: z.string(), done: z.boolean(), url: z.url() }),
);
export type NextSteps = z.infer<typeof nextSteps>;

/** The domain of an e-mail address, in lower case and in A-labels. */
export const emailDomain = z.string().max(253).toLowerCase().regex(domainPattern);

/** Names an organisation. `<platform>/o/<slug>` is its own page. */
export const organisationSlug = z.string().regex(slugPattern);

/** An organisation and how its people sign in. Accepted only in a signed document. */
export const organisation = z.object({
  slug: organisationSlug,
  name: z.string().min(1).max(100),
  /** An unknown method is read as `organisation`: the organisation's own provider, if the issuer knows it by `scheme`. */
  method: openEnum(['microsoft', 'google', 'apple', 'organisation'], 'organisation'),
  // The next three restrict who is a member. They are never dropped, since without them more people would be.
  /** The Microsoft tenant. */
  tenantId: neverDropped(z.guid().optional()),
  /** The hosted domain at Google (claim `hd`). */
  hostedDomain: neverDropped(emailDomain.optional()),
  /** The name by which the platform's issuer knows the organisation's own provider. */
  scheme: neverDropped(
    z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,31}$/)
      .optional(),
  ),
  /** An address in one of these domains belongs to the organisation. Subdomains are listed separately. */
  emailDomains: z.array(emailDomain).max(100),
  /** True: the platform accepts an address in these domains only by `method`. */
  restricted: z.boolean(),
  /** The organisation's own help page. */
  support: z
    .url({ protocol: /^https?$/ })
    .max(2048)
    .optional(),
});
export type Organisation = z.infer<typeof organisation>;

/**
 * `organisation` is a compact JWS: ES256, header `{ alg, kid, typ: 'econnect-organisation+jwt' }`, payload an
 * `OrganisationDocument`. Its key is pinned in the client, which keeps the document and uses it offline.
 */
export const signedOrganisation = z.object({ organisation: z.string().min(1).max(65_536) });
/** The payload of the JWS. `iat` and `exp` are in seconds since 1970, at most 30 days apart. */
export const organisationDocument = z.object({
  iss: z.string(),
  iat: z.number(),
  exp: z.number(),
  organisation,
});

/** The client id at the platform's issuer. A public client, so that there is no secret. */
export const clientId = 'econnect-onboarding';
