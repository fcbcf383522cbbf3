import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SignInMethod } from '#contract/sign-in-method.ts';
import { offersOf } from '../../../../main/app/offers.ts';
import { findConcern, isMember, proofOfAddress } from '../../../../main/policy/membership.ts';
import { noRules, stoppedRules } from '../../../../main/policy/sign-in-rules.ts';
import type { Identity } from '../../../../main/sign-in/provider.ts';
import { runnerOn } from '../../../support/journey-runner.ts';
import { identity, scriptedPorts } from '../../../support/scripted-ports.ts';
import { memories } from '../journey/saved-journeys.ts';
import { profile } from '../journey/states.ts';

const methods: readonly SignInMethod[] = ['microsoft', 'google', 'apple', 'organisation', 'econnect'];
const stopped = () => stoppedRules;

/** Anybody whom a provider can vouch for. */
const anybody: fc.Arbitrary<Identity> = fc.record({
  method: fc.constantFrom(...methods),
  issuer: fc.webUrl(),
  subject: fc.string(),
  account: fc.record({
    name: fc.string(),
    email: fc.oneof(fc.emailAddress(), fc.string(), fc.constantFrom('', 'iris@', '@')),
  }),
  emailVerified: fc.boolean(),
  idToken: fc.constant('id-token'),
  tenantId: fc.uuid(),
  hostedDomain: fc.domain(),
});

describe('rules that are stopped let nobody through', () => {
  test('no identity: every one is outside', () => {
    fc.assert(
      fc.property(anybody, (who) => {
        expect(findConcern(who, stoppedRules)).toBe('outside-organisation');
      }),
    );
  });

  test('no address of a session or a registration', () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string()), (email) => {
        expect(isMember(stoppedRules, proofOfAddress(email))).toBe(false);
      }),
    );
  });

  test('no method, no sign-up by e-mail, no way back', () => {
    expect(offersOf(methods, null, stoppedRules)).toEqual({
      methods: [],
      manualSignUp: false,
      returnPaths: [],
    });
  });

  test('a sign-in ends before a browser is opened', async () => {
    const { run } = runnerOn(scriptedPorts({ rules: stopped }));
    const begin = { do: 'begin-sign-in', operation: 1, method: 'google', deliver: 'browser' } as const;
    expect(await run({ ...begin, returnPath: 'auto' })).toMatchObject({
      type: 'sign-in-failed',
      code: 'not-allowed-here',
    });
  });

  test('an identity that arrives is not kept for the platform', async () => {
    let rules = noRules;
    const signIn = async () => {
      rules = stoppedRules;
      return identity;
    };
    const { run } = runnerOn(scriptedPorts({ rules: () => rules, findProvider: () => ({ signIn }) }));
    const begin = { do: 'begin-sign-in', operation: 1, method: 'google', deliver: 'browser' } as const;
    expect(await run({ ...begin, returnPath: 'loopback' })).toMatchObject({
      concern: 'outside-organisation',
    });
    expect(await run({ do: 'exchange', operation: 1 })).toMatchObject({ code: 'confirmed-sign-in-again' });
  });

  test('a sign-up by e-mail is not sent', async () => {
    const { run } = runnerOn(scriptedPorts({ rules: stopped }));
    const start = { do: 'start-sign-up', operation: 1, email: 'iris@molen.test', lookUp: true } as const;
    expect(await run(start)).toMatchObject({ type: 'sign-up-failed', code: 'not-allowed-here' });
  });

  test('a registration is not sent', async () => {
    const ports = scriptedPorts({
      rules: stopped,
      savedJourney: { read: async () => memories['registering by e-mail'] },
      platform: {
        loadRegistration: async () => ({
          kind: 'email',
          email: 'iris@molen.test',
          suggestedUsername: 'iris',
          terms: { version: '1', sha256: 'x', language: 'nl', text: '', url: 'https://x.test' },
          expiresAt: '2026-11-23T12:00:00Z',
        }),
      },
    });
    ports.secrets.kept.set(
      'pending',
      JSON.stringify({ pendingId: 'p1', kind: 'registration', ticket: 'ticket' }),
    );
    const { run } = runnerOn(ports);
    await run({ do: 'restore' });
    const details = { acceptedTerms: { version: '1', sha256: 'x' } };
    expect(await run({ do: 'register', operation: 1, email: 'iris@molen.test', details })).toMatchObject({
      type: 'registration-failed',
      code: 'not-allowed-here',
    });
  });

  test('nobody who is signed in is signed out for it: the check that is under way is dropped', async () => {
    const answer = Promise.withResolvers<Awaited<ReturnType<typeof checked>>>();
    const checked = async () => ({ profile, nextSteps: [], proof: null });
    let ended = 0;
    const ports = scriptedPorts({
      rules: stopped,
      session: {
        check: () => answer.promise,
        end: async () => {
          ended += 1;
        },
      },
    });
    const { runner, unread } = runnerOn(ports);
    runner.run({ do: 'check-session', operation: 1, session: 's1' });
    runner.run({ do: 'pause' });
    answer.resolve(await checked());
    await new Promise(setImmediate);
    expect([ended, unread]).toEqual([0, []]);
  });
});
