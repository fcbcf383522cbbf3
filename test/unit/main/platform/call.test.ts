import { describe, expect, test } from 'vitest';
import { failureCodeOf, retryAfterMsOf } from '../../../../main/failure/onboarding-error.ts';
import { createPlatformCall, longestRetryAfterMs, readRetryAfter } from '../../../../main/platform/call.ts';
import { createPlatformClient } from '../../../../main/platform/platform-client.ts';
import { createRelayClient } from '../../../../main/platform/relay-client.ts';
import { type AskWithSession, createSetupClient } from '../../../../main/platform/setup-client.ts';
import type { OperationName } from '../../../../main/platform-contract/operations.ts';

const platform = 'https://platform.test';
const problem = (type: unknown, status: number) =>
  Response.json(
    { type, title: 7, status: 'later' },
    { status, headers: { 'content-type': 'application/problem+json' } },
  );
const page = (status: number) => new Response('<html>', { status, headers: { 'content-type': 'text/html' } });

/** The failure that an answer is told as. */
async function failureOf(name: OperationName, answer: Response) {
  const outcome = await createPlatformCall(platform, async () => answer)(name, {}).catch(failureCodeOf);
  return typeof outcome === 'string' ? outcome : 'answered';
}
const later = `${platform}/problems/later`;

test.each<[string, OperationName, Response, string]>([
  ['a code that is known', 'activateSignUp', problem(`${platform}/problems/code-wrong`, 422), 'code-wrong'],
  ['where the status has one meaning', 'activateSignUp', problem(later, 422), 'code-wrong'],
  ['where the status has one meaning', 'getRegistration', problem(later, 410), 'registration-expired'],
  ['where the status has one meaning', 'getSignUp', problem(later, 404), 'session-ended'],
  [
    'as no code at all (RFC 9457 §4.2.1)',
    'getOrganisation',
    problem('about:blank', 404),
    'organisation-unknown',
  ],
  ['where the status has several', 'startSignUp', problem(later, 403), 'platform-answer-invalid'],
  ['where the status has none', 'startSignUp', problem(later, 418), 'platform-answer-invalid'],
  ['of a credential', 'getProfile', problem(later, 401), 'session-ended'],
  ['of what takes no credential', 'getConfiguration', problem(later, 401), 'platform-answer-invalid'],
  ['of asking too often', 'activateSignUp', problem(later, 429), 'too-many-requests'],
  ['of a platform in trouble', 'getProfile', problem(later, 500), 'platform-unavailable'],
])('a problem %s becomes %s', async (_what, name, answer, code) => {
  expect(await failureOf(name, answer)).toBe(code);
});

test.each<[OperationName, number, string]>([
  ['getSignUp', 404, 'platform-answer-invalid'],
  ['getRegistration', 410, 'platform-answer-invalid'],
  ['getProfile', 401, 'platform-answer-invalid'],
  ['getProfile', 502, 'platform-unavailable'],
])(
  'a page instead of a problem ends no session, sign-up or registration: %s %d',
  async (name, status, code) => {
    expect(await failureOf(name, page(status))).toBe(code);
  },
);

test('a request accepts both data and problems', async () => {
  let accept: string | null = null;
  const call = createPlatformCall(platform, async (_url, init) => {
    accept = new Headers(init?.headers).get('accept');
    return Response.json({ methods: [], manualSignUp: true });
  });
  await call('getConfiguration', {});
  expect(accept).toBe('application/json, application/problem+json');
});

test('an address that the platform refuses is reported as an invalid address, whatever the problem’s code', async () => {
  const call = createPlatformCall(platform, async () =>
    problem(`${platform}/problems/malformed-request`, 400),
  );
  const client = createPlatformClient({ call, callPatiently: call, language: () => 'nl' });
  const { signal } = new AbortController();
  expect(await client.startSignUp('iris@molen.test', 'key', signal).catch(failureCodeOf)).toBe(
    'email-invalid',
  );
});

test('an address of an invitation that the platform refuses is reported as an invalid address too', async () => {
  const call = createPlatformCall(platform, async () =>
    problem(`${platform}/problems/malformed-request`, 400),
  );
  const ask: AskWithSession = (_session, send) => send('access-token');
  const client = createSetupClient({ call, callPatiently: call, ask, language: () => 'nl' });
  const invitation = { email: 'iris@molen.test', role: 'basic' as const, organisations: [] };
  const { signal } = new AbortController();
  expect(await client.invite('session', invitation, 'key', signal).catch(failureCodeOf)).toBe(
    'email-invalid',
  );
});

test('a relay that the platform does not know is a sign-in whose time is over', async () => {
  const relays = createRelayClient(platform, async () => problem(`${platform}/problems/not-found`, 404));
  const relay = { id: 'r1', secret: 'secret', phrase: 'rustige otter' };
  expect(await relays.ask(relay, new AbortController().signal).catch(failureCodeOf)).toBe('sign-in-timeout');
});

test('an unknown error of the token endpoint is a failed sign-in that can be tried again', async () => {
  const call = createPlatformCall(platform, async () => Response.json({ error: 'later' }, { status: 400 }));
  const client = createPlatformClient({ call, callPatiently: call, language: () => 'nl' });
  expect(await client.exchange('token').catch(failureCodeOf)).toBe('sign-in-failed');
  expect(await call('getTokens', {})).toMatchObject({ status: 400, value: { error: 'invalid_request' } });
});

const now = Date.parse('2026-11-23T10:00:00Z');
const read = (retryAfter: string, date?: string) =>
  readRetryAfter(new Headers({ 'retry-after': retryAfter, ...(date === undefined ? {} : { date }) }), now);

describe('Retry-After', () => {
  test.each([
    ['0', 0],
    ['30', 30_000],
    [' 30 ', 30_000],
    ['Mon, 23 Nov 2026 10:01:00 GMT', 60_000],
    ['Monday, 23-Nov-26 10:01:00 GMT', 60_000],
    ['Mon, 23 Nov 2026 09:00:00 GMT', 0],
    ['86400', longestRetryAfterMs],
    ['Tue, 24 Nov 2026 10:00:00 GMT', longestRetryAfterMs],
    ['', null],
    ['-1', null],
    ['1.5', null],
    ['soon', null],
    ['2026-11-23', null],
    ['Mon, 99 Nov 2026 10:01:00 GMT', null],
  ])('"%s" is %s ms', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test('a date is compared with the answer’s own date, whatever this computer’s clock says', () => {
    expect(read('Mon, 23 Nov 2026 12:00:20 GMT', 'Mon, 23 Nov 2026 12:00:00 GMT')).toBe(20_000);
  });

  test('is null where it is absent', () => {
    expect(readRetryAfter(new Headers(), now)).toBeNull();
  });
});

test.each([
  [429, 'too-many-requests'],
  [503, 'platform-unavailable'],
])('a refusal with %d carries the time to wait', async (status, code) => {
  const answer = new Response(null, { status, headers: { 'retry-after': '7' } });
  const error: unknown = await createPlatformCall('https://platform.test', async () => answer)(
    'getConfiguration',
    {},
  ).catch((thrown: unknown) => thrown);
  expect([failureCodeOf(error), retryAfterMsOf(error)]).toEqual([code, 7_000]);
});
