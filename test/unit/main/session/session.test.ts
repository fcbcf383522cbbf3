import { beforeEach, describe, expect, test } from 'vitest';
import { OnboardingError } from '../../../../main/failure/onboarding-error.ts';
import { createPlatformCall } from '../../../../main/platform/call.ts';
import { isSessionOfMember } from '../../../../main/policy/membership.ts';
import type { PlatformSession } from '../../../../main/session/session.ts';
import type { IsAllowed } from '../../../../main/session/session-options.ts';
import { memorySecrets } from '../../../support/scripted-ports.ts';
import {
  anna,
  beginAsAnna,
  idOf,
  memorySessionFile,
  openSession,
  tokensOf,
} from '../../../support/sessions.ts';

/* The session over a platform that says what a test has it say. */

let asked: string[];
let answers: Record<string, () => Response | Promise<Response>>;
let secrets: ReturnType<typeof memorySecrets>;
let file: ReturnType<typeof memorySessionFile>;
let owed: number;

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const profileOf = (id: string, email = anna.email) => json({ id, ...anna, email });

beforeEach(() => {
  asked = [];
  owed = 0;
  secrets = memorySecrets();
  file = memorySessionFile();
  answers = {
    '/connect/token': () => json(tokensOf('renewed')),
    '/connect/revocation': () => json(null),
    '/onboarding/v1/me': () => profileOf('u1'),
    '/onboarding/v1/me/next-steps': () => json([]),
  };
});

/** A run of the app on the same computer. */
function newRun(): PlatformSession {
  const call = createPlatformCall('https://platform.test', async (url, init) => {
    const { pathname } = new URL(url);
    const form = new URLSearchParams(String(init?.body ?? ''));
    asked.push([pathname, form.get('refresh_token') ?? form.get('token') ?? ''].join(' ').trim());
    return await (answers[pathname]?.() ?? json({}, 404));
  });
  return openSession({
    call,
    secrets,
    file,
    onOwed: () => {
      owed += 1;
    },
  });
}

/** A run that has begun a session. */
async function begun(more: Parameters<typeof beginAsAnna>[1] = {}) {
  const session = newRun();
  return { session, ...(await beginAsAnna(session, more)) };
}

/** The next run, with the session that it resumes. */
async function resumed() {
  const session = newRun();
  return { session, id: idOf(await session.restore(null)) };
}

/** Holds the answer to a path until the test gives it. */
function hold(path: string) {
  const { promise: answer, resolve } = Promise.withResolvers<Response>();
  const asked = Promise.withResolvers<void>();
  answers[path] = () => {
    asked.resolve();
    return answer;
  };
  return { isAsked: asked.promise, answer: resolve };
}

describe('a refresh under way at a sign-out', () => {
  /** A sign-out while the platform still holds the answer to a refresh, and what gives that answer. */
  async function signedOutDuringRefresh() {
    await beginAsAnna(newRun());
    const { isAsked, answer } = hold('/connect/token');
    const { session, id } = await resumed();
    const checking = session.check(id);
    await isAsked;
    await session.end(id);
    return { session, checking, answer };
  }

  test('brings a token that is revoked, and does not restore the session', async () => {
    const { session, checking, answer } = await signedOutDuringRefresh();
    expect(await newRun().restore(null)).toEqual({ kind: 'none' });
    answer(json(tokensOf('late')));
    expect(await checking).toBeNull();
    expect(await session.revoke()).toBe('done');
    expect(asked).toContain('/connect/revocation late');
    expect(secrets.sessionTokens).toEqual([]);
    expect(file.record).toEqual({ current: null, ended: [] });
  });

  test("does not end the next person's session when it is refused", async () => {
    const { session, checking, answer } = await signedOutDuringRefresh();
    const next = await beginAsAnna(session, { account: { ...anna, name: 'Bram' } }, 'of-the-next');
    answer(json({ error: 'invalid_grant' }, 400));
    expect(await checking).toBeNull();
    expect(file.record?.current?.id).toBe(next.id);
    expect(secrets.kept.get(`session:${next.id}`)).toContain('of-the-next');
  });
});

test('a session that is abandoned while the keychain stores its tokens ends at once', async () => {
  const taken = Promise.withResolvers<void>();
  const { write } = secrets;
  secrets.write = async (...given) => {
    await taken.promise;
    await write(...given);
  };
  const abandoned = new AbortController();
  const session = newRun();
  const beginning = session.begin(
    tokensOf('first'),
    { account: anna, isNew: false, proof: null },
    abandoned.signal,
  );
  await expect.poll(() => file.record?.current).toBeTruthy();
  abandoned.abort();
  expect(await session.restore(null)).toEqual({ kind: 'none' });
  taken.resolve();
  await beginning;
  expect(await session.revoke()).toBe('done');
  expect(asked).toContain('/connect/revocation first');
  expect(secrets.kept.size).toBe(0);
});

