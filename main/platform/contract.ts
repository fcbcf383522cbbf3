import { z } from 'zod';

// No public onboarding interface is published, so this contract is ours. Unknown fields are ignored.

const time = z.iso.datetime({ offset: true });
const methodId = z.enum(['microsoft', 'google', 'apple', 'organisation', 'econnect']);

/** What the platform offers today. Cached with its ETag and used offline. */
export const configuration = z.object({
  methods: z.array(
    z.object({ id: methodId, kind: z.enum(['microsoft', 'google', 'oidc']), available: z.boolean() }),
  ),
  /** False once accounts by e-mail are switched off. */
  manualSignUp: z.boolean(),
  terms: z.object({ version: z.string() }),
  links: z.object({
    platform: z.url(),
    help: z.url(),
    video: z.url(),
    sales: z.url(),
    privacy: z.url(),
    terms: z.url(),
  }),
  /** SemVer; an older client is asked to update. */
  minimumClientVersion: z.string().regex(/^\d+\.\d+\.\d+$/),
});
export type Configuration = z.infer<typeof configuration>;

const language = z.enum(['nl', 'en', 'fr', 'de']);

export const signUpRequest = z.object({
  email: z.email().max(254),
  language,
  organisation: z.string().max(64).optional(),
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
  status: z.enum(['pending', 'activated', 'registered', 'expired']),
  registration: z.string().optional(),
});
export type SignUpStatus = z.infer<typeof signUpStatus>;

export const resent = z.object({ resendAt: time });
export const activationRequest = z.object({ code: z.string().min(1).max(32) });

export const registration = z.object({
  email: z.string(),
  kind: z.enum(['email', 'identity']),
  suggestedUsername: z.string(),
  passwordPolicy: z
    .object({ minimumLength: z.number().int().positive(), maximumLength: z.number().int().positive() })
    .optional(),
  terms: z.object({
    version: z.string(),
    sha256: z.string(),
    language: z.string(),
    text: z.string(),
    url: z.url(),
  }),
  expiresAt: time,
});
export type Registration = z.infer<typeof registration>;

export const registrationRequest = z.object({
  username: z.string().min(1).max(320).optional(),
  password: z.string().min(1).max(1024).optional(),
  acceptedTerms: z.object({ version: z.string(), sha256: z.string() }),
});
export type RegistrationRequest = z.infer<typeof registrationRequest>;

/** RFC 6749 §5.1. The one answer in snake_case, because OAuth decided it. */
export const tokens = z.object({
  access_token: z.string().min(1),
  token_type: z.string().regex(/^bearer$/i),
  expires_in: z.number().positive(),
  refresh_token: z.string().min(1),
  scope: z.string().optional(),
});
export type Tokens = z.infer<typeof tokens>;

/** RFC 6749 §5.2, with what a client needs to go on. */
export const tokenError = z.object({
  error: z.string(),
  error_description: z.string().optional(),
  /** With `registration_required`: the ticket for `/registration`. */
  registration: z.string().optional(),
  /** With `confirmation_required`: a sign-up whose mail confirms the address. */
  sign_up: signUp.extend({ email: z.string() }).optional(),
});
export type TokenError = z.infer<typeof tokenError>;

const tokenExchange = z.object({
  grant_type: z.literal('urn:ietf:params:oauth:grant-type:token-exchange'),
  subject_token: z.string(),
  subject_token_type: z.literal('urn:ietf:params:oauth:token-type:id_token'),
  client_id: z.string(),
  language: language.optional(),
});
const refresh = z.object({
  grant_type: z.literal('refresh_token'),
  refresh_token: z.string(),
  client_id: z.string(),
});
export const tokenRequest = z.discriminatedUnion('grant_type', [tokenExchange, refresh]);

/** RFC 7009. Form-encoded, in the body. */
export const revocationRequest = z.object({
  token: z.string(),
  token_type_hint: z.literal('refresh_token'),
  client_id: z.string(),
});

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

/** RFC 9457. The last path segment of `type` is the stable code. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
});
export type Problem = z.infer<typeof problem>;

/** The stable last segments of a problem's `type`. */
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
  'terms-changed',
  'unavailable',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** The client's id at the platform's issuer. A public client: there is no secret. */
export const clientId = 'econnect-onboarding';

