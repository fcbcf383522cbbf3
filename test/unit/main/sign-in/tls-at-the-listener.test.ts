import { connect } from 'node:tls';
import { describe, expect, test } from 'vitest';
import { redact } from '../../../../main/log/redaction.ts';
import { superseded } from '../../../../main/sign-in/provider.ts';
import { carry, land } from '../../../support/hostile-browser.ts';
import { adapters, begin, failureOf, isClosed } from '../../../support/hostile-flow.ts';
import { openTarget } from '../../../support/hostile-listener.ts';
import { shareIssuer } from '../../../support/shared-issuer.ts';

const issuer = await shareIssuer();

/** What a browser does that goes to this address by https. Resolves when the listener has ended the connection. */
async function visitByHttps(address: string): Promise<void> {
  const { hostname, port } = new URL(address);
  const host = hostname === 'localhost' ? '127.0.0.1' : hostname;
  await new Promise<void>((resolve) => {
    const socket = connect({ host, port: Number(port), rejectUnauthorized: false });
    socket.on('error', () => undefined);
    socket.once('close', () => resolve());
  });
}

describe.each(adapters)('%s', (adapter) => {
  test('a browser that insists on https ends the attempt as a listener that cannot be reached, soon', async () => {
    const flow = begin(adapter, issuer, { options: { limits: { tlsGraceMs: 20 } } });
    const { redirectUri } = await flow.callback;
    await visitByHttps(redirectUri);
    const error: unknown = await flow.identity.catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'listener-unavailable' });
    expect(JSON.stringify(redact({ error }))).toContain('TLS_AT_LISTENER');
    expect(await isClosed(redirectUri)).toBe(true);
  });

  test('a browser that tries https first and then comes by http is signed in', async () => {
    const flow = begin(adapter, issuer);
    const callback = await flow.callback;
    await visitByHttps(callback.redirectUri);
    await land(callback);
    expect((await flow.identity).subject).toBe('subject-1');
  });
});

test('https after the answer has come changes nothing', async () => {
  const target = await openTarget('POST', { limits: { tlsGraceMs: 0 } });
  await carry(target.genuine);
  await visitByHttps(target.listener.redirectUri);
  expect(await target.listener.response).toEqual({ kind: 'code', code: 'genuine' });
  expect(await isClosed(target.listener.redirectUri)).toBe(false);
});

test('https at an older attempt changes nothing: its tabs are still told that they do not count', async () => {
  const [attempt, stay] = [new AbortController(), new AbortController()];
  const target = await openTarget('POST', {
    limits: { tlsGraceMs: 0 },
    request: { signal: attempt.signal, stay: stay.signal },
  });
  attempt.abort(superseded);
  await visitByHttps(target.listener.redirectUri);
  expect((await carry(target.genuine)).status).toBe(410);
  stay.abort();
});

test('bytes that are neither http nor TLS do not count as https', async () => {
  const target = await openTarget('GET', { limits: { tlsGraceMs: 0 } });
  for (const bytes of ['\u0016\u0001\u0000', '\u0000garbage', 'GET\r\n']) await target.send([bytes]);
  expect(await target.settle()).toEqual({ kind: 'code', code: 'genuine' });
  await target.listener.close();
  expect(await failureOf(target.listener.response)).toBe('no failure');
});