test('a check under way when another session begins reports nothing', async () => {
  await beginAsAnna(newRun());
  const { isAsked, answer } = hold('/onboarding/v1/me');
  const { session, id } = await resumed();
  const checking = session.check(id);
  await isAsked;
  await beginAsAnna(session, {}, 'second');
  answer(json({ type: 'https://platform.test/problems/unauthorised', title: '', status: 401 }, 401));
  expect(await checking).toBeNull();
  expect(file.record?.current).not.toBeNull();
});

describe('the next steps', () => {
  test.each([401, 404, 429, 500, 503])(
    'that are answered with %d do not change the session',
    async (status) => {
      const { session, id } = await begun();
      answers['/onboarding/v1/me/next-steps'] = () =>
        json({ type: 'https://platform.test/problems/unauthorised', title: '', status }, status);
      expect(await session.check(id)).toMatchObject({ profile: { id: 'u1' }, nextSteps: null });
      expect(file.record?.current?.id).toBe(id);
    },
  );
});

describe('a refresh whose answer is lost', () => {
  test('is repeated once with the same token, and the session stays', async () => {
    await beginAsAnna(newRun());
    let tries = 0;
    answers['/connect/token'] = () => {
      tries += 1;
      if (tries === 1) throw new OnboardingError('timeout');
      return json(tokensOf('renewed'));
    };
    const { session, id } = await resumed();
    expect((await session.check(id))?.profile.name).toBe('Anna');
    expect(asked.filter((one) => one.startsWith('/connect/token'))).toEqual(
      Array(2).fill('/connect/token first'),
    );
  });

  test('in the run before is given as the reason why the session is over', async () => {
    await beginAsAnna(newRun());
    answers['/connect/token'] = () => {
      throw new OnboardingError('timeout');
    };
    const before = await resumed();
    await expect(before.session.check(before.id)).rejects.toMatchObject({ code: 'timeout' });
    answers['/connect/token'] = () => json({ error: 'invalid_grant' }, 400);
    const { session, id } = await resumed();
    await expect(session.check(id)).rejects.toMatchObject({ code: 'session-lost' });
    expect(await newRun().restore(null)).toEqual({ kind: 'none' });
  });

  test('is not given as the reason for a session that was ended on another device', async () => {
    await beginAsAnna(newRun());
    answers['/connect/token'] = () => json({ error: 'invalid_grant' }, 400);
    const { session, id } = await resumed();
    await expect(session.check(id)).rejects.toMatchObject({ code: 'session-ended' });
  });
});

test.each([
  ['temporarily_unavailable', 'platform-unavailable'],
  ['server_error', 'platform-unavailable'],
  ['invalid_client', 'platform-answer-invalid'],
  ['unsupported_grant_type', 'platform-answer-invalid'],
])('a refresh that is answered with %s leaves the session as it is', async (error, code) => {
  await beginAsAnna(newRun());
  answers['/connect/token'] = () => json({ error }, 400);
  const { session, id } = await resumed();
  await expect(session.check(id)).rejects.toMatchObject({ code });
  expect((await newRun().restore(null)).kind).toBe('found');
  expect(secrets.sessionTokens).toEqual(['first']);
});

describe('an answer for another account', () => {
  test('than the platform named before ends the session', async () => {
    const { session, id } = await begun();
    await session.check(id);
    answers['/onboarding/v1/me'] = () => profileOf('u2');
    await expect(session.check(id)).rejects.toMatchObject({ code: 'account-changed' });
    expect(file.record?.current).toBeNull();
    expect(owed).toBe(1);
  });

  test('than the one that was registered ends the session', async () => {
    const { session, id } = await begun({ isNew: true });
    answers['/onboarding/v1/me'] = () => profileOf('u1', 'bram@molen.test');
    await expect(session.check(id)).rejects.toMatchObject({ code: 'account-changed' });
  });

  test('is accepted where only the case of the address differs', async () => {
    const { session, id } = await begun({ isNew: true });
    answers['/onboarding/v1/me'] = () => profileOf('u1', 'Anna@Molen.test');
    expect((await session.check(id))?.profile.id).toBe('u1');
  });
});

describe('a locked keychain', () => {
  test('keeps the session, which is resumed once it opens', async () => {
    await beginAsAnna(newRun());
    const { read } = secrets;
    secrets.read = async () => ({ kind: 'unavailable' });
    expect(await newRun().restore(null)).toEqual({ kind: 'unavailable' });
    secrets.read = read;
    expect((await newRun().restore(null)).kind).toBe('found');
  });

  test('keeps no session to resume once another person has signed in', async () => {
    const { id } = await beginAsAnna(newRun());
    const { read } = secrets;
    secrets.read = async () => ({ kind: 'unavailable' });
    const session = newRun();
    await session.restore(null);
    const next = await beginAsAnna(session, { account: { ...anna, name: 'Bram' } }, 'second');
    expect(file.record).toMatchObject({ current: { id: next.id }, ended: [id] });
    secrets.read = read;
    expect(await session.revoke()).toBe('done');
    expect(asked).toContain('/connect/revocation first');
    expect(secrets.sessionTokens).toEqual(['second']);
  });
});

