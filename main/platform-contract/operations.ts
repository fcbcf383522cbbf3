import { z } from 'zod';
import {
  activationRequest,
  configuration,
  emailDomain,
  language,
  nextSteps,
  profile,
  registration,
  registrationRequest,
  relay,
  relayRequest,
  relayStatus,
  resent,
  revocationError,
  revocationRequest,
  signedOrganisation,
  signUp,
  signUpRequest,
  signUpStatus,
  tokenError,
  tokenRequest,
  tokens,
} from './contract.ts';
import type { ProblemCode } from './problem.ts';

/** What a call must show, as Bearer. */
export type Credential = 'none' | 'sign-up-secret' | 'relay-secret' | 'registration-ticket' | 'access-token';
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
  getOrganisation: {
    summary: 'An organisation by the name in its own URL, signed',
    method: 'GET',
    path: '/onboarding/v1/organisations/{slug}',
    credential: 'none',
    answers: { 200: signedOrganisation },
    problems: { 404: ['organisation-unknown'] },
  },
  findOrganisation: {
    summary: 'The organisation that the addresses of a domain belong to, signed',
    method: 'GET',
    path: '/onboarding/v1/organisations',
    credential: 'none',
    query: { emailDomain },
    answers: { 200: signedOrganisation },
    problems: { 404: ['organisation-unknown'] },
  },
  startSignUp: {
    summary: 'Start a sign-up by e-mail; sends the activation mail',
    method: 'POST',
    path: '/onboarding/v1/sign-ups',
    credential: 'none',
    body: signUpRequest,
    answers: { 202: signUp },
    problems: { 403: ['manual-sign-up-disabled', 'organisation-restricted'], 422: ['email-invalid'] },
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
      422: ['password-too-weak', 'password-too-long', 'username-invalid'],
    },
  },
  openRelay: {
    summary: 'Hold the answer to one authorization request until the app fetches it',
    method: 'POST',
    path: '/onboarding/v1/relays',
    credential: 'none',
    body: relayRequest,
    answers: { 201: relay },
  },
  getRelay: {
    summary: 'Whether the answer is there; waits up to `wait` seconds for it',
    method: 'GET',
    path: '/onboarding/v1/relays/{id}',
    credential: 'relay-secret',
    query: { wait: z.coerce.number().int().min(0).max(25).optional() },
    answers: { 200: relayStatus },
    problems: { 404: ['not-found'] },
  },
  withdrawRelay: {
    summary: 'Forget the answer, and tell a browser that comes later that it does not count',
    method: 'DELETE',
    path: '/onboarding/v1/relays/{id}',
    credential: 'relay-secret',
    answers: { 204: null },
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
    answers: { 200: null, 400: revocationError, 401: revocationError },
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
