import { beforeEach, describe, expect } from 'vitest';
import { failureCodeOf } from '../../../../main/failure/onboarding-error.ts';
import type { Platform, SignUpKey } from '../../../../main/journey/ports.ts';
import { hardenFetch } from '../../../../main/network/transport.ts';
import { createPlatformCall } from '../../../../main/platform/call.ts';
import { createPlatformClient } from '../../../../main/platform/platform-client.ts';
import { longPollTimeoutMs } from '../../../../main/platform-contract/long-poll.ts';
import { formatSessionSecret } from '../../../../main/session/session-generation.ts';
import type { Sandbox } from '../../../sandbox/sandbox.ts';
import { testWithOwnSandbox as test } from '../../../support/fixtures.ts';
import { memorySecrets } from '../../../support/scripted-ports.ts';
import { idOf, memorySessionFile, openSession } from '../../../support/sessions.ts';

const email = 'iris@bloemen-iris.test';
const { signal } = new AbortController();
let sandbox: Sandbox;
let platform: Platform;

const call = () => createPlatformCall(sandbox.urls.platform, hardenFetch(fetch));

test.beforeEach(({ sandbox: own }) => {
  sandbox = own;
  platform = createPlatformClient({
    call: call(),
    callPatiently: createPlatformCall(
      sandbox.urls.platform,
      hardenFetch(fetch, { timeoutMs: longPollTimeoutMs }),
    ),
    language: () => 'nl',
  });
});

/** A ticket for the registration of `email`, by the typed code. */
async function ticketFor(signUp: SignUpKey): Promise<string> {
  const { code } = await sandbox.mailbox.next(email);
  const { registration } = await platform.activate(signUp, code ?? '', crypto.randomUUID(), signal);
  if (registration === undefined) throw new Error('activated without a ticket');
  return registration;
}

async function registered() {
  const signUp = await platform.startSignUp(email, crypto.randomUUID(), signal);
  const ticket = await ticketFor(signUp);
  const { terms } = await platform.loadRegistration(ticket, signal);
  const acceptedTerms = { version: terms.version, sha256: terms.sha256 };
  const details = { username: 'iris', password: 'een lang wachtwoord voor iris', acceptedTerms };
  return { signUp, ticket, details };
}

describe('the platform client', () => {
  test('resolves a long poll as soon as the mail is used', async () => {
    const signUp = await platform.startSignUp(email, crypto.randomUUID(), signal);
    const waiting = platform.awaitSignUp(signUp, signal);
    await ticketFor(signUp);
    expect(await waiting).toMatchObject({ status: 'activated' });
  });

  test('gets the same answer for a registration that is sent twice, which makes one account', async () => {
    const { ticket, details } = await registered();
    const key = crypto.randomUUID();
    const first = await platform.register(ticket, details, key);
    expect(await platform.register(ticket, details, key)).toEqual(first);
    expect(sandbox.platform.activeRefreshTokens()).toBe(1);
  });

  test.each([
    ['a user name that is taken', { username: 'bram.jansen' }, 'username-taken'],
    [
      'a password that is the user name',
      { username: 'iris.bloemen', password: 'iris.bloemen' },
      'password-too-weak',
    ],
    ['a password that is too long', { password: 'k7Q!'.repeat(33) }, 'password-too-long'],
    [
      'terms that are not the current ones',
      { acceptedTerms: { version: '1999', sha256: 'a' } },
      'terms-changed',
    ],
  ])('reports %s by its own code', async (_, wrong, code) => {
    const { ticket, details } = await registered();
    await expect(
      platform.register(ticket, { ...details, ...wrong }, crypto.randomUUID()),
    ).rejects.toMatchObject({ code });
  });

  test('has mail sent to exactly the domain that was typed, in any script', async () => {
    await platform.startSignUp('jürgen@straße.test', crypto.randomUUID(), signal);
    expect((await sandbox.mailbox.next('jürgen@straße.test')).to).toEqual(['jürgen@straße.test']);
    expect(sandbox.mailbox.list()).toHaveLength(1);
  });

  test.each(['iris', 'iris@ﬃ.test', 'Iris <iris@bloemen-iris.test>'])(
    'does not ask for a mail to %s',
    async (typed) => {
      expect(await platform.startSignUp(typed, crypto.randomUUID(), signal).catch(failureCodeOf)).toBe(
        'email-invalid',
      );
    },
  );

  test('finds the code in a copied text, and spends no try on a text without one', async () => {
    const signUp = await platform.startSignUp(email, crypto.randomUUID(), signal);
    const { code } = await sandbox.mailbox.next(email);
    for (const typed of ['', '12345', '1234567', 'rustige otter', '26-11-2026'])
      expect(await platform.activate(signUp, typed, crypto.randomUUID(), signal).catch(failureCodeOf)).toBe(
        'code-invalid',
      );
    const copied = `Code: ${code.slice(0, 3)} ${code.slice(3)}.`;
    expect(await platform.activate(signUp, copied, crypto.randomUUID(), signal)).toMatchObject({
      status: 'activated',
    });
  });

  test('reports a sign-up that was withdrawn, expired or unknown as expired', async () => {
    const signUp = await platform.startSignUp(email, crypto.randomUUID(), signal);
    await platform.withdraw(signUp);
    for (const key of [signUp, { ...signUp, secret: 'another' }, { id: 'none', secret: 'none' }])
      expect(await platform.resend(key, crypto.randomUUID(), signal).catch(failureCodeOf)).toBe(
        'sign-up-expired',
      );
  });

  test('reports a registration with a used or unknown ticket as expired', async () => {
    const { ticket, details } = await registered();
    await platform.register(ticket, details, crypto.randomUUID());
    for (const used of [ticket, 'made-up'])
      expect(await platform.loadRegistration(used, signal).catch(failureCodeOf)).toBe('registration-expired');
  });

  test('tells when another mail may be requested, and reports one that was too early', async () => {
    const signUp = await platform.startSignUp(email, crypto.randomUUID(), signal);
    expect(await platform.resend(signUp, crypto.randomUUID(), signal).catch(failureCodeOf)).toBe(
      'resend-too-soon',
    );
    sandbox.platform.resendAfterSeconds = 0;
    const patient = await platform.startSignUp(email, crypto.randomUUID(), signal);
    expect(Date.parse(await platform.resend(patient, crypto.randomUUID(), signal))).not.toBeNaN();
  });

  test.each([
    ['503', 'platform-unavailable'],
    ['refuse', 'offline'],
  ] as const)('a platform that is down (%s) is a code of its own', async (available, code) => {
    sandbox.platform.available = available;
    await expect(platform.startSignUp(email, crypto.randomUUID(), signal)).rejects.toMatchObject({ code });
  });

  test('rejects an aborted question with the reason of its signal', async () => {
    const signUp = await platform.startSignUp(email, crypto.randomUUID(), signal);
    const leaving = new AbortController();
    const waiting = platform.awaitSignUp(signUp, leaving.signal);
    leaving.abort(new Error('left'));
    await expect(waiting).rejects.toThrow('left');
  });
});

