import { describe, expect, test } from 'vitest';
import type { FailureCode } from '#contract/failure.ts';
import type { Effect } from '../../../../main/journey/effect.ts';
import type { Report } from '../../../../main/journey/event.ts';
import type { SavedJourney } from '../../../../main/journey/saved-journey.ts';
import { proofOfAddress, proveMembership } from '../../../../main/policy/membership.ts';
import { noRules, type SignInRules, stoppedRules } from '../../../../main/policy/sign-in-rules.ts';
import { runnerOn } from '../../../support/journey-runner.ts';
import { identity, scriptedPorts } from '../../../support/scripted-ports.ts';
import { memories } from '../journey/saved-journeys.ts';
import { registration, signUp, terms } from '../journey/states.ts';
import { molen } from './managed.ts';

/* Every effect that sends something, and every rule that forbids it: nothing leaves this machine, and the person is told why. */

type Kept = 'sign-up' | 'registration' | 'identity' | null;
type Sender = { effect: Effect; kept: Kept; by: 'google' | 'email' };

const details = { acceptedTerms: { version: terms.version, sha256: terms.sha256 } };
const begin = { do: 'begin-sign-in', operation: 1, method: 'google', deliver: 'browser' } as const;
const start = { do: 'start-sign-up', operation: 1, email: signUp.email } as const;
const register = { do: 'register', operation: 1, email: signUp.email, details } as const;

const senders: Record<string, Sender> = {
  'a sign-in': { effect: { ...begin, returnPath: 'auto' }, kept: null, by: 'google' },
  'a sign-in by listener': { effect: { ...begin, returnPath: 'loopback' }, kept: null, by: 'google' },
  'a copied link': {
    effect: { ...begin, returnPath: 'loopback', deliver: 'clipboard' },
    kept: null,
    by: 'google',
  },
  'an identity': { effect: { do: 'exchange', operation: 1 }, kept: 'identity', by: 'google' },
  'a sign-up': { effect: { ...start, lookUp: false }, kept: null, by: 'email' },
  'a sign-up, looked up first': { effect: { ...start, lookUp: true }, kept: null, by: 'email' },
  'another mail': { effect: { do: 'resend', operation: 1 }, kept: 'sign-up', by: 'email' },
  'another mail to confirm': { effect: { do: 'resend', operation: 1 }, kept: 'sign-up', by: 'google' },
  'a code': { effect: { do: 'activate', operation: 1, code: '123456' }, kept: 'sign-up', by: 'email' },
  'the question about a mail': {
    effect: { do: 'watch-sign-up', operation: 1 },
    kept: 'sign-up',
    by: 'email',
  },
  'the question about details': {
    effect: { do: 'load-registration', operation: 1 },
    kept: 'registration',
    by: 'email',
  },
  'the same of an identity': {
    effect: { do: 'load-registration', operation: 1 },
    kept: 'registration',
    by: 'google',
  },
  'a registration by e-mail': { effect: register, kept: 'registration', by: 'email' },
  'a registration of an identity': { effect: register, kept: 'registration', by: 'google' },
};

type Ban = {
  rules: Partial<SignInRules>;
  /** What the person is told; null where the rule says nothing of it. */
  tells: (name: string, sender: Sender) => FailureCode | null;
  isLocked?: boolean;
};
const outside = (_: string, { by, effect }: Sender) => {
  if (effect.do === 'begin-sign-in') return null;
  return by === 'email' ? 'email-outside-organisation' : 'organisation-mismatch';
};
const bans: Record<string, Ban> = {
  'everything is stopped': { rules: stoppedRules, tells: () => 'not-allowed-here' },
  'another method alone': {
    rules: { methods: ['microsoft'] },
    tells: (_, { by }) => (by === 'google' ? 'not-allowed-here' : null),
  },
  'no sign-up by e-mail': {
    rules: { emailSignUp: false },
    tells: (_, { by }) => (by === 'email' ? 'not-allowed-here' : null),
  },
  'another way back': {
    rules: { returnPaths: ['paste'] },
    tells: (name) =>
      name === 'a sign-in by listener' || name === 'a copied link' ? 'not-allowed-here' : null,
  },
  'no way back': {
    rules: { returnPaths: [] },
    tells: (_, { effect }) => (effect.do === 'begin-sign-in' ? 'not-allowed-here' : null),
  },
  'other domains': { rules: { emailDomains: ['kaas.test'] }, tells: outside },
  'another organisation, required': {
    rules: {
      organisation: {
        organisation: { ...molen, hostedDomain: 'kaas.test', emailDomains: ['kaas.test'] },
        mode: 'required',
      },
    },
    tells: outside,
  },
  'a keychain, which is locked': {
    rules: { requireKeystore: true },
    isLocked: true,
    tells: (_, { effect }) => (effect.do === 'watch-sign-up' ? null : 'keystore-required'),
  },
};

