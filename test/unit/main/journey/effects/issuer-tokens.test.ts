import { expect, test } from 'vitest';
import { OnboardingError } from '../../../../../main/failure/onboarding-error.ts';
import type { SignInRequest } from '../../../../../main/sign-in/provider.ts';
import { runnerOn } from '../../../../support/journey-runner.ts';
import { scriptedPorts } from '../../../../support/scripted-ports.ts';
import { beginAtGoogle } from '../states.ts';

const tokens = { access_token: 'access', refresh_token: 'refresh' };

/** A sign-in under way that ends only when it is left, and what was discarded. */
async function underWay(exchanges: boolean) {
  const discarded: unknown[] = [];
  const { promise: request, resolve } = Promise.withResolvers<SignInRequest>();
  const ports = scriptedPorts({
    exchanges: () => exchanges,
    findProvider: () => ({
      signIn: (asked) => {
        resolve(asked);
        return new Promise((_, reject) => {
          asked.signal.addEventListener('abort', () => reject(asked.signal.reason));
        });
      },
    }),
    session: { discard: async (...given) => void discarded.push(given) },
  });
  const { runner } = runnerOn(ports);
  runner.run({ ...beginAtGoogle, method: 'econnect' });
  return { runner, discarded, request: await request };
}

test('the issuer’s tokens that came before the person left are discarded', async () => {
  const { runner, discarded, request } = await underWay(false);
  request.keepTokens?.(tokens);
  expect(discarded).toEqual([]);
  runner.run({ do: 'abandon' });
  await expect.poll(() => discarded).toEqual([[tokens, 'issuer']]);
});

test('those that come after the person left are discarded at once', async () => {
  const { runner, discarded, request } = await underWay(false);
  runner.run({ do: 'abandon' });
  request.keepTokens?.(tokens);
  expect(discarded).toEqual([[tokens, 'issuer']]);
});

test('an answer without a token that lasts is refused', async () => {
  const { discarded, request } = await underWay(false);
  expect(() => request.keepTokens?.({ access_token: 'access' })).toThrow('sign-in-answer-invalid');
  expect(discarded).toEqual([]);
});

test('where the platform exchanges identities, no tokens of the issuer are kept', async () => {
  const { request } = await underWay(true);
  expect(request.keepTokens).toBeUndefined();
});

test.each([
  ['ends the browser’s session at the issuer too, where that gave the tokens', 'issuer', false],
  ['does so too where the platform has come to exchange identities since', 'issuer', true],
  ['opens nothing, where the platform gave them', 'platform', true],
  ['opens nothing, where the platform has ceased to exchange identities since', 'platform', false],
] as const)('signing out %s', async (_what, source, exchanges) => {
  let isOver = false;
  const opened: string[] = [];
  const ports = scriptedPorts({
    exchanges: () => exchanges,
    findSignOutPage: async () => 'https://issuer.test/logout',
    browser: { open: async (url) => void opened.push(url) },
    session: {
      sourceOf: () => (isOver ? null : source),
      end: async () => {
        isOver = true;
      },
    },
  });
  const { runner, unread } = runnerOn(ports);
  runner.run({ do: 'sign-out', operation: 1, session: 'one' });
  await runner.settle();
  expect(opened).toEqual(source === 'issuer' ? ['https://issuer.test/logout'] : []);
  expect(unread).toMatchObject([{ type: 'signed-out' }]);
});

test('signing out does not wait for an issuer that cannot be asked', async () => {
  const ports = scriptedPorts({
    findSignOutPage: () => Promise.reject(new OnboardingError('offline')),
    session: { sourceOf: () => 'issuer', end: async () => {} },
  });
  const { runner, unread } = runnerOn(ports);
  runner.run({ do: 'sign-out', operation: 1, session: 'one' });
  await runner.settle();
  expect(unread).toMatchObject([{ type: 'signed-out' }]);
});
