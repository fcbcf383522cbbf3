import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { languages } from '#contract/snapshot.ts';
import { createRandomText } from '../../../../main/sign-in/authorization-request.ts';
import type { Landing } from '../../../../main/sign-in/loopback/landing-copy.ts';
import { landingHeaders, renderLandingPage } from '../../../../main/sign-in/loopback/landing-page.ts';
import type { Conclude } from '../../../../main/sign-in/provider.ts';
import { carry, go, land } from '../../../support/hostile-browser.ts';
import { adapters, begin, failureOf, isClosed, signIn } from '../../../support/hostile-flow.ts';
import { json, refusing } from '../../../support/hostile-issuer.ts';
import { openTarget } from '../../../support/hostile-listener.ts';
import { shareIssuer } from '../../../support/shared-issuer.ts';

const issuer = await shareIssuer();

const landings: Landing[] = [
  'signed-in',
  'continue',
  'denied',
  'failed',
  'unfinished',
  'received',
  'superseded',
  'ignored',
];

describe.each(['GET', 'POST'] as const)('after a %s', (method) => {
  test('P01 nothing of a request comes back in a page', async () => {
    const pages = landings.map((landing) => renderLandingPage(landing, 'en', 'TEST-0001'));
    const hostile = [
      '<img src=x onerror=alert(1)>',
      '"><script>alert(1)</script>',
      'nul\u0000',
      '\u202Ertl',
      'x'.repeat(8192),
    ];
    for (const value of hostile) {
      for (const name of ['error', 'error_description', 'error_uri', 'state', 'code']) {
        const target = await openTarget(method);
        const parameters = new URLSearchParams({ state: target.state, error: 'x', [name]: value });
        const page = await carry({ ...target.genuine, parameters });
        expect(pages).toContain(page.body);
        expect(JSON.stringify(page.headers)).not.toContain(value);
      }
    }
  });

  test('P02 every answer has the headers that keep it from being kept, framed or run', async () => {
    const target = await openTarget(method);
    const { redirectUri } = target.listener;
    const answers = [
      await go(new URL('/', redirectUri)),
      await go(redirectUri, { method: 'PUT' }),
      await carry({ ...target.genuine, parameters: new URLSearchParams({ state: 'wrong' }) }),
      await carry(target.genuine),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 405, 400, 303]);
    for (const { headers } of answers) expectHeaders(headers);
  });
});

function expectHeaders(headers: object) {
  expect(headers).toMatchObject(
    Object.fromEntries(Object.entries(landingHeaders).map(([name, value]) => [name.toLowerCase(), value])),
  );
  expect(headers).not.toHaveProperty('set-cookie');
  expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
}

test('P02 the headers are the expected ones, and they allow the style of the page', () => {
  const style = /<style>([^<]*)<\/style>/.exec(renderLandingPage('signed-in', 'nl', 'TEST-0001'))?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  expect(landingHeaders).toEqual({
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    'Cross-Origin-Opener-Policy': 'same-origin',
    Connection: 'close',
  });
});

