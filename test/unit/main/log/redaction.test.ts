import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { OnboardingError } from '../../../../main/failure/onboarding-error.ts';
import { redact } from '../../../../main/log/redaction.ts';
import { scrub } from '../../../../main/log/scrubbing.ts';

const base64url = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'];
const random = (minLength: number) =>
  fc
    .array(fc.constantFrom(...base64url), { minLength, maxLength: minLength + 40 })
    .map((chars) => chars.join(''));
const jwt = fc
  .tuple(random(32), random(32))
  .map(([payload, signature]) => `eyJhbGciOiJSUzI1NiJ9.${payload}.${signature}`);

/** Recognised by what it looks like, wherever it stands. */
const canary = fc.oneof(random(32), random(43), jwt);
/** Recognised only by where it stands. */
const shortCanary = fc
  .array(fc.constantFrom(...'abcdefghijkmnpqrstuvwxyz23456789'), { minLength: 8, maxLength: 12 })
  .map((chars) => `zq${chars.join('')}`);
const sensitiveName = fc.constantFrom(
  'code',
  'state',
  'nonce',
  'code_verifier',
  'codeVerifier',
  'access_token',
  'refreshToken',
  'id_token',
  'secret',
  'client_secret',
  'password',
  'Authorization',
  'set-cookie',
  'Cookie',
  'X-Api-Key',
  'assertion',
  'registrationTicket',
);

/** Every way in which something may hold a text that is recognised by shape. */
const carriers: ((canary: string) => unknown)[] = [
  (it) => it,
  (it) => `before ${it} after`,
  (it) => `https://login.example/cb?code=${it}&state=${it}#${it}`,
  (it) => `https://login.example/${it}/cb`,
  (it) => new URL(`https://login.example/cb?x=${it}`),
  (it) => ({ [it]: 'as a key' }),
  (it) => new Map([[it, it]]),
  (it) => new Set([it]),
  (it) => new Headers({ 'x-anything': it }),
  (it) => new URLSearchParams({ anything: it }),
  (it) => new Error(it),
  (it) => new Error('outer', { cause: new TypeError(it) }),
  (it) =>
    Object.assign(new Error('with a config'), { config: { data: it }, response: { headers: { x: it } } }),
  (it) => Object.assign(new Error('coded'), { code: it, name: it }),
  (it) => new AggregateError([new Error(it), it], it),
  (it) => new OnboardingError('sign-in-failed', new Error(it)),
  (it) => ({ rawHeaders: ['X-Any', it, 'Authorization', it] }),
  (it) => new TextEncoder().encode(it),
  (it) => JSON.stringify({ body: { access_token: it } }),
  (it) => ({ deep: [[[{ deeper: it }]]] }),
];

/** Every way in which a name gives away what stands beside it. */
const namedCarriers: ((name: string, canary: string) => unknown)[] = [
  (name, it) => ({ [name]: it }),
  (name, it) => ({ [name]: { nested: [it] } }),
  (name, it) => [[name, it]],
  (name, it) => ['Accept', 'any', name, it],
  (name, it) => new Headers({ [name]: it }),
  (name, it) => new Map([[name, it]]),
  (name, it) => new URLSearchParams({ [name]: it }),
  (name, it) => JSON.stringify({ [name]: it }),
  (name, it) => `{ ${name}: '${it}' }`,
  (name, it) => `grant_type=x&${name}=${it}&scope=openid`,
  (name, it) => `POST /cb?${name}=${it} failed`,
  (name, it) => `returnTo=https%3A%2F%2Fa.example%2F%3F${name}%3D${it}`,
  (name, it) => new Error(`${name} was ${it}`),
];

const written = (value: unknown) => JSON.stringify(redact(value));

