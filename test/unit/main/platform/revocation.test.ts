import { beforeEach, describe, expect, test } from 'vitest';
import { createPlatformCall } from '../../../../main/platform/call.ts';
import type { PlatformSession } from '../../../../main/session/session.ts';
import { memorySecrets } from '../../../support/scripted-ports.ts';
import { beginAsAnna, memorySessionFile, openSession, tokensOf } from '../../../support/sessions.ts';

/* Sessions that are over, and a platform that answers to their revocation what a test has it answer. */

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });

/** The tokens that the platform was asked to revoke. */
let asked: string[];
let answer: () => Response;
let secrets: ReturnType<typeof memorySecrets>;
let file: ReturnType<typeof memorySessionFile>;

beforeEach(() => {
  asked = [];
  secrets = memorySecrets();
  file = memorySessionFile();
});

/** A run of the app on the same computer. */
function newRun(): PlatformSession {
  const call = createPlatformCall('https://platform.test', async (_, init) => {
    asked.push(new URLSearchParams(String(init?.body)).get('token') ?? '');
    return answer();
  });
  return openSession({ call, secrets, file });
}

/** A run that has begun a session. */
async function begun() {
  const session = newRun();
  return { session, ...(await beginAsAnna(session)) };
}

describe('a revocation', () => {
  const problem = (status: number) =>
    new Response(
      JSON.stringify({ type: 'https://platform.test/problems/too-many-requests', title: '', status }),
      {
        status,
        headers: { 'content-type': 'application/problem+json', 'retry-after': '60' },
      },
    );

  test.each([
    ['too many requests', problem(429)],
    ['a credential that is asked for', problem(401)],
    ['an OAuth error that passes', json({ error: 'temporarily_unavailable' }, 400)],
    ['an error of a later platform', json({ error: 'later' }, 400)],
    ['a page', new Response('<html>', { status: 403 })],
    ['a redirect', new Response(null, { status: 404 })],
  ])(
    'that is answered with %s is sent again, because the session still exists at the platform',
    async (_what, refusal) => {
      const { session, id } = await begun();
      answer = () => refusal;
      await session.end(id);
      expect(await session.revoke()).toBe('platform-unreachable');
      expect(secrets.sessionTokens).toEqual(['first']);
      answer = () => json(null);
      expect(await newRun().revoke()).toBe('done');
      expect(secrets.sessionTokens).toEqual([]);
    },
  );

  test.each([
    ['invalid_client', 401],
    ['invalid_client', 400],
    ['unauthorized_client', 400],
  ])(
    'that is refused to this client (%s in %d) is sent once by each run, until the platform accepts it',
    async (error, status) => {
      const { session, id } = await begun();
      answer = () => json({ error }, status);
      await session.end(id);
      await session.discard(tokensOf('other'), 'platform');
      expect([await session.revoke(), await session.revoke()]).toEqual([
        'platform-refused',
        'platform-refused',
      ]);
      await session.settle();
      expect(asked).toEqual(['first']);
      expect(secrets.sessionTokens).toEqual(['first', 'other']);
      answer = () => json(null);
      expect(await newRun().revoke()).toBe('done');
      expect(secrets.sessionTokens).toEqual([]);
    },
  );

  test('that waits for the platform is tried again although another one waits for the keychain', async () => {
    const { session, id } = await begun();
    answer = () => new Response(null, { status: 503 });
    await session.end(id);
    await session.discard(tokensOf('second'), 'platform');
    const { read } = secrets;
    secrets.read = async (name) => (name === `session:${id}` ? await read(name) : { kind: 'unavailable' });
    expect(await newRun().revoke()).toBe('platform-unreachable');
  });

  test.each(['unsupported_token_type', 'invalid_request', 'invalid_grant'])(
    'that can never succeed is not sent again: %s',
    async (error) => {
      const { session, id } = await begun();
      answer = () => json({ error }, 400);
      await session.end(id);
      expect(await session.revoke()).toBe('done');
      expect(secrets.sessionTokens).toEqual([]);
    },
  );
});

test('a platform that asks to wait is not asked to revoke before that time', async () => {
  const { session, id } = await begun();
  answer = () => new Response(null, { status: 429, headers: { 'retry-after': '60' } });
  await session.end(id);
  expect([await session.revoke(), await session.revoke()]).toEqual([
    'platform-unreachable',
    'platform-unreachable',
  ]);
  expect(asked).toHaveLength(1);
});

describe('the platform and its issuer, each with a session of its own to revoke,', () => {
  /** Who was asked, where the platform answers like this and the issuer revokes, or the other way round. */
  async function revokedWhere(isPlatform: boolean, refusal: () => Response) {
    const revoked: string[] = [];
    const callOf = (source: string, answers: () => Response) =>
      createPlatformCall('https://platform.test', async () => {
        revoked.push(source);
        return answers();
      });
    const done = () => json(null);
    const session = openSession({
      call: callOf('platform', isPlatform ? refusal : done),
      issuer: callOf('issuer', isPlatform ? done : refusal),
      secrets,
      file,
    });
    await session.discard(tokensOf('refused-1'), isPlatform ? 'platform' : 'issuer');
    await session.discard(tokensOf('refused-2'), isPlatform ? 'platform' : 'issuer');
    await session.discard(tokensOf('other'), isPlatform ? 'issuer' : 'platform');
    const outcome = await session.revoke();
    await session.revoke();
    return { outcome, revoked: revoked.toSorted() };
  }

  test.each([true, false])(
    'are asked apart where one refuses this client (the platform: %s)',
    async (isPlatform) => {
      const { outcome, revoked } = await revokedWhere(isPlatform, () =>
        json({ error: 'invalid_client' }, 401),
      );
      expect(outcome).toBe('platform-refused');
      expect(revoked).toEqual(['issuer', 'platform']);
      expect(secrets.sessionTokens).toEqual(['refused-1', 'refused-2']);
    },
  );

  test.each([true, false])(
    'are asked apart where one asks to wait (the platform: %s)',
    async (isPlatform) => {
      const later = () => new Response(null, { status: 429, headers: { 'retry-after': '60' } });
      const { outcome, revoked } = await revokedWhere(isPlatform, later);
      expect(outcome).toBe('platform-unreachable');
      expect(revoked).toEqual(['issuer', 'platform']);
      expect(secrets.sessionTokens).toEqual(['refused-1', 'refused-2']);
    },
  );
});
