import { IncomingMessage } from 'node:http';
import { createConnection, Socket } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '#contract/contract.ts';
import { failureCodes } from '#contract/failure.ts';
import { OnboardingError } from '../../../main/failure/onboarding-error.ts';
import { createPlatformCall } from '../../../main/platform/call.ts';
import { type OperationName, operations } from '../../../main/platform-contract/operations.ts';
import { deepLinkScheme, findDeepLink, parseDeepLink } from '../../../main/shell/deep-link.ts';
import { serveContract } from '../../../main/shell/ipc.ts';
import { createRandomText, hashState, parseResponse } from '../../../main/sign-in/authorization-request.ts';
import { createRemoteKeySet, verifyIdToken } from '../../../main/sign-in/id-token.ts';
import { classifyRequest } from '../../../main/sign-in/loopback/request-check.ts';
import { anyText, anyValue, canary, expectNoCanary, runs, settings } from '../../support/canary.ts';
import { fakeFrame, fakeIpcMain } from '../../support/fakes.ts';
import { createSigningKey } from '../../support/hostile-keys.ts';
import { openTarget } from '../../support/hostile-listener.ts';

/** Per input about a millisecond at most; the clock is there for a target that hangs. */
const timeout = 60_000 + runs * 20;
const codes: readonly string[] = failureCodes;

/** What was thrown must be ours: an error with a code, and nothing of the input in what a log would write. */
function expectTyped(error: unknown): void {
  expect(error).toBeInstanceOf(OnboardingError);
  expectNoCanary({ answer: error instanceof Error ? error.message : error, logged: { error } });
}

/** A value as JSON, in which a bigint is text; '' for what JSON does not have. */
const jsonOf = (value: unknown): string =>
  JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? String(each) : each)) ?? '';

const rejections: unknown[] = [];
const note = (reason: unknown) => void rejections.push(reason);
beforeAll(() => void process.on('unhandledRejection', note));
afterAll(() => void process.off('unhandledRejection', note));

/** Sends bytes and says that there are no more; everything that comes back. */
function sent(address: string, text: string): Promise<string> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve) => {
    let answer = '';
    const socket = createConnection({
      host: hostname === 'localhost' ? '127.0.0.1' : hostname,
      port: Number(port),
    });
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('error', () => undefined);
    socket.once('close', () => resolve(answer));
    socket.end(text);
  });
}

describe('messages from the window', () => {
  const channels = Object.values(contract).flatMap((row) => (row.kind === 'request' ? [row.channel] : []));
  const intents = fc.constantFrom('choose', 'submit-pasted', 'register', 'draft', 'submit-email', 'no-such');
  const almost = fc.record(
    {
      type: intents,
      method: anyValue,
      text: anyText,
      field: anyValue,
      value: anyValue,
      email: anyText,
      username: anyText,
      password: fc.constant(canary),
      acceptedTerms: anyValue,
    },
    { requiredKeys: ['type'] },
  );

  test('every one is answered with a value or a code, and nothing of it is told or written down', {
    timeout,
  }, async () => {
    const lines: unknown[] = [];
    const fail = () => {
      throw new Error(canary);
    };
    const main = fakeIpcMain();
    serveContract(
      () => ({
        snapshot: fail,
        send: () => undefined,
        copyFailure: async () => fail(),
        openLink: async () => fail(),
        setLanguage: () => undefined,
        update: () => undefined,
        policy: fail,
        copyPolicy: async () => fail(),
        examine: () => undefined,
        stopExamining: () => undefined,
        remedy: async () => fail(),
        report: () => '',
        copyReport: async () => fail(),
        terms: async () => fail(),
        setUp: () => undefined,
        checkInvoice: async () => fail(),
        copySetupMessage: async () => fail(),
        mailSetupMessage: async () => fail(),
      }),
      { ipcMain: main.ipcMain, trusts: () => true, log: { warn: (...told) => void lines.push(told) } },
    );
    const message = fc.tuple(fc.constantFrom(...channels), fc.oneof(anyValue, almost));
    await fc.assert(
      fc.asyncProperty(message, async ([channel, input]) => {
        lines.length = 0;
        const answer = await main.invoke(channel, input, fakeFrame());
        expect(answer).toSatisfy(
          (outcome: { ok: boolean; code?: string }) => outcome.ok || codes.includes(outcome.code ?? ''),
        );
        expectNoCanary({ answer, logged: lines });
      }),
      settings,
    );
  });
});

