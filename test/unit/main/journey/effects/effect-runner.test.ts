import { describe, expect, test } from 'vitest';
import { OnboardingError } from '../../../../../main/failure/onboarding-error.ts';
import type { Effect } from '../../../../../main/journey/effect.ts';
import { runnerOn } from '../../../../support/journey-runner.ts';
import { identity, scriptedPorts, tokens } from '../../../../support/scripted-ports.ts';
import { beginAtGoogle, signUp, startedSignUp, terms } from '../states.ts';

const { id, secret } = startedSignUp;
const start = { do: 'start-sign-up', operation: 1, email: signUp.email, lookUp: false } as const;

describe('watching a sign-up', () => {
  test('goes on with growing pauses while the network comes and goes, and notices the activation', async () => {
    const answers = ['offline', 'offline', 'pending', 'offline', 'activated'];
    const pauses: number[] = [];
    let clock = 0;
    const ports = scriptedPorts({
      platform: {
        startSignUp: async () => startedSignUp,
        awaitSignUp: async (asked) => {
          expect(asked).toEqual({ id, secret });
          const answer = answers.shift();
          if (answer === 'pending') {
            // Held for two seconds; what fails, fails at once.
            clock += 2_000;
            return { status: 'pending' };
          }
          if (answer === 'activated') return { status: 'activated', registration: 'ticket-1' };
          throw new OnboardingError('offline');
        },
      },
      now: () => clock,
      sleep: async (milliseconds) => {
        pauses.push(milliseconds);
      },
    });
    const { run } = runnerOn(ports);
    await run(start);
    expect(await run({ do: 'watch-sign-up', operation: 1 })).toEqual({ type: 'activated', operation: 1 });
    expect(JSON.parse(ports.secrets.kept.get('pending') ?? '')).toMatchObject({
      kind: 'registration',
      ticket: 'ticket-1',
    });
    const [first = 0, second = 0, third = 0] = pauses;
    expect(pauses).toHaveLength(3);
    for (const [pause, most] of [
      [first, 1000],
      [second, 2000],
      [third, 1000],
    ] as const) {
      expect(pause).toBeGreaterThanOrEqual(most / 2);
      expect(pause).toBeLessThanOrEqual(most);
    }
  });

  test.each([
    ['reports a sign-up that expired', 'expired', { type: 'sign-up-expired', operation: 1 }],
    [
      'leads to a sign-in where the registration was finished on another device',
      'registered',
      { type: 'sign-in-failed', operation: 1, code: 'confirmed-sign-in-again' },
    ],
  ] as const)('%s', async (_what, status, report) => {
    const ports = scriptedPorts({
      platform: { startSignUp: async () => startedSignUp, awaitSignUp: async () => ({ status }) },
    });
    const { run } = runnerOn(ports);
    await run(start);
    expect(await run({ do: 'watch-sign-up', operation: 1 })).toEqual(report);
  });
});

describe('abandoning', () => {
  test('withdraws the sign-up, forgets its secret, and silences the work under way', async () => {
    const withdrawn: unknown[] = [];
    const { promise: answer, resolve } = Promise.withResolvers<{ status: 'activated' }>();
    const ports = scriptedPorts({
      platform: {
        startSignUp: async () => startedSignUp,
        awaitSignUp: () => answer,
        withdraw: async (asked) => {
          withdrawn.push(asked);
        },
      },
    });
    const { run, runner, unread } = runnerOn(ports);
    await run(start);
    runner.run({ do: 'watch-sign-up', operation: 1 });
    runner.run({ do: 'abandon' });
    resolve({ status: 'activated' });
    await new Promise(setImmediate);
    expect(withdrawn).toEqual([{ id, secret }]);
    expect(ports.secrets.kept.size).toBe(0);
    expect(unread).toEqual([]);
  });

  test('does not wait for a platform that cannot be reached', async () => {
    const ports = scriptedPorts({
      platform: {
        startSignUp: async () => startedSignUp,
        withdraw: () => Promise.reject(new OnboardingError('offline')),
      },
    });
    const { run, runner } = runnerOn(ports);
    await run(start);
    runner.run({ do: 'abandon' });
    await new Promise(setImmediate);
    expect(ports.secrets.kept.size).toBe(0);
  });

  test('withdraws a sign-up that starts afterwards', async () => {
    const { promise: answer, resolve } = Promise.withResolvers<typeof startedSignUp>();
    const withdrawn = Promise.withResolvers<unknown>();
    const ports = scriptedPorts({
      platform: {
        startSignUp: () => answer,
        withdraw: async (asked) => withdrawn.resolve(asked),
      },
    });
    const { runner, unread } = runnerOn(ports);
    runner.run(start);
    runner.run({ do: 'abandon' });
    resolve(startedSignUp);
    expect(await withdrawn.promise).toMatchObject({ id, secret });
    expect(unread).toEqual([]);
    expect(ports.secrets.kept.size).toBe(0);
  });
});