describe('the session', () => {
  let secrets: ReturnType<typeof memorySecrets>;
  let file: ReturnType<typeof memorySessionFile>;
  beforeEach(() => {
    secrets = memorySecrets();
    file = memorySessionFile();
  });
  /** The session of another run on the same computer. */
  const nextRun = () => openSession({ call: call(), secrets, file });
  /** The next run, with the session that it has found. */
  async function resumed() {
    const session = nextRun();
    return { session, id: idOf(await session.restore(null)) };
  }

  async function begun() {
    const { ticket, details } = await registered();
    const tokens = await platform.register(ticket, details, crypto.randomUUID());
    const session = nextRun();
    const { id } = await session.begin(tokens, {
      account: { username: 'iris', name: 'iris', email },
      isNew: true,
      proof: null,
    });
    return { tokens, session, id };
  }

  test('gives the profile, and stores the refresh token only in the keychain', async () => {
    const { tokens, session, id } = await begun();
    const answer = await session.check(id);
    expect(answer?.profile).toMatchObject({ username: 'iris', email });
    expect(answer?.nextSteps).toHaveLength(3);
    expect([...secrets.kept]).toEqual([
      [
        `session:${id}`,
        formatSessionSecret({ refreshToken: tokens.refresh_token, proof: null, source: 'platform' }),
      ],
    ]);
    expect(JSON.stringify(file.record)).not.toContain(tokens.refresh_token);
  });

  test('R13 stores a rotated refresh token before it uses the access token that came with it', async () => {
    const { tokens } = await begun();
    const order: string[] = [];
    const write = secrets.write;
    secrets.write = async (...given) => {
      order.push('kept');
      await write(...given);
    };
    const again = openSession({
      secrets,
      file,
      call: createPlatformCall(sandbox.urls.platform, (url, init) => {
        order.push(new URL(url).pathname);
        return hardenFetch(fetch)(url, init);
      }),
    });
    await again.check(idOf(await again.restore(null)));
    expect(order.slice(0, 2)).toEqual(['/connect/token', 'kept']);
    expect(order.slice(2).sort()).toEqual(['/onboarding/v1/me', '/onboarding/v1/me/next-steps']);
    expect(secrets.sessionTokens).not.toContain(tokens.refresh_token);
  });

  test('R14 makes one request of several refreshes at the same time', async () => {
    await begun();
    const before = sandbox.platform.calls('getTokens');
    const { session, id } = await resumed();
    await Promise.all(Array.from({ length: 10 }, () => session.check(id)));
    expect(sandbox.platform.calls('getTokens') - before).toBe(1);
  });

  test('is over and forgotten once it was revoked', async () => {
    await begun();
    sandbox.platform.revokeSessions();
    const { session, id } = await resumed();
    expect(await session.check(id).catch(failureCodeOf)).toBe('session-ended');
    expect(await session.revoke()).toBe('done');
    expect(secrets.kept.size).toBe(0);
    expect(file.record).toEqual({ current: null, ended: [] });
  });

  test('is not over while the platform cannot be asked', async () => {
    await begun();
    sandbox.platform.available = 'refuse';
    const { session, id } = await resumed();
    expect(await session.check(id).catch(failureCodeOf)).toBe('offline');
    expect(secrets.sessionTokens).toHaveLength(1);
    expect((await nextRun().restore(null)).kind).toBe('found');
  });

  test('R17 ends here at once, and at the platform as soon as that can be reached', async () => {
    const { session, id } = await begun();
    sandbox.platform.available = 'refuse';
    await session.end(id);
    expect(file.record).toEqual({ current: null, ended: [id] });
    expect(await nextRun().restore(null)).toEqual({ kind: 'none' });
    expect(await session.check(id)).toBeNull();
    expect(await nextRun().revoke()).toBe('platform-unreachable');
    sandbox.platform.available = 'up';
    expect(sandbox.platform.activeRefreshTokens()).toBe(1);
    expect(await nextRun().revoke()).toBe('done');
    expect(secrets.kept.size).toBe(0);
    expect(sandbox.platform.activeRefreshTokens()).toBe(0);
  });
});
