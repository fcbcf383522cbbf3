import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, onTestFinished, vi } from 'vitest';
import { type Fault, happen } from '../../sandbox/network/fault.ts';
import { LoopbackServer } from '../../sandbox/network/loopback-server.ts';
import { test } from '../../support/fixtures.ts';
import { raw } from '../../support/hostile-flow.ts';

const answer = JSON.stringify({ greeting: 'a body that is long enough to be cut in two' });

let server: LoopbackServer;
let handled: string[];
beforeEach(async () => {
  handled = [];
  server = await LoopbackServer.start(0, 'a server with faults');
  server.handle((request: IncomingMessage, response: ServerResponse) => {
    handled.push(request.url ?? '');
    response.writeHead(200, { 'content-type': 'application/json' }).end(answer);
  });
});
afterEach(() => server.close());

const ask = (path = '/a', init: RequestInit = {}) =>
  fetch(server.url + path, { redirect: 'manual', ...init });

/** Everything that came back until the connection ended. */
const bytes = () => raw(server.url, 'GET /a HTTP/1.1\r\nHost: a.test\r\n\r\n').catch(() => '');

describe('a fault', () => {
  test('that is none leaves every answer as it is', async () => {
    expect(server.fault).toBeNull();
    expect(await (await ask()).text()).toBe(answer);
  });

  test('“delay” answers later', async () => {
    server.fault = { kind: 'delay', ms: 40 };
    expect(await (await ask()).text()).toBe(answer);
    expect(handled).toEqual(['/a']);
  });

  test.each([
    ['answers once its time is over', 40, false, 1],
    ['does not answer before', 39, false, 0],
    ['does not answer at all whoever has gone by then', 40, true, 0],
  ])('“delay” %s', (_what, milliseconds, isGone, answers) => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const request = new IncomingMessage(new Socket());
    const response = new ServerResponse(request);
    const handle = vi.fn();
    happen({ kind: 'delay', ms: 40 }, { request, response, handle });
    if (isGone) response.emit('close');
    vi.advanceTimersByTime(milliseconds);
    expect(handle).toHaveBeenCalledTimes(answers);
  });

  test('“hang” takes the request, never answers it, and ends with the server', async () => {
    server.fault = { kind: 'hang' };
    const asked = ask();
    await expect(ask('/b', { signal: AbortSignal.timeout(50) })).rejects.toThrow();
    expect(handled).toEqual([]);
    await Promise.all([expect(asked).rejects.toThrow(), server.close()]);
    server = await LoopbackServer.start(0, 'another');
  });

  test('“reset before” breaks the connection with nothing dealt with', async () => {
    server.fault = { kind: 'reset', when: 'before' };
    await expect(ask()).rejects.toThrow('fetch failed');
    expect(handled).toEqual([]);
  });

  test('“reset after” breaks it once the request was dealt with, before a byte of the answer', async () => {
    server.fault = { kind: 'reset', when: 'after' };
    expect(await bytes()).toBe('');
    expect(handled).toEqual(['/a']);
    await expect(ask()).rejects.toThrow('fetch failed');
  });

  test('“reset during” breaks it in the middle of the answer', async () => {
    server.fault = { kind: 'reset', when: 'during' };
    const text = await bytes();
    expect(text).toContain('HTTP/1.1 200 OK');
    expect(text).toContain(answer.slice(0, 20));
    expect(text).not.toContain(answer.slice(-20));
    const response = await ask();
    await expect(response.text()).rejects.toThrow('terminated');
    expect(handled).toEqual(['/a', '/a']);
  });

  test.each<[Fault, number, string]>([
    [{ kind: 'status', status: 503 }, 503, 'application/problem+json'],
    [{ kind: 'status', status: 429, retryAfter: 7 }, 429, 'application/problem+json'],
    [{ kind: 'malformed' }, 200, 'application/json'],
    [{ kind: 'huge' }, 200, 'application/json'],
    [{ kind: 'captive-portal' }, 200, 'text/html; charset=utf-8'],
  ])('%o has its status and its type, and nothing is dealt with', async (fault, status, type) => {
    server.fault = fault;
    const response = await ask();
    expect([response.status, response.headers.get('content-type')]).toEqual([status, type]);
    expect(response.headers.get('retry-after')).toBe(status === 429 ? '7' : null);
    const body = await response.text();
    if (fault.kind === 'malformed') expect(() => JSON.parse(body)).toThrow();
    if (fault.kind === 'huge') expect(body.length).toBeGreaterThan(8 * 1024 * 1024);
    expect(handled).toEqual([]);
  });

  test('“redirect” leads elsewhere', async () => {
    server.fault = { kind: 'redirect', to: 'http://127.0.0.1:9/stolen' };
    const response = await ask();
    expect([response.status, response.headers.get('location')]).toEqual([307, 'http://127.0.0.1:9/stolen']);
  });

  test('happens to its paths and its method alone', async () => {
    server.fault = { kind: 'status', status: 500, paths: ['/sign-ups/*/resend', '/a'], method: 'POST' };
    const post = { method: 'POST' };
    const statuses = await Promise.all([
      ask('/a', post),
      ask('/a?wait=25', post),
      ask('/sign-ups/1/resend', post),
      ask('/a'),
      ask('/sign-ups/1', post),
      ask('/sign-ups/1/2/resend', post),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual([500, 500, 500, 200, 200, 200]);
  });

  test('happens as often as it should, then never again', async () => {
    server.fault = { kind: 'status', status: 500, times: 2 };
    const statuses = [await ask(), await ask('/b'), await ask()];
    expect(statuses.map(({ status }) => status)).toEqual([500, 500, 200]);
    expect(server.fault).toBeNull();
  });
});

test('each server of the sandbox has its own, and the broker’s is the platform’s', async ({ sandbox }) => {
  const { platform, microsoft, google, apple, organisation, broker, urls } = sandbox;
  for (const one of [platform, microsoft, google, apple, organisation]) {
    one.fault = { kind: 'status', status: 418, times: 1 };
  }
  expect(broker.fault).toBe(platform.fault);
  const { mailbox: _, ...others } = urls;
  const statuses = await Promise.all(Object.values(others).map(async (url) => (await fetch(url)).status));
  expect(statuses).toEqual([418, 418, 418, 418, 418]);
  expect([platform, microsoft, google, apple, organisation].map(({ fault }) => fault)).toEqual(
    Array(5).fill(null),
  );
});
