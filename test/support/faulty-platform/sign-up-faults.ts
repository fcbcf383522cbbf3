import { termsOf } from '../second-platform/accounts.ts';
import { type Asked, bearerOf, problem } from '../second-platform/http.ts';
import type { SignUp, State } from '../second-platform/state.ts';
import {
  after,
  before,
  changeJson,
  type Fault,
  instead,
  meanwhile,
  type Planted,
  repeated,
  withFields,
} from './on-the-way.ts';

const registration = /^POST \/onboarding\/v1\/registration$/;
const signUps = /^POST \/onboarding\/v1\/sign-ups$/;
const status = /^GET \/onboarding\/v1\/sign-ups\//;
const resend = /\/resend$/;
const typedCode = /\/activate$/;
const withdrawal = /^DELETE \/onboarding\/v1\/sign-ups\//;

const nothing = () => new Response(null, { status: 204 });

/** Changes what is known of a sign-up before a request about it. */
const withSignUp = (known: Partial<SignUp>) =>
  before((asked, state) => Object.assign(signUpOf(asked, state) ?? {}, known));
const signUpOf = ({ path }: Asked, state: State) => state.signUps.get(path.split('/')[4] ?? '');

/** Mails a code again in the place of a new one. */
const codeAgain: Fault = async (asked, next, state) => {
  const signUp = signUpOf(asked, state);
  const { code } = { ...signUp };
  const answer = await next(asked);
  Object.assign(signUp ?? {}, { code });
  Object.assign(state.mails.at(-1) ?? {}, { code });
  return answer;
};

/** Gives no new tries with a new code. */
const triesAgain: Fault = async (asked, next, state) => {
  const signUp = signUpOf(asked, state);
  const { wrongCodes } = { ...signUp };
  const answer = await next(asked);
  Object.assign(signUp ?? {}, { wrongCodes });
  return answer;
};

/** Takes tickets for ones that count, however old they are. */
const oldTickets: Fault = async (asked, next, { tickets }) => {
  const known = [...tickets.values()].map((ticket) => ({ ticket, expiresAt: ticket.expiresAt }));
  for (const { ticket } of known) ticket.expiresAt = Number.POSITIVE_INFINITY;
  const answer = await next(asked);
  for (const { ticket, expiresAt } of known) ticket.expiresAt = expiresAt;
  return answer;
};

/** Faults of sign-ups, registration and idempotency. */
export const signUpFaults = {
  'never-expires': {
    rule: 'P-20',
    at: status,
    fault: withSignUp({ expiresAt: Number.POSITIVE_INFINITY }),
  },
  'mail-after-activation': {
    rule: 'P-21',
    at: resend,
    fault: withSignUp({ status: 'pending' }),
  },
  'endless-tries': {
    rule: 'P-22',
    at: typedCode,
    fault: withSignUp({ wrongCodes: 0 }),
  },
  'withdrawal-ends-nothing': {
    rule: 'P-23',
    at: withdrawal,
    fault: instead((asked, state) => signUpOf(asked, state)?.status === 'activated', nothing),
  },
  'known-address-in-mail': {
    rule: 'P-24',
    at: signUps,
    fault: meanwhile('accounts', () => []),
  },
  'wrong-secret-told': {
    rule: 'P-25',
    at: status,
    fault: instead(
      (asked, state) => ![undefined, bearerOf(asked)].includes(signUpOf(asked, state)?.secret),
      () => problem(401, 'unauthorised'),
    ),
  },
  'any-secret-withdraws': {
    rule: 'P-25',
    at: withdrawal,
    fault: withSignUp({ expiresAt: 0 }),
  },
  'any-address': {
    rule: 'P-26',
    at: signUps,
    fault: before((asked) => changeJson(asked, { email: 'any@second.example' })),
  },
  'stale-hold': {
    rule: 'P-27',
    at: status,
    fault: withFields((_, { query }) => (query.get('wait') === '25' ? { status: 'pending' } : {})),
  },
  'code-never-changes': { rule: 'P-28', at: resend, fault: codeAgain },
  'tries-never-change': { rule: 'P-28', at: resend, fault: triesAgain },
  'account-withdrawn': {
    rule: 'P-29',
    at: withdrawal,
    fault: withSignUp({ status: 'pending' }),
  },
  'ticket-twice': {
    rule: 'P-30',
    at: /^GET \/onboarding\/v1\/registration$/,
    fault: meanwhile('accounts', () => []),
  },
  'ticket-kept-old': { rule: 'P-31', at: status, fault: oldTickets },
  'any-terms': {
    rule: 'P-32',
    at: registration,
    fault: before((asked, state) => changeJson(asked, { acceptedTerms: termsOf(state) })),
  },
  'refusal-uses-ticket': {
    rule: 'P-33',
    at: registration,
    fault: after((asked, { tickets }, answered) => {
      if (answered !== 201) tickets.delete(bearerOf(asked));
    }),
  },
  'key-ignored': { rule: 'P-40', fault: before(({ headers }) => headers.delete('idempotency-key')) },
  'credential-first': {
    rule: 'P-41',
    at: registration,
    fault: instead(
      (asked, state) => state.tickets.get(bearerOf(asked))?.signUp?.status === 'registered',
      () => problem(410, 'registration-expired'),
    ),
  },
  'refusal-kept': { rule: 'P-42', fault: repeated((answered) => answered === 429) },
  'other-body-answered': { rule: 'P-43', fault: repeated(() => true) },
} satisfies Record<string, Planted>;