test('a lost record leaves no session behind: the one in the saved journey is revoked', async () => {
  const { id } = await beginAsAnna(newRun());
  file.record = null;
  const session = newRun();
  expect(await session.restore(id)).toEqual({ kind: 'none' });
  expect(await session.revoke()).toBe('done');
  expect(asked).toContain('/connect/revocation first');
  expect(secrets.kept.size).toBe(0);
});

test('a sign-out with a full disk and a locked keychain is revoked by the next start, which resumes nothing', async () => {
  const { session, id } = await begun();
  const { write } = file;
  file.write = async () => 'refused';
  secrets.remove = async () => undefined;
  secrets.unsaved = () => [`session:${id}`];
  await session.end(id);
  file.write = write;
  const next = newRun();
  expect(await next.restore(id)).toEqual({ kind: 'none' });
  expect(file.record).toEqual({ current: null, ended: [id] });
});

test('a sign-out that the disk refuses removes the token from the keychain, and is revoked', async () => {
  const { session, id } = await begun();
  file.write = async () => 'refused';
  await session.end(id);
  expect(secrets.kept.size).toBe(0);
  expect(await newRun().restore(null)).toEqual({ kind: 'none' });
  expect(await session.revoke()).toBe('done');
  expect(asked).toContain('/connect/revocation first');
});

describe('the proof of a sign-in', () => {
  const proof = {
    by: 'tenant',
    tenantId: 'c41b9d36-1e58-4f7a-b2d0-6a8f3e5c7d03',
    address: { domain: 'elders.test', verified: false },
  } as const;

  test('is known at the next start, and after the token was renewed', async () => {
    await beginAsAnna(newRun(), { proof });
    for (let start = 0; start < 2; start += 1) {
      const { session, id } = await resumed();
      expect(await session.check(id)).toMatchObject({ proof });
    }
  });

  test('is in the keychain, and not in a file that a user can edit', async () => {
    await beginAsAnna(newRun(), { proof });
    expect(JSON.stringify(file.record)).not.toContain(proof.tenantId);
  });

  test.each([
    ['no such text', 'first'],
    [
      'a proof that a later version knows',
      JSON.stringify({ refreshToken: 'first', proof: { by: 'passport' } }),
    ],
  ])('is null where the keychain holds %s, and the token is still used', async (_what, text) => {
    const { id } = await beginAsAnna(newRun(), { proof });
    await secrets.write(`session:${id}`, text);
    const { session } = await resumed();
    expect(await session.check(id)).toMatchObject({ proof: null });
    expect(asked).toContain('/connect/token first');
  });
});

describe('a session of which no proof was kept', () => {
  const isInMolen: IsAllowed = ({ proof, email }) =>
    isSessionOfMember(
      { organisation: null, tenants: null, emailDomains: ['molen.test'], methods: null },
      { proof, email },
    );

  /** Such a session of an earlier run, whose record on disk names this address. */
  async function withoutProof(email: string) {
    const { id } = await beginAsAnna(newRun(), { account: { ...anna, email } });
    await secrets.write(`session:${id}`, 'first');
    return await resumed();
  }

  test('is judged by the address that the platform names, for which it is asked once', async () => {
    const { session, id } = await withoutProof('anna@elders.test');
    for (let time = 0; time < 2; time += 1)
      expect(await session.ask(id, async () => 'answer', isInMolen)).toBe('answer');
    expect(asked.filter((one) => one === '/onboarding/v1/me')).toHaveLength(1);
  });

  test('is not judged by the address in the file, which a user can edit', async () => {
    answers['/onboarding/v1/me'] = () => profileOf('u1', 'anna@elders.test');
    const { session, id } = await withoutProof('anna@molen.test');
    await expect(session.ask(id, async () => 'answer', isInMolen)).rejects.toThrow('not-allowed-here');
  });

  test('waits for a platform that cannot be asked for the address', async () => {
    answers['/onboarding/v1/me'] = () => json({}, 503);
    const { session, id } = await withoutProof('anna@molen.test');
    await expect(session.ask(id, async () => 'answer', isInMolen)).rejects.toThrow('platform-unavailable');
  });

  test('of the issuer’s own never gives its token to the platform', async () => {
    const session = newRun();
    const { id } = await beginAsAnna(session, { atIssuer: { subject: 'u1' } });
    answers['/onboarding/v1/me'] = () => profileOf('u1', 'anna@molen.test');
    const given: string[] = [];
    const ask = session.ask(
      id,
      async (token) => given.push(token),
      () => true,
    );
    await expect(ask).rejects.toThrow('not-allowed-here');
    expect(given).toEqual([]);
  });

  test('is not asked for its address where there is no rule', async () => {
    const { session, id } = await withoutProof('anna@molen.test');
    expect(
      await session.ask(
        id,
        async () => 'answer',
        () => true,
      ),
    ).toBe('answer');
    expect(asked).not.toContain('/onboarding/v1/me');
  });
});
