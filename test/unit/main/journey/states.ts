import type { Journey } from '#contract/journey.ts';
import { initialState, type State } from '../../../../main/journey/state.ts';
import type { MembershipProof } from '../../../../main/policy/membership.ts';
import { noRules } from '../../../../main/policy/sign-in-rules.ts';

/** The work of a sign-in at Google, by a listener on this machine and in the person's browser. */
export const beginAtGoogle = {
  do: 'begin-sign-in',
  operation: 1,
  method: 'google',
  returnPath: 'loopback',
  deliver: 'browser',
} as const;

export const account = { name: 'Fenna de Vries', email: 'fenna@bakkerij-devries.test' };
/** What the sign-in of `account` proves. */
export const proof: MembershipProof = {
  by: 'hosted-domain',
  domain: 'bakkerij-devries.test',
  address: { domain: 'bakkerij-devries.test', verified: true },
};
export const profile = { id: 'u1', username: 'fenna', ...account };
export const nextSteps = [
  { id: 'company', title: 'Bedrijfsgegevens', done: false, url: 'https://platform.test/setup/company' },
];
export const signUp = {
  email: 'iris@molen.test',
  phrase: 'groene fiets',
  expiresAt: '2026-11-24T10:00:00Z',
  resendAt: '2026-11-23T10:00:30Z',
};
export const terms = {
  version: '2026-01',
  sha256: 'a'.repeat(64),
  language: 'nl',
  text: 'De voorwaarden.',
  url: 'https://platform.test/terms',
};
export const registration = {
  email: account.email,
  kind: 'identity' as const,
  suggestedUsername: 'fenna',
  terms,
  expiresAt: '2026-11-23T11:00:00Z',
};
export const organisation = {
  name: 'Molen B.V.',
  method: 'google' as const,
  domains: ['molen.test'],
  restricted: false,
  digest: 'digest-of-molen',
};
/** The session of the person who is signed in. */
export const session = { id: 's1', account: { username: 'fenna', ...account } };
export const passwordPolicy = { minimumLength: 12, maximumLength: 128 };

/** A state at operation 3, with Microsoft and Google on offer and Apple to come. */
export function at(journey: Journey, rest: Partial<State> = {}): State {
  return {
    ...initialState,
    operation: 3,
    offers: {
      methods: [
        { id: 'microsoft', available: true },
        { id: 'google', available: true },
        { id: 'apple', available: false },
      ],
      manualSignUp: true,
      returnPaths: ['loopback', 'relay', 'paste'],
    },
    rules: noRules,
    journey,
    ...rest,
  };
}

const waitingFacts = { ...signUp, phase: 'waiting' as const, resent: false };