test.each(languages.flatMap((language) => landings.map((landing) => [language, landing] as const)))(
  'P02 the page in %s for %s loads and runs nothing and works in the dark',
  (language, landing) => {
    const page = renderLandingPage(landing, language, 'TEST-0001');
    expect(page).toContain(`<html lang="${language}">`);
    expect(page).toContain('color-scheme');
    expect(page).toContain('prefers-color-scheme:dark');
    expect(page).not.toMatch(/<script|<link|<img|<iframe|<form|src=|href=|url\(|@import|https?:|\son\w+=/i);
    expect(page.match(/<h1>/g)).toHaveLength(1);
    expect(page.match(/<svg class="(mark|sign)/g)).toHaveLength(2);
    expect(Buffer.byteLength(page)).toBeLessThan(6_000);
  },
);

describe.each(adapters)('%s', (adapter) => {
  test('P03 a waiting browser shows the sign-in only after the token was verified', async () => {
    const waits = Promise.withResolvers<void>();
    const order: string[] = [];
    issuer.misbehaviour = {
      tokenEndpoint: async (response, proper) => {
        await waits.promise;
        order.push('redeemed');
        json(response, await proper());
      },
    };
    const flow = begin(adapter, issuer);
    const page = await land(await flow.callback, waits.resolve);
    order.push('told');
    expect(order).toEqual(['redeemed', 'told']);
    expect(page.body).toBe(renderLandingPage('signed-in', 'nl', 'TEST-0001'));
    await flow.identity;
  });

  test.each(['signed-in', 'continue', 'failed', 'unfinished'] as const)(
    'P03 a browser waits until the platform has answered, and is told that it ends as: %s',
    async (outcome) => {
      const verified = Promise.withResolvers<Conclude>();
      const flow = begin(adapter, issuer, { onVerified: verified.resolve });
      const waits = Promise.withResolvers<void>();
      const page = land(await flow.callback, waits.resolve);
      const conclude = await verified.promise;
      await Promise.all([flow.identity, waits.promise]);
      await conclude(outcome);
      expect((await page).body).toBe(renderLandingPage(outcome, 'nl', 'TEST-0001'));
      await conclude('signed-in');
      expect(await isClosed((await page).url)).toBe(true);
    },
  );

  test('P03 without an outcome from the platform, the browser is sent back to the app in time', async () => {
    const flow = begin(adapter, issuer, {
      onVerified: () => undefined,
      options: { limits: { holdMs: 20 } },
    });
    const page = await land(await flow.callback);
    expect(page.body).toBe(renderLandingPage('unfinished', 'nl', 'TEST-0001'));
    await flow.identity;
    await expect.poll(() => isClosed(page.url)).toBe(true);
  });

  test('P03 a browser that waits while the person leaves the app is sent back to it', async () => {
    const leaving = new AbortController();
    const verified = Promise.withResolvers<Conclude>();
    const flow = begin(adapter, issuer, { onVerified: verified.resolve, signal: leaving.signal });
    const waits = Promise.withResolvers<void>();
    const page = land(await flow.callback, waits.resolve);
    const conclude = await verified.promise;
    await waits.promise;
    leaving.abort(new Error('left'));
    await conclude('signed-in');
    expect((await page).body).toBe(renderLandingPage('unfinished', 'nl', 'TEST-0001'));
    expect(await isClosed((await page).url)).toBe(true);
  });

  test('P03 after a refusal the browser shows that it is not signed in', async () => {
    issuer.misbehaviour = refusing('access_denied');
    const flow = begin(adapter, issuer);
    const page = flow.callback.then((callback) => land(callback));
    expect(await failureOf(flow.identity)).toBe('sign-in-denied');
    expect((await page).body).toBe(renderLandingPage('denied', 'nl', 'TEST-0001'));
  });

  test('P03 a browser that has waited long enough is sent back to the app without a claim', async () => {
    issuer.misbehaviour = { tokenEndpoint: () => undefined };
    const cancelling = new AbortController();
    const flow = begin(adapter, issuer, { signal: cancelling.signal, options: { limits: { holdMs: 20 } } });
    const page = await land(await flow.callback);
    expect(page.body).toBe(renderLandingPage('unfinished', 'nl', 'TEST-0001'));
    cancelling.abort('enough');
    await expect(flow.identity).rejects.toBe('enough');
  });

  test('P04 the address that the browser ends on has no code and no state', async () => {
    const { page } = await signIn(adapter, issuer);
    expect(page.status).toBe(200);
    expect(new URL(page.url).search).toBe('');
    expect(new URL(page.url).hash).toBe('');
  });
});

test('P04 a callback is answered with 303, so that going back or reloading sends nothing again', async () => {
  const target = await openTarget('POST');
  const page = await carry(target.genuine);
  expect(page.status).toBe(303);
  expect(page.headers.location).toMatch(new RegExp(`^${target.path}/[\\w-]{43}$`));
});

test('P03 only the redirect contains the address of the last page, and a request to another address changes nothing', async () => {
  const target = await openTarget('GET');
  const guesses = ['/done', '/', '', `/${createRandomText()}`].map(
    (path) => target.listener.redirectUri + path,
  );
  for (const guess of guesses) expect([400, 404]).toContain((await go(guess)).status);
  const { headers } = await carry(target.genuine);
  for (const guess of guesses) expect([400, 404]).toContain((await go(guess)).status);
  const page = go(new URL(headers.location ?? '', target.listener.redirectUri));
  await target.listener.finish('signed-in');
  expect((await page).body).toContain('You’re signed in');
});

test('Q15 a repeated response, during and after processing, shows that it was received', async () => {
  const target = await openTarget('POST');
  const { headers } = await carry(target.genuine);
  const again = await carry(target.genuine);
  expect([again.status, again.body]).toEqual([410, renderLandingPage('received', 'en', 'TEST-0001')]);
  const stranger = await carry({ ...target.genuine, parameters: new URLSearchParams({ state: 'x' }) });
  expect([stranger.status, stranger.body]).toEqual([400, renderLandingPage('ignored', 'en', 'TEST-0001')]);
  const finished = target.listener.finish('signed-in');
  expect((await carry(target.genuine)).body).toBe(renderLandingPage('received', 'en', 'TEST-0001'));
  await go(new URL(headers.location ?? '', target.listener.redirectUri));
  await finished;
});