describe('links from outside', () => {
  const link = fc.oneof(
    anyText,
    fc.webUrl(),
    anyText.map((rest) => `${deepLinkScheme}:${rest}`),
    fc
      .tuple(
        fc.constantFrom('activated', 'organisation', ''),
        fc.constantFrom('signUp', 'slug', 'x'),
        anyText,
      )
      .map(([path, name, value]) => `${deepLinkScheme}:/${path}?${name}=${value}`),
  );

  test('every one is one of two known links, or refused with what can be shown of it', { timeout }, () => {
    fc.assert(
      fc.property(fc.array(link, { maxLength: 5 }), (argv) => {
        const found = findDeepLink(argv);
        for (const text of [found ?? '', ...argv]) {
          const parsed = parseDeepLink(text);
          if (parsed.kind === 'refused') {
            expect(parsed.link).toMatch(/^[\x21-\x7e]{0,79}[\x21-\x7e…]?$/);
            continue;
          }
          if (parsed.kind === 'organisation') expect(parsed.slug).toMatch(/^[a-z0-9-]{1,64}$/);
        }
      }),
      settings,
    );
  });
});

describe('requests to the listener', () => {
  const authority = '127.0.0.1:50000';
  const expected = {
    authority,
    callbackPath: '/google/x',
    callbackMethod: 'GET',
    landingPath: '/google/x/done',
  } as const;
  const header = fc.tuple(
    fc.constantFrom('host', 'content-type', 'sec-fetch-mode', 'sec-fetch-dest', 'purpose', 'x'),
    fc.oneof(anyText, fc.constantFrom(authority, 'navigate', 'document', 'prefetch')),
  );
  const head = fc.record({
    method: fc.oneof(fc.constantFrom('GET', 'POST', 'HEAD', 'CONNECT'), anyText),
    url: fc.oneof(
      anyText,
      anyText.map((rest) => `/google/x${rest}`),
      anyText.map((rest) => `/google/x?${rest}`),
    ),
    headers: fc.array(header, { maxLength: 8 }),
  });

  test('every head is a callback, the landing page or refused with a status', { timeout }, () => {
    fc.assert(
      fc.property(head, ({ method, url, headers }) => {
        const request = new IncomingMessage(new Socket());
        Object.assign(request, { method, url });
        for (const [name, value] of headers) {
          request.headers[name] = value;
          request.headersDistinct[name] = [...(request.headersDistinct[name] ?? []), value];
        }
        const checked = classifyRequest(request, expected);
        if (checked.kind === 'callback') expect([method, request.headers.host]).toEqual(['GET', authority]);
        if (checked.kind === 'refused') expect([400, 403, 404, 405, 415]).toContain(checked.status);
      }),
      settings,
    );
  });

  test('every response without our state is none', { timeout }, () => {
    const digest = hashState(createRandomText());
    const parameters = fc.array(fc.tuple(fc.constantFrom('code', 'state', 'error', 'iss', 'x'), anyText));
    const encoded = fc.oneof(
      anyText,
      parameters.map((pairs) => new URLSearchParams(pairs).toString()),
    );
    fc.assert(
      fc.property(encoded, (text) => {
        expect(parseResponse(text, digest)).toBeNull();
      }),
      settings,
    );
  });

  test('bytes on the wire settle nothing, and the genuine response still does', { timeout }, async () => {
    for (const method of ['GET', 'POST'] as const) {
      const target = await openTarget(method);
      const bytes = fc.oneof(
        anyText,
        anyText.map(
          (rest) =>
            `${method} ${target.path}${rest} HTTP/1.1\r\nHost: ${target.authority}\r\nConnection: close\r\n\r\n`,
        ),
        anyText.map(
          (rest) =>
            `${method} ${target.path} HTTP/1.1\r\nHost: ${target.authority}\r\nX: ${rest}\r\nConnection: close\r\n\r\n`,
        ),
      );
      await fc.assert(
        fc.asyncProperty(bytes, async (text) => {
          const answer = await sent(target.listener.redirectUri, `${text}\r\n\r\n`);
          expect(answer).not.toContain(canary);
          expect(answer).not.toMatch(/^HTTP\/1\.1 (2|303)/);
        }),
        // A connection each: a tenth of the inputs.
        { ...settings, numRuns: Math.ceil(runs / 10) },
      );
      expect(await target.settle()).toEqual({ kind: 'code', code: 'genuine' });
    }
  });
});

