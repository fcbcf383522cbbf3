import { expect, test } from 'vitest';
import { OnboardingError } from '../../../../main/failure/onboarding-error.ts';
import type { Event } from '../../../../main/journey/event.ts';
import { transition } from '../../../../main/journey/machine.ts';
import type { State } from '../../../../main/journey/state.ts';
import { type MembershipProof, proofOfAddress } from '../../../../main/policy/membership.ts';
import { noRules } from '../../../../main/policy/sign-in-rules.ts';
import { runnerOn } from '../../../support/journey-runner.ts';
import { scriptedPorts, tokens } from '../../../support/scripted-ports.ts';
import { memories } from './saved-journeys.ts';
import { account, beginAtGoogle, signUp, startedSignUp, states, terms } from './states.ts';

/* What platforms may do differently, and what the journey makes of it. */

const stateAfter = (state: State, event: Event) => transition(state, event)[0];
const journeyAfter = (state: State, event: Event) => stateAfter(state, event).journey;

test('next steps that could not be loaded leave the known ones, with their URLs', () => {
  const state = stateAfter(states.finished, {
    type: 'session-checked',
    operation: 3,
    profile: { username: 'fenna', ...account, name: 'Fenna Smit' },
    nextSteps: null,
  });
  expect(state.journey).toMatchObject({
    account: { name: 'Fenna Smit' },
    nextSteps: [{ id: 'company' }],
    offline: false,
  });
  expect(state.nextStepLinks).toEqual({ company: 'https://platform.test/setup/company' });
});

test('the earliest time of another try is shown with the failure', () => {
  const retryAt = '2026-11-23T10:01:00Z';
  for (const [state, type] of [
    [states['sending an address'], 'sign-up-failed'],
    [states['waiting for activation'], 'resend-failed'],
    [states['sending a registration'], 'registration-failed'],
    [states['signing in'], 'sign-in-failed'],
  ] as const)
    expect(journeyAfter(state, { type, operation: 3, code: 'too-many-requests', retryAt })).toMatchObject({
      failure: { code: 'too-many-requests', retryAt },
    });
});

test('the watch of a sign-up waits as long as the platform asks', async () => {
  const pauses: number[] = [];
  const answers = [new OnboardingError('too-many-requests', undefined, { retryAfterMs: 90_000 }), null];
  const ports = scriptedPorts({
    platform: {
      startSignUp: async () => startedSignUp,
      awaitSignUp: async () => {
        const refusal = answers.shift();
        if (refusal) throw refusal;
        return { status: 'expired' };
      },
    },
    sleep: async (milliseconds) => {
      pauses.push(milliseconds);
    },
  });
  const { run } = runnerOn(ports);
  await run({ do: 'start-sign-up', operation: 1, email: signUp.email, lookUp: false });
  await run({ do: 'watch-sign-up', operation: 1 });
  expect(pauses).toEqual([90_000]);
});

test('a registration whose answer was lost is sent again although its ticket is used, also under rules', async () => {
  const sent: string[] = [];
  const ports = scriptedPorts({
    rules: () => ({ ...noRules, emailDomains: ['bakkerij-devries.test'] }),
    platform: {
      exchange: async () => ({ kind: 'registration-required', ticket: 'ticket-1' }),
      loadRegistration: async () => Promise.reject(new OnboardingError('registration-expired')),
      register: async (ticket) => {
        sent.push(ticket);
        return tokens;
      },
    },
    session: { begin: async () => ({ id: 's1' }) },
  });
  const { run } = runnerOn(ports);
  await run(beginAtGoogle);
  await run({ do: 'exchange', operation: 1 });
  const details = { username: 'iris', acceptedTerms: terms };
  const report = await run({ do: 'register', operation: 1, details, email: signUp.email });
  expect([report.type, sent]).toEqual(['session-begun', ['ticket-1']]);
});

test.each<[string, MembershipProof | null, string[]]>([
  ['the address that was confirmed for it is one of ours', proofOfAddress('iris@molen.test'), ['ticket-1']],
  ['that address is none of ours', proofOfAddress('iris@elders.test'), []],
  // Anybody who uses this computer can edit the saved journey.
  ['only the saved journey says that it is', null, []],
])(
  'a registration that is over is sent again only by the proof in the keychain: %s',
  async (_, proof, sent) => {
    const left: string[] = [];
    const ports = scriptedPorts({
      rules: () => ({ ...noRules, emailDomains: ['molen.test'] }),
      savedJourney: { read: async () => memories['registering by e-mail'] },
      platform: {
        loadRegistration: async () => Promise.reject(new OnboardingError('registration-expired')),
        register: async (ticket) => {
          left.push(ticket);
          return tokens;
        },
      },
      session: { begin: async () => ({ id: 's1' }) },
    });
    const kept = { pendingId: 'p1', kind: 'registration', ticket: 'ticket-1', by: 'email', proof };
    ports.secrets.kept.set('pending', JSON.stringify(kept));
    const { run } = runnerOn(ports);
    await run({ do: 'restore' });
    const details = { username: 'iris', acceptedTerms: terms };
    const report = await run({ do: 'register', operation: 1, details, email: 'iris@molen.test' });
    expect(left).toEqual(sent);
    expect(report).toMatchObject(
      sent.length > 0
        ? { type: 'session-begun' }
        : {
            type: 'registration-failed',
            code: proof ? 'email-outside-organisation' : 'registration-expired',
          },
    );
  },
);

test('an address with a domain in other scripts is looked up by its A-labels', async () => {
  const asked: string[] = [];
  const ports = scriptedPorts({
    organisations: {
      findByEmailDomain: async (domain) => {
        asked.push(domain);
        return null;
      },
    },
    platform: { startSignUp: async () => startedSignUp },
  });
  const { run } = runnerOn(ports);
  await run({ do: 'start-sign-up', operation: 1, email: 'iris@bücher.test', lookUp: true });
  expect(asked).toEqual(['xn--bcher-kva.test']);
});
