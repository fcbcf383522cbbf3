import type { Journey } from '#contract/journey.ts';
import { initialState, type State } from '../../../../main/journey/state.ts';
import type { MembershipProof } from '../../../../main/policy/membership.ts';
import { noRules } from '../../../../main/policy/sign-in-rules.ts';
import type { At } from '../../../support/snapshots.ts';

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
/** As the platform gives it once it has sent the mail. */
export const startedSignUp = { id: 's1', secret: 'sign-up-secret', ...signUp };
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

const atGoogle = { method: 'google' } as const;
const signingIn = (rest: Pick<At<'signing-in'>, 'phase' | 'returnPath'>) =>
  at({ step: 'signing-in', method: 'google', attempt: 3, ...rest }, atGoogle);

const checking = (
  concern: At<'checking-account'>['concern'],
  rest: Pick<Partial<At<'checking-account'>>, 'phase' | 'expected'> = {},
) =>
  at(
    { step: 'checking-account', method: 'google', attempt: 3, account, concern, phase: 'idle', ...rest },
    atGoogle,
  );

const confirming = (
  journey: Omit<At<'confirming-organisation'>, 'step'>,
  rest: Partial<State> = { organisation: { slug: 'molen' } },
) => at({ step: 'confirming-organisation', ...journey }, rest);

const enteringEmail = (phase: At<'entering-email'>['phase'], rest: Partial<State> = {}) =>
  at({ step: 'entering-email', email: 'iris@molen.test', phase }, rest);

const waiting = (
  journey: Pick<Partial<At<'waiting-for-activation'>>, 'kind' | 'phase' | 'failure'> = {},
  rest: Partial<State> = {},
) =>
  at(
    {
      step: 'waiting-for-activation',
      kind: 'activation',
      ...signUp,
      phase: 'waiting',
      resent: false,
      ...journey,
    },
    rest,
  );

const registeringByEmail = (
  journey: Pick<Partial<At<'registering'>>, 'phase' | 'failure'> = {},
  rest: Partial<State> = {},
) =>
  at(
    {
      step: 'registering',
      kind: 'email',
      email: signUp.email,
      username: 'iris',
      terms,
      passwordPolicy,
      phase: 'idle',
      ...journey,
    },
    rest,
  );

const finishedOffline = (phase: At<'finished'>['phase']) =>
  at(
    { step: 'finished', account: session.account, nextSteps: [], offline: true, isNew: false, phase },
    { session },
  );

/** One state of every kind that behaves differently. */
export const states = {
  starting: at({ step: 'starting' }),
  blocked: at({ step: 'blocked', failure: { code: 'unexpected', at: 'page' } }),
  stopped: at(
    { step: 'blocked', failure: { code: 'nothing-allowed', at: 'page' } },
    { stopped: { code: 'nothing-allowed' } },
  ),
  choosing: at({ step: 'choosing' }),
  'signing in': signingIn({ phase: 'opening' }),
  'waiting in the browser': signingIn({ phase: 'waiting' }),
  'waiting for a text': signingIn({ phase: 'waiting', returnPath: 'paste' }),
  'back from the browser': signingIn({ phase: 'completing', returnPath: 'loopback' }),
  "checking an outsider's account": checking('outside-organisation', {
    expected: { name: 'Molen B.V.', domains: ['molen.test'] },
  }),
  'checking a private address': checking('consumer-address'),
  'checking a new account': checking('new-account'),
  'checking, confirmed': checking('consumer-address', { phase: 'busy' }),
  'looking an organisation up': confirming({ by: 'link', phase: 'busy' }),
  'organisation not found': confirming({
    by: 'link',
    phase: 'idle',
    failure: { code: 'organisation-unknown', at: 'page' },
  }),
  'asking about an organisation': confirming({ by: 'link', organisation, phase: 'idle' }),
  "asking about an address's organisation": confirming(
    { by: 'address', organisation, phase: 'idle' },
    { organisation: { slug: 'molen' }, drafts: { email: 'iris@molen.test', username: '' } },
  ),
  'asking about a profile': confirming(
    { by: 'profile', organisation, phase: 'idle' },
    { organisation: { profile: 'text of a profile' } },
  ),
  'adopting an organisation': confirming({ by: 'link', organisation, phase: 'busy' }),
  'entering an address': enteringEmail('idle'),
  'sending an address': enteringEmail('busy'),
  'address queued': enteringEmail('queued', { queuedKey: 'key-1' }),
  'another mail queued': waiting({ phase: 'resend-queued' }, { queuedKey: 'key-1' }),
  'keychain locked': at(
    { step: 'choosing' },
    {
      lockedJourney: { at: 'finished', session: 's1', profile, nextSteps },
      isKeychainReady: false,
    },
  ),
  'waiting for activation': waiting(),
  'waiting for confirmation': waiting({ kind: 'confirmation' }, { method: 'microsoft' }),
  'sending a code': waiting({ phase: 'activating' }),
  'sign-up expired': waiting({ failure: { code: 'sign-up-expired', at: 'page' } }),
  'registering an identity': at(
    {
      step: 'registering',
      kind: 'identity',
      email: account.email,
      username: 'fenna',
      terms,
      phase: 'idle',
    },
    atGoogle,
  ),
  'registering by e-mail': registeringByEmail(),
  'sending a registration': registeringByEmail({ phase: 'busy' }),
  'registration queued': registeringByEmail({ phase: 'queued' }, { queuedKey: 'key-1' }),
  'registration expired': registeringByEmail({ failure: { code: 'registration-expired', at: 'submit' } }),
  finished: at(
    {
      step: 'finished',
      account: session.account,
      nextSteps: [{ id: 'company', title: 'Bedrijfsgegevens', done: false }],
      offline: false,
      isNew: true,
      phase: 'idle',
    },
    { session, nextStepLinks: { company: 'https://platform.test/setup/company' } },
  ),
  'finished, offline': finishedOffline('idle'),
  'finished, asking': finishedOffline('busy'),
} satisfies Record<string, State>;

export type StateName = keyof typeof states;
