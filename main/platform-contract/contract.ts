import { z } from 'zod';
import { activationCodePattern } from '#contract/activation-code.ts';
import { emailAddressLimits } from '#contract/email-address.ts';
import { longestInput } from '#contract/longest-input.ts';
import { signInMethods } from '#contract/sign-in-method.ts';
import { languages } from '#contract/snapshot.ts';
import { domainPattern, slugPattern } from './name-patterns.ts';
import { neverDropped, openEnum } from './tolerant-reader.ts';
import { wireAddress } from './wire-address.ts';

// No public onboarding interface is published, so this contract is ours. It says exactly what may be sent today. What is
// received is read through `tolerant`, so that a platform that has learnt more loses this version nothing that it knows.

const time = z.iso.datetime({ offset: true });
const methodId = z.enum(signInMethods);

/** What the platform offers today. Cached with its ETag and used offline. */
export const configuration = z.object({
  methods: z.array(
    z.object({ id: methodId, kind: z.enum(['microsoft', 'google', 'oidc']), available: z.boolean() }),
  ),
  /** False once accounts by e-mail are switched off. */
  manualSignUp: z.boolean(),
  terms: z.object({ version: z.string() }).optional(),
  /** A topic without an address is not offered. */
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
  /** SemVer; an older client is asked to update. Without one every client will do. */
  minimumClientVersion: z
    .string()
    .regex(/^\d+\.\d+\.\d+$/)
    .optional(),
});
export type Configuration = z.infer<typeof configuration>;

/** Of mails, terms and pages: those that the window has copy in. */
export const language = z.enum(languages);

/** An address as `wireAddress` writes it. */
const emailAddress = z
  .string()
  .max(emailAddressLimits.whole)
  .refine((text) => wireAddress(text) === text)
  .meta({
    description:
      'A dot-atom, in which RFC 6531 allows every script (NFC), `@`, and a domain in ASCII (A-labels). At most 64 octets of UTF-8 before the `@`, 254 altogether.',
  });

export const signUpRequest = z.object({
  email: emailAddress,
  language,
});
/** Answered alike whether or not the address is known, so that nobody can ask who has an account. */
export const signUp = z.object({
  id: z.string().min(1),
  /** Sent as Bearer from then on. Kept in the keychain. */
  secret: z.string().min(1),
  phrase: z.string().min(1),
  expiresAt: time,
  resendAt: time,
});
export type SignUp = z.infer<typeof signUp>;

/** `registration` is the ticket for `/registration`, present once `activated` for an address without an account. */
export const signUpStatus = z.object({
  status: openEnum(['pending', 'activated', 'registered', 'expired'], 'pending'),
  registration: z.string().optional(),
});
export type SignUpStatus = z.infer<typeof signUpStatus>;

export const resent = z.object({ resendAt: time });
export const activationRequest = z.object({ code: z.string().regex(activationCodePattern) });