describe('a secret that is recognised by its shape', () => {
  test('is redacted anywhere in a value', () => {
    const planted = fc.tuple(canary, fc.constantFrom(...carriers), fc.jsonValue({ maxDepth: 2 }));
    fc.assert(
      fc.property(planted, ([it, carry, noise]) => {
        expect(written({ noise, details: [carry(it), noise] })).not.toContain(it);
      }),
    );
  });

  test('is redacted in a message', () => {
    fc.assert(
      fc.property(canary, (it) => {
        expect(scrub(`asked ${it} for it`)).not.toContain(it);
      }),
    );
  });
});

describe('a value beside the name of a secret', () => {
  test('is redacted, however short it is', () => {
    const planted = fc.tuple(sensitiveName, shortCanary, fc.constantFrom(...namedCarriers));
    fc.assert(
      fc.property(planted, ([name, it, carry]) => {
        expect(written({ details: carry(name, it) })).not.toContain(it);
      }),
    );
  });

  test('is redacted after Bearer, and in the user part of an address', () => {
    const text = scrub('sent Bearer abc123 to https://me:hunter2@example.com/path');
    expect(text).not.toMatch(/abc123|hunter2/);
    expect(text).toContain('example.com/path');
  });
});

test('an e-mail address keeps its first letter and domain', () => {
  expect(redact({ to: 'Jan <jan.de-vries+work@acme.example>' })).toEqual({ to: 'Jan <j…@acme.example>' });
  expect(scrub('jan%40acme.example')).toBe('j…@acme.example');
});

describe('the log', () => {
  test('keeps plain words, numbers, hosts, paths and failure codes', () => {
    const details = {
      attempt: 2,
      ok: false,
      none: null,
      host: 'platform.econnect.eu',
      path: '/home/someone/.config/app/state.json',
      code: 'offline',
    };
    expect(redact(details)).toEqual(details);
  });

  test("keeps the name, code, message, place and cause of our errors and the system's", () => {
    const cause = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:9'), {
      code: 'ECONNREFUSED',
      errno: -111,
      syscall: 'connect',
    });
    expect(redact(new OnboardingError('offline', cause))).toMatchObject({
      name: 'OnboardingError',
      code: 'offline',
      message: 'offline',
      at: expect.arrayContaining([expect.stringContaining('redaction.test.ts')]),
      cause: { code: 'ECONNREFUSED', message: 'connect ECONNREFUSED 127.0.0.1:9' },
    });
  });

  test('omits the message of a foreign error', () => {
    expect(written(new TypeError('the jwt said jan'))).not.toContain('jan');
  });

  test('includes the path of a wrong value and not the value', () => {
    const { error } = z.object({ name: z.object({ first: z.string() }) }).safeParse({ name: { first: 7 } });
    expect(redact(error)).toMatchObject({ issues: [{ code: 'invalid_type', path: 'name.first' }] });
  });
});

describe('a hostile or endless value', () => {
  test('is bounded in depth, width, count and length', () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    expect(redact(circle)).toEqual({ self: '[circular]' });
    const wide = Array.from({ length: 80 }, () => Array.from({ length: 80 }, () => 'x y '.repeat(5_000)));
    expect(JSON.stringify(redact(wide)).length).toBeLessThan(500_000);
    const nested = Array.from({ length: 30 }).reduce<unknown>((inner) => [inner], 'bottom');
    expect(written(nested)).toContain('[deeper]');
  });

  test('does not run its getters and cannot make logging throw', () => {
    const trap = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('trap');
        },
      },
    );
    const getter = {
      get inside() {
        throw new Error('ran');
      },
    };
    expect(redact([trap, getter, Symbol('s'), 1n, undefined, Number.NaN])).toEqual([
      '[unreadable]',
      { inside: '[getter]' },
      '[symbol]',
      '[bigint]',
      '[undefined]',
      'NaN',
    ]);
  });

  test('stays on one line', () => {
    expect(scrub('first\r\n2026-01-01 error forged\u2028line')).not.toMatch(/[\r\n\u2028]/);
  });
});