/** One state of every kind that behaves differently. */
export const states = {
  starting: at({ step: 'starting' }),
  blocked: at({ step: 'blocked', failure: { code: 'unexpected', at: 'page' } }),
  stopped: at(
    { step: 'blocked', failure: { code: 'nothing-allowed', at: 'page' } },
    { stopped: { code: 'nothing-allowed' } },
  ),
  choosing: at({ step: 'choosing' }),
  'signing in': at(
    { step: 'signing-in', method: 'google', attempt: 3, phase: 'opening' },
    { method: 'google' },
  ),
  'waiting in the browser': at(
    { step: 'signing-in', method: 'google', attempt: 3, phase: 'waiting' },
    { method: 'google' },
  ),
  'waiting for a text': at(
    { step: 'signing-in', method: 'google', attempt: 3, phase: 'waiting', returnPath: 'paste' },
    { method: 'google' },
  ),
  'back from the browser': at(
    { step: 'signing-in', method: 'google', attempt: 3, phase: 'completing', returnPath: 'loopback' },
    { method: 'google' },
  ),
  "checking an outsider's account": at(
    {
      step: 'checking-account',
      method: 'google',
      attempt: 3,
      account,
      concern: 'outside-organisation',
      expected: { name: 'Molen B.V.', domains: ['molen.test'] },
      phase: 'idle',
    },
    { method: 'google' },
  ),
  'checking a private address': at(
    {
      step: 'checking-account',
      method: 'google',
      attempt: 3,
      account,
      concern: 'consumer-address',
      phase: 'idle',
    },
    { method: 'google' },
  ),
  'checking a new account': at(
    {
      step: 'checking-account',
      method: 'google',
      attempt: 3,
      account,
      concern: 'new-account',
      phase: 'idle',
    },
    { method: 'google' },
  ),
  'checking, confirmed': at(
    {
      step: 'checking-account',
      method: 'google',
      attempt: 3,
      account,
      concern: 'consumer-address',
      phase: 'busy',
    },
    { method: 'google' },
  ),
  'looking an organisation up': at(
    { step: 'confirming-organisation', by: 'link', phase: 'busy' },
    { organisation: { slug: 'molen' } },
  ),
  'organisation not found': at(
    {
      step: 'confirming-organisation',
      by: 'link',
      phase: 'idle',
      failure: { code: 'organisation-unknown', at: 'page' },
    },
    { organisation: { slug: 'molen' } },
  ),
  'asking about an organisation': at(
    { step: 'confirming-organisation', by: 'link', organisation, phase: 'idle' },
    { organisation: { slug: 'molen' } },
  ),
  "asking about an address's organisation": at(
    { step: 'confirming-organisation', by: 'address', organisation, phase: 'idle' },
    { organisation: { slug: 'molen' }, drafts: { email: 'iris@molen.test', username: '' } },
  ),
  'asking about a profile': at(
    { step: 'confirming-organisation', by: 'profile', organisation, phase: 'idle' },
    { organisation: { profile: 'text of a profile' } },
  ),
  'adopting an organisation': at(
    { step: 'confirming-organisation', by: 'link', organisation, phase: 'busy' },
    { organisation: { slug: 'molen' } },
  ),
  'entering an address': at({ step: 'entering-email', email: 'iris@molen.test', phase: 'idle' }),
  'sending an address': at({ step: 'entering-email', email: 'iris@molen.test', phase: 'busy' }),
  'address queued': at(
    { step: 'entering-email', email: 'iris@molen.test', phase: 'queued' },
    { queuedKey: 'key-1' },
  ),
  'another mail queued': at(
    { step: 'waiting-for-activation', kind: 'activation', ...waitingFacts, phase: 'resend-queued' },
    { queuedKey: 'key-1' },
  ),
  'keychain locked': at(
    { step: 'choosing' },
    {
      lockedJourney: { at: 'finished', session: 's1', profile, nextSteps },
      isKeychainReady: false,
    },
  ),
  'waiting for activation': at({ step: 'waiting-for-activation', kind: 'activation', ...waitingFacts }),
  'waiting for confirmation': at(
    { step: 'waiting-for-activation', kind: 'confirmation', ...waitingFacts },
    { method: 'microsoft' },
  ),
  'sending a code': at({
    step: 'waiting-for-activation',
    kind: 'activation',
    ...waitingFacts,
    phase: 'activating',
  }),
  'sign-up expired': at({
    step: 'waiting-for-activation',
    kind: 'activation',
    ...waitingFacts,
    failure: { code: 'sign-up-expired', at: 'page' },
  }),
  'registering an identity': at(
    {
      step: 'registering',
      kind: 'identity',
      email: account.email,
      username: 'fenna',
      terms,
      phase: 'idle',
    },
    { method: 'google' },
  ),
  'registering by e-mail': at({
    step: 'registering',
    kind: 'email',
    email: signUp.email,
    username: 'iris',
    terms,
    passwordPolicy,
    phase: 'idle',
  }),
  'sending a registration': at({
    step: 'registering',
    kind: 'email',
    email: signUp.email,
    username: 'iris',
    terms,
    passwordPolicy,
    phase: 'busy',
  }),
  'registration queued': at(
    {
      step: 'registering',
      kind: 'email',
      email: signUp.email,
      username: 'iris',
      terms,
      passwordPolicy,
      phase: 'queued',
    },
    { queuedKey: 'key-1' },
  ),
  'registration expired': at({
    step: 'registering',
    kind: 'email',
    email: signUp.email,
    username: 'iris',
    terms,
    passwordPolicy,
    phase: 'idle',
    failure: { code: 'registration-expired', at: 'submit' },
  }),
  finished: at(
    {
      step: 'finished',
      account: { username: 'fenna', ...account },
      nextSteps: [{ id: 'company', title: 'Bedrijfsgegevens', done: false }],
      offline: false,
      isNew: true,
      phase: 'idle',
    },
    { session, nextStepLinks: { company: 'https://platform.test/setup/company' } },
  ),
  'finished, offline': at(
    {
      step: 'finished',
      account: { username: 'fenna', ...account },
      nextSteps: [],
      offline: true,
      isNew: false,
      phase: 'idle',
    },
    { session },
  ),
  'finished, asking': at(
    {
      step: 'finished',
      account: { username: 'fenna', ...account },
      nextSteps: [],
      offline: true,
      isNew: false,
      phase: 'busy',
    },
    { session },
  ),
} satisfies Record<string, State>;

export type StateName = keyof typeof states;