const memoryOf = (kept: Kept, by: Sender['by']): SavedJourney | null => {
  if (kept === 'sign-up')
    return { ...memories['waiting for activation'], method: by === 'email' ? null : by };
  return kept === 'registration' ? { ...memories['registering by e-mail'] } : null;
};

/** A journey that came so far while nothing was forbidden. */
async function under({ kept, by }: Sender) {
  let rules = noRules;
  const sent: string[] = [];
  const sends = (name: string) => async (): Promise<never> => {
    sent.push(name);
    throw new Error(`${name} was asked`);
  };
  const ports = scriptedPorts({
    rules: () => rules,
    preflight: sends('preflight'),
    findProvider: () => ({ signIn: async () => identity }),
    savedJourney: { read: async () => memoryOf(kept, by) },
    organisations: { findByEmailDomain: sends('byEmailDomain') },
    platform: {
      exchange: sends('exchange'),
      startSignUp: sends('startSignUp'),
      awaitSignUp: sends('awaitSignUp'),
      resend: sends('resend'),
      activate: sends('activate'),
      loadRegistration: async () => {
        sent.push('registration');
        return { ...registration, kind: by === 'email' ? 'email' : 'identity', email: signUp.email };
      },
      register: sends('register'),
    },
  });
  const proof = by === 'email' ? proofOfAddress(signUp.email) : proveMembership(identity);
  const secret =
    kept === 'sign-up' ? { kind: kept, id: 's1', secret: 'x' } : { kind: 'registration', ticket: 't' };
  if (kept === 'sign-up' || kept === 'registration')
    ports.secrets.kept.set('pending', JSON.stringify({ pendingId: 'p1', ...secret, by, proof }));
  const { run, unread } = runnerOn(ports);
  if (kept === 'identity') await run({ ...begin, returnPath: 'loopback' });
  else await run({ do: 'restore' });
  unread.splice(0);
  return {
    sent,
    run,
    forbid: ({ rules: some, isLocked }: Ban) => {
      rules = { ...noRules, ...some };
      if (isLocked) Object.assign(ports.secrets, { state: 'locked' });
      // From here on the provider is asked for the first time.
      ports.findProvider = () => ({ signIn: sends('provider') });
    },
  };
}

const codeOf = (report: Report) => ('code' in report ? report.code : null);
const all = Object.entries(bans).flatMap(([rule, ban]) =>
  Object.entries(senders).map(([name, sender]) => ({
    rule,
    ban,
    name,
    sender,
    code: ban.tells(name, sender),
  })),
);

describe('something that the rules forbid by now', () => {
  test.each(all.filter(({ code }) => code !== null))(
    '$rule: $name does not leave',
    async ({ ban, sender, code }) => {
      const journey = await under(sender);
      journey.forbid(ban);
      const report = await journey.run(sender.effect);
      expect([codeOf(report), journey.sent]).toEqual([code, []]);
    },
  );
});

describe('something that they do not speak of', () => {
  test.each(all.filter(({ code, sender }) => code === null && sender.effect.do !== 'watch-sign-up'))(
    '$rule: $name leaves',
    async ({ ban, sender }) => {
      const journey = await under(sender);
      journey.forbid(ban);
      await journey.run(sender.effect);
      expect(journey.sent).not.toEqual([]);
    },
  );
});

test('rules that come while the keychain is asked count as well', async () => {
  let rules: SignInRules = { ...noRules, requireKeystore: true };
  const sent: string[] = [];
  const ports = scriptedPorts({
    rules: () => rules,
    platform: {
      startSignUp: async () => {
        sent.push('startSignUp');
        throw new Error('sent');
      },
    },
  });
  const { read } = ports.secrets;
  ports.secrets.read = async (name) => {
    rules = { ...rules, emailSignUp: false };
    return await read(name);
  };
  const report = await runnerOn(ports).run({ ...start, lookUp: false });
  expect([codeOf(report), sent]).toEqual(['not-allowed-here', []]);
});
