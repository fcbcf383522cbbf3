import { z } from 'zod';
import { longestInput } from '#contract/longest-input.ts';
import {
  accountProfile,
  activationRequest,
  configuration,
  emailDomain,
  language,
  nextSteps,
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
import { longPollSeconds } from './long-poll.ts';
import type { ProblemCode } from './problem.ts';
import {
  companies,
  invitation,
  invitationRequest,
  invoiceCheck,
  invoiceDocument,
  organisationRequest,
  ownOrganisation,
  receivingRequest,
  setup,
  verification,
  verificationRequest,
} from './setup-contract.ts';

/** The content type of each encoding of a body. */
export const contentTypes = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
  xml: 'application/xml',
} as const;

/** The bearer credential that an operation needs. */
export type Credential = 'none' | 'sign-up-secret' | 'relay-secret' | 'registration-ticket' | 'access-token';
/** What one operation takes and answers. */
export type Operation = {
  summary: string;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  credential: Credential;
  /** The encoding of the body: `form` at OAuth's endpoints, `xml` for an invoice, JSON otherwise. */
  encoding?: keyof typeof contentTypes;
  body?: z.ZodType;
  query?: Record<string, z.ZodType>;
  answers: Record<number, z.ZodType | null>;
  /** The problems by status, in addition to those that every operation can answer. */
  problems?: Partial<Record<number, readonly ProblemCode[]>>;
};

/** For how many seconds the platform may hold its answer. */
const wait = z.coerce.number().int().min(0).max(longPollSeconds).optional();

/** Every operation of the platform. The client's calls, the sandbox's routes and the OpenAPI file are made from it. */
export const operations = {
  getConfiguration: {
    summary: 'The configuration: methods, links and the minimum client version',
    method: 'GET',
    path: '/.well-known/econnect-onboarding',
    credential: 'none',
    answers: { 200: configuration, 304: null },
  },
  getOrganisation: {
    summary: 'An organisation by its slug, signed',
    method: 'GET',
    path: '/onboarding/v1/organisations/{slug}',
    credential: 'none',
    answers: { 200: signedOrganisation },
    problems: { 404: ['organisation-unknown'] },
  },
  findOrganisation: {
    summary: 'The organisation that an e-mail domain belongs to, signed',
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
    summary: 'The status of a sign-up; waits up to `wait` seconds for a change',
    method: 'GET',
    path: '/onboarding/v1/sign-ups/{id}',
    credential: 'sign-up-secret',
    query: { wait },
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
    summary: 'Activate a sign-up with the code of the mail; a few tries',
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
    summary: 'Create the account',
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
    summary: 'Open a relay, which holds the response to one authorization request until the app fetches it',
    method: 'POST',
    path: '/onboarding/v1/relays',
    credential: 'none',
    body: relayRequest,
    answers: { 201: relay },
  },
  getRelay: {
    summary: 'The status of a relay; waits up to `wait` seconds for the response',
    method: 'GET',
    path: '/onboarding/v1/relays/{id}',
    credential: 'relay-secret',
    query: { wait },
    answers: { 200: relayStatus },
    problems: { 404: ['not-found'] },
  },
  withdrawRelay: {
    summary: 'Withdraw a relay; a browser that returns later is told that it is too late',
    method: 'DELETE',
    path: '/onboarding/v1/relays/{id}',
    credential: 'relay-secret',
    answers: { 204: null },
  },
  getTokens: {
    summary: 'Exchange an ID token (RFC 8693), or renew the tokens with a rotating refresh token (RFC 6749)',
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
    summary: 'The account that is signed in',
    method: 'GET',
    path: '/onboarding/v1/me',
    credential: 'access-token',
    answers: { 200: accountProfile },
  },
  getNextSteps: {
    summary: 'What is left to set up',
    method: 'GET',
    path: '/onboarding/v1/me/next-steps',
    credential: 'access-token',
    query: { language: language.optional() },
    answers: { 200: nextSteps },
  },
  getSetup: {
    summary: 'The state of the setup; waits up to `wait` seconds for another one than that of the ETag',
    method: 'GET',
    path: '/onboarding/v1/setup',
    credential: 'access-token',
    query: { wait, language: language.optional() },
    answers: { 200: setup, 304: null },
  },
  findCompanies: {
    summary: 'Companies of the register, by a number or a name',
    method: 'GET',
    path: '/onboarding/v1/companies',
    credential: 'access-token',
    query: { query: z.string().min(1).max(longestInput.line) },
    answers: { 200: companies },
  },
  addOrganisation: {
    summary: 'Add a company of the register as an own organisation',
    method: 'POST',
    path: '/onboarding/v1/organisations',
    credential: 'access-token',
    body: organisationRequest,
    answers: { 201: ownOrganisation },
    problems: {
      403: ['not-administrator'],
      404: ['not-found'],
      409: ['organisation-elsewhere', 'organisation-limit'],
    },
  },
  startVerification: {
    summary: 'Ask for the proof that the person may act for an organisation',
    method: 'POST',
    path: '/onboarding/v1/organisations/{id}/verification',
    credential: 'access-token',
    body: verificationRequest,
    answers: { 201: verification },
    problems: { 403: ['not-administrator'], 404: ['not-found'] },
  },
  setReceiving: {
    summary: 'Switch receiving by Peppol on or off',
    method: 'PUT',
    path: '/onboarding/v1/organisations/{id}/receiving',
    credential: 'access-token',
    body: receivingRequest,
    answers: { 200: ownOrganisation },
    problems: { 403: ['not-administrator'], 404: ['not-found'], 409: ['registered-elsewhere'] },
  },
  invite: {
    summary: 'Invite a colleague',
    method: 'POST',
    path: '/onboarding/v1/invitations',
    credential: 'access-token',
    body: invitationRequest,
    answers: { 201: invitation },
    problems: {
      403: ['not-administrator'],
      409: ['already-member'],
      422: ['address-elsewhere', 'email-invalid'],
    },
  },
  checkInvoice: {
    summary: 'Check an invoice without sending it; nothing is stored',
    method: 'POST',
    path: '/onboarding/v1/invoice-check',
    credential: 'access-token',
    encoding: 'xml',
    query: { language: language.optional() },
    body: invoiceDocument,
    answers: { 200: invoiceCheck },
  },
} as const satisfies Record<string, Operation>;

/** The names of the operations, which are the `operationId`s of the OpenAPI file. */
export type OperationName = keyof typeof operations;