describe('ID tokens', async () => {
  const clientId = 'client';
  const issuer = 'https://issuer.test';
  const claims = () => ({
    iss: issuer,
    sub: 'subject',
    aud: clientId,
    nonce: 'nonce',
    exp: Math.floor(Date.now() / 1000) + 3600,
    iat: Math.floor(Date.now() / 1000),
    email: canary,
  });
  const key = await createSigningKey('kid');
  const genuine = await key.sign(claims());

  const verify = (token: string) => {
    const returnPath = {
      get: async () => ({ status: 200, body: { keys: [key.publicJwk] } }),
      post: async () => ({ status: 404, body: {} }),
      clockSkewSeconds: null,
    };
    const keys = createRemoteKeySet(returnPath, async () => `${issuer}/keys`);
    return verifyIdToken(token, {
      issuers: [issuer],
      clientId,
      nonce: 'nonce',
      keys,
      // Off, so that a token is looked at by either clock.
      clockSkewSeconds: () => 3_600,
    });
  };
  const encoded = (value: unknown) => Buffer.from(jsonOf(value)).toString('base64url');
  const header = fc.record({
    alg: fc.oneof(fc.constantFrom('RS256', 'none', 'HS256'), anyText),
    kid: anyText,
  });
  const payload = fc.dictionary(
    fc.constantFrom('iss', 'sub', 'aud', 'exp', 'iat', 'nonce', 'email', 'tid'),
    anyValue,
  );
  const tokens = fc.oneof(
    anyText.map((text) => () => text),
    fc.tuple(header, payload, anyText).map((parts) => () => parts.map(encoded).join('.')),
    fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })).map(([at, by]) => () => {
      const [head = '', body = '', signature = ''] = genuine.split('.');
      const bytes = Buffer.from([head, body, signature][at % 3] ?? '', 'base64url');
      const place = at % bytes.length;
      bytes[place] = (bytes[place] ?? 0) ^ by;
      const changed = [head, body, signature];
      changed[at % 3] = bytes.toString('base64url');
      return changed.join('.');
    }),
  );

  test('none but the genuine one is taken, and nothing of one is told', { timeout }, async () => {
    expect((await verify(genuine)).sub).toBe('subject');
    await fc.assert(
      fc.asyncProperty(tokens, async (make) => {
        const outcome = await verify(make()).then(
          () => 'taken',
          (error: unknown) => error,
        );
        expect(outcome).not.toBe('taken');
        expectTyped(outcome);
      }),
      settings,
    );
  });
});

describe('answers of the platform', () => {
  // The keys are those of `operations`, which is what OperationName means.
  const names = Object.keys(operations) as OperationName[];
  const body = fc.oneof(
    anyText,
    anyValue.map((value) => {
      try {
        return jsonOf(value);
      } catch {
        return '{';
      }
    }),
    fc
      .record({ type: anyText, title: anyText, status: fc.integer(), detail: fc.constant(canary) })
      .map((problem) => JSON.stringify(problem)),
    fc
      .record({
        access_token: fc.constant(canary),
        token_type: anyText,
        expires_in: fc.integer(),
        refresh_token: anyValue,
      })
      .map(jsonOf),
  );
  const statuses = [200, 201, 202, 204, 304, 400, 401, 403, 404, 409, 410, 418, 422, 429, 500, 503, 599];
  const answer = fc.record({
    name: fc.constantFrom(...names),
    status: fc.constantFrom(...statuses),
    body,
    type: fc.constantFrom('application/json', 'application/problem+json', 'text/html', ''),
  });

  test('every one is of the contract or a code, and nothing of it is told', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(answer, async ({ name, status, body: text, type }) => {
        const empty = [204, 304].includes(status);
        const call = createPlatformCall('https://platform.test', async () => {
          const headers: Record<string, string> = type === '' ? {} : { 'content-type': type };
          return new Response(empty ? null : text, { status, headers });
        });
        const outcome = await call(name, { parameters: { id: 'id' } }).catch((error: unknown) => error);
        if (outcome instanceof Error) return expectTyped(outcome);
        expect(outcome).toMatchObject({ status });
      }),
      settings,
    );
  });
});

test('no promise was rejected without a handler', async () => {
  await new Promise((resolve) => setImmediate(resolve));
  expect(rejections).toEqual([]);
});