export const registration = z.object({
  email: z.string(),
  /** Of an unknown kind no password is asked: what else it needs, the platform says when it is sent. */
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

export const registrationRequest = z.object({
  username: z.string().min(1).max(longestInput.line).optional(),
  password: z.string().min(1).max(longestInput.password).optional(),
  acceptedTerms: z.object({ version: z.string(), sha256: z.string() }),
});
export type RegistrationRequest = z.infer<typeof registrationRequest>;

/** RFC 6749 §5.1. The one answer in snake_case, because OAuth decided it. */
export const tokens = z.object({
  access_token: z.string().min(1),
  token_type: z.string().regex(/^bearer$/i),
  expires_in: z.number().positive(),
  refresh_token: z.string().min(1),
  /** After an exchange (RFC 8693 §2.2.1). */
  issued_token_type: z.string().optional(),
  scope: z.string().optional(),
});
export type Tokens = z.infer<typeof tokens>;

/**
 * Seconds for which the platform takes a rotated refresh token once more, and answers with new tokens, as long as the ones
 * that it gave first were not used (RFC 9700 §4.14.2 leaves how to detect reuse to the server). An answer that was lost
 * then costs one repeat; without it a broken connection ends the session.
 */
export const refreshGraceSeconds = 60;

/** RFC 6749 §5.2, with what a client needs to go on. */
export const tokenError = z.object({
  /** `invalid_request` for one that is not known: nothing that is kept is over because of it. */
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
  /** With `registration_required`: the ticket for `/registration`. */
  registration: z.string().optional(),
  /** With `confirmation_required`: a sign-up whose mail confirms the address. */
  sign_up: signUp.extend({ email: z.string() }).optional(),
});
export type TokenError = z.infer<typeof tokenError>;

export const tokenExchange = z.object({
  grant_type: z.literal('urn:ietf:params:oauth:grant-type:token-exchange'),
  subject_token: z.string(),
  subject_token_type: z.literal('urn:ietf:params:oauth:token-type:id_token'),
  client_id: z.string(),
  language: language.optional(),
});
export const tokenRefresh = z.object({
  grant_type: z.literal('refresh_token'),
  refresh_token: z.string(),
  client_id: z.string(),
});
export const tokenRequest = z.discriminatedUnion('grant_type', [tokenExchange, tokenRefresh]);

/** RFC 7009. Form-encoded, in the body. */
export const revocationRequest = z.object({
  token: z.string(),
  token_type_hint: z.literal('refresh_token'),
  client_id: z.string(),
});

/**
 * RFC 7009 §2.2.1. A token that does not count is no error (§2.2).
 *
 * The first three say that the token can never be revoked with this request. The next two are about the client (401 may say
 * them too, RFC 6749 §5.2): it asks again at its next start. After any other it asks again later.
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

/** A held answer: the browser of another machine, or one that cannot reach the app's listener, comes back here. */
export const relayRequest = z.object({
  /** SHA-256 of the `state` in base64url: tells whose answer it is without telling the state. */
  stateHash: z.string().length(43),
  language,
});
export const relay = z.object({
  id: z.string().min(1),
  /** Sent as Bearer from then on. Never kept. */
  secret: z.string().min(1),
  phrase: z.string().min(1),
  expiresAt: time,
});
export type Relay = z.infer<typeof relay>;

/** `response` is there once `answered`: the authorization response as its form came (RFC 6749 §4.1.2), until it is withdrawn. */
export const relayStatus = z.object({
  status: openEnum(['waiting', 'answered', 'expired'], 'waiting'),
  response: z.string().max(8192).optional(),
});
export type RelayStatus = z.infer<typeof relayStatus>;

/** Where the issuer sends a browser whose answer is held, and one whose answer is carried over by hand. */
export const redirectPaths = { relay: '/connect/relay', paste: '/connect/paste' } as const;

export const profile = z.object({
  id: z.string(),
  username: z.string(),
  name: z.string(),
  email: z.string(),
  organisation: z.string().optional(),
});
export type Profile = z.infer<typeof profile>;

export const nextSteps = z.array(
  z.object({ id: z.string().max(64), title: z.string(), done: z.boolean(), url: z.url() }),
);
export type NextSteps = z.infer<typeof nextSteps>;

/** The domain of an address, in lower case. */
export const emailDomain = z.string().max(253).toLowerCase().regex(domainPattern);

/** Names an organisation: `<platform>/o/<slug>` is its own URL. */
export const organisationSlug = z.string().regex(slugPattern);

/** An organisation and how its people sign in. Travels signed, and never else. */
export const organisation = z.object({
  slug: organisationSlug,
  name: z.string().min(1).max(100),
  /** One that is not known is asked as a provider of its own, which the platform's issuer knows by `scheme`, if there is one. */
  method: openEnum(['microsoft', 'google', 'apple', 'organisation'], 'organisation'),
  // The next three say who belongs: without one of them others would.
  /** Microsoft's tenant. */
  tenantId: neverDropped(z.guid().optional()),
  /** Google's hosted domain. */
  hostedDomain: neverDropped(emailDomain.optional()),
  /** By which the platform's issuer knows the organisation's own provider. */
  scheme: neverDropped(
    z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,31}$/)
      .optional(),
  ),
  /** An address with one of these belongs to the organisation. Subdomains are domains of their own. */
  emailDomains: z.array(emailDomain).max(100),
  /** Its people sign in with `method` alone: the platform lets in nobody else who has such an address. */
  restricted: z.boolean(),
  /** For its own people. */
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
/** What the JWS says: by which issuer, since and until when (seconds since 1970, 30 days), and of whom. */
export const organisationDocument = z.object({
  iss: z.string(),
  iat: z.number(),
  exp: z.number(),
  organisation,
});

/** The client's id at the platform's issuer. A public client: there is no secret. */
export const clientId = 'econnect-onboarding';