describe('a verified identity', () => {
  test('is not exchanged once a restart has lost its ID token', async () => {
    const { run } = runnerOn(scriptedPorts());
    expect(await run({ do: 'exchange', operation: 2 })).toEqual({
      type: 'sign-in-failed',
      operation: 2,
      code: 'confirmed-sign-in-again',
    });
  });

  test('begins its session at once, before the platform is asked for the profile', async () => {
    const ports = scriptedPorts({
      platform: {
        exchange: async (idToken) => {
          expect(idToken).toBe(identity.idToken);
          return { kind: 'signed-in', tokens };
        },
      },
      session: { begin: async () => ({ id: 's1' }) },
    });
    const { run } = runnerOn(ports);
    await run(beginAtGoogle);
    const { name, email } = identity.account;
    expect(await run({ do: 'exchange', operation: 1 })).toEqual({
      type: 'session-begun',
      session: { id: 's1', account: { name, email, username: email } },
      isNew: false,
    });
  });

  test('leaves no session behind where the person went elsewhere during the exchange', async () => {
    const [asked, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const answered = Promise.withResolvers<{ kind: 'signed-in'; tokens: typeof tokens }>();
    const ports = scriptedPorts({
      platform: {
        exchange: () => {
          asked.resolve();
          return answered.promise;
        },
      },
      session: { discard: async () => ended.resolve() },
    });
    const { run, runner, unread } = runnerOn(ports);
    await run(beginAtGoogle);
    runner.run({ do: 'exchange', operation: 1 });
    await asked.promise;
    runner.run({ do: 'abandon' });
    answered.resolve({ kind: 'signed-in', tokens });
    await ended.promise;
    expect(unread).toEqual([]);
  });

  test('of a method without a provider is refused', async () => {
    const { run } = runnerOn(scriptedPorts({ findProvider: () => undefined }));
    expect(await run({ ...beginAtGoogle, method: 'apple' })).toMatchObject({
      type: 'sign-in-failed',
      code: 'method-unavailable',
    });
  });

  test('can be obtained by a link in the clipboard', async () => {
    const copied: string[] = [];
    const ports = scriptedPorts({
      findProvider: () => ({
        signIn: async ({ deliver }) => {
          await deliver('https://provider.test/authorize');
          return identity;
        },
      }),
      browser: {
        open: () => Promise.reject(new Error('not asked for')),
        copy: async (url) => void copied.push(url),
      },
    });
    const { run } = runnerOn(ports);
    expect(await run({ ...beginAtGoogle, deliver: 'clipboard' })).toEqual({
      type: 'delivered',
      operation: 1,
      to: 'clipboard',
    });
    expect(copied).toEqual(['https://provider.test/authorize']);
  });
});

describe('registering', () => {
  test('has one idempotency key for the same details, and another key for other details', async () => {
    const keys: string[] = [];
    const ports = scriptedPorts({
      platform: {
        exchange: async () => ({ kind: 'registration-required', ticket: 'ticket-1' }),
        register: async (_ticket, _details, idempotencyKey) => {
          keys.push(idempotencyKey);
          throw new OnboardingError('timeout');
        },
      },
    });
    const { run } = runnerOn(ports);
    await run(beginAtGoogle);
    await run({ do: 'exchange', operation: 1 });
    const register = (username: string): Effect => ({
      do: 'register',
      operation: 1,
      details: { username, acceptedTerms: terms },
      email: signUp.email,
    });
    await run(register('iris'));
    await run(register('iris'));
    await run(register('iris-2'));
    expect(keys[0]).toBe(keys[1]);
    expect(keys[2]).not.toBe(keys[0]);
  });

  test('begins a session and forgets the ticket', async () => {
    const ports = scriptedPorts({
      platform: {
        exchange: async () => ({ kind: 'registration-required', ticket: 'ticket-1' }),
        register: async () => tokens,
      },
      session: { begin: async () => ({ id: 's1' }) },
    });
    const { run } = runnerOn(ports);
    await run(beginAtGoogle);
    await run({ do: 'exchange', operation: 1 });
    expect(ports.secrets.kept.has('pending')).toBe(true);
    const report = await run({
      do: 'register',
      operation: 1,
      details: { acceptedTerms: terms },
      email: identity.account.email,
    });
    expect(report).toMatchObject({ type: 'session-begun', session: { id: 's1' }, isNew: true });
    expect(ports.secrets.kept.has('pending')).toBe(false);
  });

  test('without a ticket reports that it expired', async () => {
    const { run } = runnerOn(scriptedPorts());
    const details = { acceptedTerms: terms };
    expect(await run({ do: 'register', operation: 1, details, email: signUp.email })).toMatchObject({
      code: 'registration-expired',
    });
  });
});

describe('an unexpected error', () => {
  test('is reported as "unexpected", without its text', async () => {
    const ports = scriptedPorts({
      platform: { startSignUp: () => Promise.reject(new Error('secret text')) },
    });
    const { run } = runnerOn(ports);
    expect(await run(start)).toEqual({
      type: 'sign-up-failed',
      operation: 1,
      code: 'unexpected',
    });
  });
});