export type Credential = 'none' | 'sign-up-secret' | 'registration-ticket' | 'access-token';
/** What one call takes and answers. */
export type Operation = {
  summary: string;
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  credential: Credential;
  /** `form` where OAuth wants it; JSON otherwise. */
  encoding?: 'json' | 'form';
  body?: z.ZodType;
  query?: Record<string, z.ZodType>;
  answers: Record<number, z.ZodType | null>;
  /** The problems it can answer beside the ones that any operation can. */
  problems?: Partial<Record<number, readonly ProblemCode[]>>;
};

/** Every call, once. The OpenAPI page and the sandbox's routes are made from it. */
export const operations = {
  getConfiguration: {
    summary: 'What the platform offers today',
    method: 'GET',
    path: '/.well-known/econnect-onboarding',
    credential: 'none',
    answers: { 200: configuration, 304: null },
  },
  startSignUp: {
    summary: 'Start a sign-up by e-mail; sends the activation mail',
    method: 'POST',
    path: '/onboarding/v1/sign-ups',
    credential: 'none',
    body: signUpRequest,
    answers: { 202: signUp },
    problems: { 403: ['manual-sign-up-disabled'], 422: ['email-invalid'] },
  },
  getSignUp: {
    summary: 'How far a sign-up is; waits up to `wait` seconds for a change',
    method: 'GET',
    path: '/onboarding/v1/sign-ups/{id}',
    credential: 'sign-up-secret',
    query: { wait: z.coerce.number().int().min(0).max(25).optional() },
    answers: { 200: signUpStatus },
    problems: { 404: ['not-found'] },
  },
  resendSignUp: {
    summary: 'Send the mail of a sign-up again',
    method: 'POST',
    path: '/onboarding/v1/sign-ups/{id}/resend',
    credential: 'sign-up-secret',
    answers: { 202: resent },
    problems: { 404: ['not-found'], 410: ['sign-up-expired'], 429: ['resend-too-soon'] },
  },
  withdrawSignUp: {
    summary: 'Withdraw a sign-up; its mail stops working',
    method: 'DELETE',
    path: '/onboarding/v1/sign-ups/{id}',
    credential: 'sign-up-secret',
    answers: { 204: null },
  },
  activateSignUp: {
    summary: 'Activate with the code typed from the mail; five tries',
    method: 'POST',
    path: '/onboarding/v1/sign-ups/{id}/activate',
    credential: 'sign-up-secret',
    body: activationRequest,
    answers: { 200: signUpStatus },
    problems: {
      404: ['not-found'],
      410: ['sign-up-expired'],
      422: ['code-wrong'],
      429: ['code-tries-used-up'],
    },
  },
  getRegistration: {
    summary: 'What a registration needs: suggested user name, password policy, terms',
    method: 'GET',
    path: '/onboarding/v1/registration',
    credential: 'registration-ticket',
    query: { language: language.optional() },
    answers: { 200: registration },
    problems: { 410: ['registration-expired'] },
  },
  register: {
    summary: 'Make the account',
    method: 'POST',
    path: '/onboarding/v1/registration',
    credential: 'registration-ticket',
    body: registrationRequest,
    answers: { 201: tokens },
    problems: {
      409: ['username-taken', 'terms-changed'],
      410: ['registration-expired'],
      422: ['password-too-weak', 'username-invalid'],
    },
  },
  getTokens: {
    summary: 'Exchange a verified ID token (RFC 8693), or refresh (rotating)',
    method: 'POST',
    path: '/connect/token',
    credential: 'none',
    encoding: 'form',
    body: tokenRequest,
    answers: { 200: tokens, 400: tokenError },
  },
  revoke: {
    summary: 'Revoke a refresh token (RFC 7009)',
    method: 'POST',
    path: '/connect/revocation',
    credential: 'none',
    encoding: 'form',
    body: revocationRequest,
    answers: { 200: null },
  },
  getProfile: {
    summary: 'Who is signed in',
    method: 'GET',
    path: '/onboarding/v1/me',
    credential: 'access-token',
    answers: { 200: profile },
  },
  getNextSteps: {
    summary: 'What is left to set up',
    method: 'GET',
    path: '/onboarding/v1/me/next-steps',
    credential: 'access-token',
    query: { language: language.optional() },
    answers: { 200: nextSteps },
  },
} as const satisfies Record<string, Operation>;

export type OperationName = keyof typeof operations;
