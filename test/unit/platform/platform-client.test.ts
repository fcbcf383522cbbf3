import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Platform, SignUpKey } from '../../../main/journey/ports.ts';
import { hardened } from '../../../main/network/transport.ts';
import { callPlatform } from '../../../main/platform/call.ts';
import { platformClient } from '../../../main/platform/platform-client.ts';
import { platformSession } from '../../../main/platform/session.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { memorySecrets, silentLog } from '../../support/scripted-ports.ts';

const email = 'iris@bloemen-iris.test';
const { signal } = new AbortController();
let sandbox: Sandbox;
let platform: Platform;

const call = () => callPlatform(sandbox.urls.platform, hardened(fetch));

beforeEach(async () => {
  sandbox = await startSandbox();
  platform = platformClient({
    call: call(),
    callPatiently: callPlatform(sandbox.urls.platform, hardened(fetch, { timeoutMs: 40_000 })),
    language: () => 'nl',
  });
});
afterEach(() => sandbox.close());

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
  const { terms } = await platform.registration(ticket, signal);
  const acceptedTerms = { version: terms.version, sha256: terms.sha256 };
  const details = { username: 'iris', password: 'een lang wachtwoord voor iris', acceptedTerms };
  return { signUp, ticket, details };
}

describe('the platform, as the journey asks it', () => {
  test('answers a waiting question as soon as the mail is used', async () => {
    const signUp = await platform.startSignUp(email, crypto.randomUUID(), signal);
    const waiting = platform.awaitSignUp(signUp, signal);
    await ticketFor(signUp);
    expect(await waiting).toMatchObject({ status: 'activated' });
  });

  test('makes one account of one registration that is sent twice, and gives the same answer', async () => {
    const { ticket, details } = await registered();
    const key = crypto.randomUUID();
    const first = await platform.register(ticket, details, key, signal);
    expect(await platform.register(ticket, details, key, signal)).toEqual(first);
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
  ])('refuses %s by its own code', async (_, wrong, code) => {
    const { ticket, details } = await registered();
    await expect(
      platform.register(ticket, { ...details, ...wrong }, crypto.randomUUID(), signal),
    ).rejects.toMatchObject({ code });
  });

  test('sends mail to the very domain that was typed, whatever its letters', async () => {
    await platform.startSignUp('jürgen@straße.test', crypto.randomUUID(), signal);
    expect((await sandbox.mailbox.next('jürgen@straße.test')).to).toEqual(['jürgen@straße.test']);
    expect(sandbox.mailbox.list()).toHaveLength(1);
  });

  test.each(['iris', 'iris@ﬃ.test', 'Iris <iris@bloemen-iris.test>'])(
    'asks for no mail to %s',
    async (typed) => {
      await expect(platform.startSignUp(typed, crypto.randomUUID(), signal)).rejects.toMatchObject({
        code: 'email-invalid',
      });
    },
  );

  test('takes the code out of what was copied, and spends no try on what cannot be one', async () => {
    const signUp = await platform.startSignUp(email, crypto.randomUUID(), signal);
    const { code } = await sandbox.mailbox.next(email);
    for (const typed of ['', '12345', '1234567', 'rustige otter', '26-11-2026'])
      await expect(platform.activate(signUp, typed, crypto.randomUUID(), signal)).rejects.toMatchObject({
        code: 'code-invalid',
      });
    const copied = `Code: ${code.slice(0, 3)} ${code.slice(3)}.`;
    expect(await platform.activate(signUp, copied, crypto.randomUUID(), signal)).toMatchObject({
      status: 'activated',
    });
  });

  test('says that a sign-up is over when it was withdrawn, expired, or never was', async () => {
    const signUp = await platform.startSignUp(email, crypto.randomUUID(), signal);
    await platform.withdraw(signUp);
    for (const key of [signUp, { ...signUp, secret: 'another' }, { id: 'none', secret: 'none' }])
      await expect(platform.resend(key, crypto.randomUUID(), signal)).rejects.toMatchObject({
        code: 'sign-up-expired',
      });
  });

  test('says that a registration is over when its ticket is used or made up', async () => {
    const { ticket, details } = await registered();
    await platform.register(ticket, details, crypto.randomUUID(), signal);
    for (const used of [ticket, 'made-up'])
      await expect(platform.registration(used, signal)).rejects.toMatchObject({
        code: 'registration-expired',
      });
  });

  test('says when another mail may be asked for, and refuses one that is too early', async () => {
    const signUp = await platform.startSignUp(email, crypto.randomUUID(), signal);
    await expect(platform.resend(signUp, crypto.randomUUID(), signal)).rejects.toMatchObject({
      code: 'resend-too-soon',
    });
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

  test('a question that was abandoned rejects with its reason', async () => {
    const signUp = await platform.startSignUp(email, crypto.randomUUID(), signal);
    const leaving = new AbortController();
    const waiting = platform.awaitSignUp(signUp, leaving.signal);
    leaving.abort(new Error('left'));
    await expect(waiting).rejects.toThrow('left');
  });
});

describe('the session', () => {
  const session = (secrets: ReturnType<typeof memorySecrets>) =>
    platformSession({ call: call(), secrets, language: () => 'nl', log: silentLog });

  async function begun(secrets: ReturnType<typeof memorySecrets>) {
    const { ticket, details } = await registered();
    const tokens = await platform.register(ticket, details, crypto.randomUUID(), signal);
    const begin = await session(secrets).begin(tokens);
    return { tokens, begin };
  }

  test('knows who is signed in, and keeps the refresh token alone', async () => {
    const secrets = memorySecrets();
    const { tokens, begin } = await begun(secrets);
    expect(begin?.profile).toMatchObject({ username: 'iris', email });
    expect(begin?.nextSteps).toHaveLength(3);
    expect([...secrets.kept]).toEqual([['session', tokens.refresh_token]]);
  });

  test('R13 a rotated refresh token is kept before the access token that came with it is used', async () => {
    const secrets = memorySecrets();
    const { tokens } = await begun(secrets);
    const order: string[] = [];
    const write = secrets.write;
    secrets.write = async (...given) => {
      order.push('kept');
      await write(...given);
    };
    const again = platformSession({
      secrets,
      language: () => 'nl',
      log: silentLog,
      call: callPlatform(sandbox.urls.platform, (url, init) => {
        order.push(new URL(url).pathname);
        return hardened(fetch)(url, init);
      }),
    });
    await again.check();
    expect(order.slice(0, 2)).toEqual(['/connect/token', 'kept']);
    expect(order.slice(2).sort()).toEqual(['/onboarding/v1/me', '/onboarding/v1/me/next-steps']);
    expect(secrets.kept.get('session')).not.toBe(tokens.refresh_token);
  });

  test('R14 refreshes that are asked for at the same time are one request', async () => {
    const secrets = memorySecrets();
    await begun(secrets);
    const before = sandbox.platform.calls('getTokens');
    const again = session(secrets);
    await Promise.all(Array.from({ length: 10 }, () => again.check()));
    expect(sandbox.platform.calls('getTokens') - before).toBe(1);
  });

  test('that was revoked is over, and forgotten', async () => {
    const secrets = memorySecrets();
    await begun(secrets);
    sandbox.platform.revokeSessions();
    await expect(session(secrets).check()).rejects.toMatchObject({ code: 'session-ended' });
    expect(secrets.kept.size).toBe(0);
  });

  test('that cannot be asked about is not over', async () => {
    const secrets = memorySecrets();
    await begun(secrets);
    sandbox.platform.available = 'refuse';
    await expect(session(secrets).check()).rejects.toMatchObject({ code: 'offline' });
    expect(secrets.kept.has('session')).toBe(true);
  });

  test('R17 ends here whatever happens, and at the platform as soon as that can be reached', async () => {
    const secrets = memorySecrets();
    await begun(secrets);
    sandbox.platform.available = 'refuse';
    await session(secrets).end();
    expect([...secrets.kept.keys()]).toEqual(['revocation']);
    await expect(session(secrets).check()).rejects.toThrow('session-ended');
    expect(await session(secrets).revoke()).toBe(false);
    sandbox.platform.available = 'up';
    expect(sandbox.platform.activeRefreshTokens()).toBe(1);
    expect(await session(secrets).revoke()).toBe(true);
    expect(secrets.kept.size).toBe(0);
    expect(sandbox.platform.activeRefreshTokens()).toBe(0);
    await begunAgain(secrets);
    await session(secrets).end();
    expect(sandbox.platform.activeRefreshTokens()).toBe(0);
    expect(secrets.kept.size).toBe(0);
  });

  async function begunAgain(secrets: ReturnType<typeof memorySecrets>): Promise<void> {
    const other = 'jan@bloemen-iris.test';
    const signUp = await platform.startSignUp(other, crypto.randomUUID(), signal);
    const { code } = await sandbox.mailbox.next(other);
    const { registration = '' } = await platform.activate(signUp, code ?? '', crypto.randomUUID(), signal);
    const { terms } = await platform.registration(registration, signal);
    const acceptedTerms = { version: terms.version, sha256: terms.sha256 };
    const details = { username: 'jan', password: 'een lang wachtwoord voor jan', acceptedTerms };
    await session(secrets).begin(await platform.register(registration, details, crypto.randomUUID(), signal));
  }
});
