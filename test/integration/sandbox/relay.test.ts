import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Language } from '#contract/snapshot.ts';
import { appleAccounts } from '../../sandbox/accounts.ts';
import { contractClient } from '../../support/contract-client.ts';
import { Browser } from '../../support/provider-visit.ts';
import { shareSandbox } from '../../support/shared-sandbox.ts';
import { answer, fieldsOf, redeemAtBroker, visitBroker } from './broker-person.ts';

const sandbox = await shareSandbox();
const call = contractClient(sandbox);

let states = 0;

/** A relay of a fresh state, as the app opens it. */
async function opened(language: Language = 'nl') {
  states += 1;
  const state = `state-${states}-${'x'.repeat(32)}`;
  const stateHash = createHash('sha256').update(state).digest('base64url');
  const { body } = await call('openRelay', { body: { stateHash, language } });
  const held = { id: String(body.id), bearer: String(body.secret) };
  return { state, phrase: String(body.phrase), held };
}

/** A person who signs in at Apple on behalf of a relay, up to the question. */
async function atTheQuestion(state: string) {
  const redirectUri = `${sandbox.urls.platform}/connect/relay`;
  const visit = await visitBroker(sandbox, 'apple', { state, redirect_uri: redirectUri });
  const page = await answer(visit, { account: appleAccounts.iris.subject });
  const confirmation = fieldsOf(page.text).get('confirmation') ?? '';
  return { ...visit, page, confirmation, redirectUri };
}

test('the answer is released by a click of the person who sees the same words, and is good', async () => {
  const { state, phrase, held } = await opened();
  const waiting = call('getRelay', { ...held, query: { wait: '20' } });
  const visit = await atTheQuestion(state);
  expect(visit.page.text).toContain(phrase);
  expect(visit.page.text).not.toContain(state);
  expect(visit.page.url).not.toContain(state);
  expect((await call('getRelay', held)).body.status).toBe('waiting');

  const done = await answer(visit, { confirmation: visit.confirmation, choice: 'yes' });
  expect(done.text).toContain('Ga verder in eConnect Onboarding');
  const { body } = await waiting;
  const response = new URLSearchParams(String(body.response));
  expect([response.get('state'), response.get('iss')]).toEqual([state, sandbox.urls.platform]);
  const redeemed = await redeemAtBroker(
    sandbox,
    response.get('code') ?? '',
    visit.verifier,
    visit.redirectUri,
  );
  expect(redeemed.status).toBe(200);
});

test('the answer stays until the app takes the relay away: a lost answer can be asked for again', async () => {
  const { state, held } = await opened();
  const visit = await atTheQuestion(state);
  await answer(visit, { confirmation: visit.confirmation, choice: 'yes' });
  const [first, second] = [await call('getRelay', held), await call('getRelay', held)];
  expect(first.body.status).toBe('answered');
  expect(second.body.response).toBe(first.body.response);
  await call('withdrawRelay', held);
  expect((await call('getRelay', held)).body).toEqual({ status: 'expired' });
});

test('a click counts once', async () => {
  const { state } = await opened();
  const visit = await atTheQuestion(state);
  const form = { confirmation: visit.confirmation, choice: 'yes' };
  await answer(visit, form);
  expect((await answer(visit, form)).status).toBe(410);
});

const bring = async (state: string, code = 'a-code') => {
  const browser = new Browser({ 'accept-language': 'nl' });
  const form = { code, state, iss: sandbox.urls.platform };
  const response = await browser.post(`${sandbox.urls.platform}/connect/relay`, form);
  return { status: response.status, text: await response.text() };
};

describe('an answer that does not count', () => {
  test.each([
    [
      'of an attempt that was withdrawn',
      async ({ held }: Awaited<ReturnType<typeof opened>>) => {
        await call('withdrawRelay', held);
      },
    ],
    [
      'that came already, from another browser',
      async ({ state }: Awaited<ReturnType<typeof opened>>) => {
        await bring(state, 'another-code');
      },
    ],
    ['of a relay that expired', async () => sandbox.platform.expireRelays()],
  ])('%s is told so, in words', async (_, meanwhile) => {
    const relay = await opened();
    await meanwhile(relay);
    const page = await bring(relay.state);
    expect(page.status).toBe(410);
    expect(page.text).toContain('Dit tabblad telt niet meer');
  });

  test('of nobody is told so too', async () => {
    expect((await bring('a-state-that-nobody-has')).status).toBe(410);
  });
});

test('a page that is loaded again asks again, and its older form no longer counts', async () => {
  const { state } = await opened();
  const older = fieldsOf((await bring(state)).text).get('confirmation') ?? '';
  const again = await bring(state);
  expect(again.status).toBe(200);
  const click = async (confirmation: string) => {
    const form = { confirmation, choice: 'yes' };
    return (await new Browser().post(`${sandbox.urls.platform}/connect/relay/confirm`, form)).status;
  };
  expect(await click(older)).toBe(410);
  expect(await click(fieldsOf(again.text).get('confirmation') ?? '')).toBe(200);
});

test('a relay that expires ends the wait', async () => {
  const { held } = await opened();
  const waiting = call('getRelay', { ...held, query: { wait: '20' } });
  sandbox.platform.expireRelays();
  expect((await waiting).body).toEqual({ status: 'expired' });
});

test.each([
  ['another secret', { bearer: 'x' }],
  ['another id', { id: 'x' }],
])('%s opens nothing, and does not tell which was wrong', async (_, wrong) => {
  const { held } = await opened();
  expect((await call('getRelay', { ...held, ...wrong })).status).toBe(404);
  await call('withdrawRelay', { ...held, ...wrong });
  expect((await call('getRelay', held)).body.status).toBe('waiting');
});

test('the pages load nothing from elsewhere, are kept nowhere and framed by nobody', async () => {
  const { state } = await opened('en');
  const browser = new Browser();
  const form = { code: 'a-code', state, iss: sandbox.urls.platform };
  for (const path of ['/connect/relay', '/connect/paste']) {
    const response = await browser.post(sandbox.urls.platform + path, form);
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'.*frame-ancestors 'none'$/,
    );
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
  }
});

test('the paste page shows the answer as one text, and nothing else that came along', async () => {
  const browser = new Browser({ 'accept-language': 'nl' });
  const form = { code: 'a-code', state: 'a-state', iss: sandbox.urls.platform, extra: '<script>' };
  const response = await browser.post(`${sandbox.urls.platform}/connect/paste`, form);
  const text = /<textarea[^>]*>([^<]*)<\/textarea>/.exec(await response.text())?.[1] ?? '';
  const carried = new URLSearchParams(Buffer.from(text, 'base64url').toString());
  expect(Object.fromEntries(carried)).toEqual({
    code: 'a-code',
    state: 'a-state',
    iss: sandbox.urls.platform,
  });
});
