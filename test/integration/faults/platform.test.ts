import { expect, onTestFinished } from 'vitest';
import { hardenFetch } from '../../../main/network/transport.ts';
import { createPlatformCall } from '../../../main/platform/call.ts';
import { googleAccounts } from '../../sandbox/accounts.ts';
import type { Fault } from '../../sandbox/network/fault.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { askByLink } from '../../support/mail-link.ts';
import { register, signInWithGoogle, signUpByEmail, submitEmail } from '../../support/person.ts';
import { memorySecrets } from '../../support/scripted-ports.ts';
import { idOf, openSession, sessionFileIn } from '../../support/sessions.ts';
import { fault } from './fault.ts';

/** How many accounts an address was welcomed with. */
const welcomes = (sandbox: Sandbox, address: string) =>
  sandbox.mailbox.list(address).filter(({ subject }) => subject.startsWith('Bevestiging: je account')).length;

fault(
  21,
  {
    does: 'asks for another token once and tries once more; where that is refused too, the session is over',
    told: ['session-ended'],
    next: 'choose a way to sign in',
  },
  async ({ sees, sandbox, startClient }) => {
    // A platform whose tokens have expired by the time that they are there.
    let isHasty = false;
    const secrets = memorySecrets();
    const client = await startClient({
      secrets,
      fetch: async (url, init) => {
        const answer = await fetch(url, init);
        if (isHasty && url.endsWith('/connect/token')) sandbox.platform.expireAccessTokens();
        return answer;
      },
    });
    await signInWithGoogle(client);
    await client.reach('finished', ({ phase }) => phase === 'idle');
    sandbox.platform.expireAccessTokens();
    client.asked.length = 0;
    client.send({ type: 'retry' });
    await client.reach('finished', ({ phase }) => phase === 'idle');
    expect(client.countOf('POST /connect/token')).toBe(1);
    expect(client.countOf('GET /onboarding/v1/me')).toBe(2);

    sandbox.platform.revokeSessions();
    sandbox.platform.expireAccessTokens();
    client.asked.length = 0;
    client.send({ type: 'retry' });
    sees(await client.fails('page'));
    expect(client.journey.step).toBe('choosing');
    expect(client.countOf('POST /connect/token')).toBe(1);

    await signInWithGoogle(client);
    await client.reach('finished', ({ phase }) => phase === 'idle');
    isHasty = true;
    sandbox.platform.expireAccessTokens();
    client.asked.length = 0;
    client.send({ type: 'retry' });
    sees(await client.fails('page'));
    expect(client.countOf('POST /connect/token')).toBe(1);
    expect(client.countOf('GET /onboarding/v1/me')).toBe(2);
    await expect.poll(() => secrets.kept.size).toBe(0);
  },
);

fault(
  22,
  {
    does: 'ends the session, and has nothing of it left in the keychain; a copy that was used elsewhere ends both',
    told: ['session-ended'],
    next: 'choose a way to sign in',
  },
  async ({ sees, sandbox, startClient }) => {
    for (const way of ['revoked', 'used by a copy'] as const) {
      const secrets = memorySecrets();
      const client = await startClient({ secrets });
      await signInWithGoogle(client);
      await client.reach('finished', ({ phase }) => phase === 'idle');
      sandbox.platform.expireAccessTokens();
      if (way === 'revoked') sandbox.platform.revokeSessions();
      else {
        const copy = memorySecrets();
        for (const [name, secret] of secrets.kept) copy.kept.set(name, secret);
        await checkBy(sandbox, copy, client.folder);
        // Used twice by somebody else: the grace for an answer that was lost does not cover it.
        await checkBy(sandbox, copy, client.folder);
      }
      client.send({ type: 'retry' });
      sees(await client.fails('page'));
      await expect.poll(() => secrets.sessionTokens).toEqual([]);
      expect(sandbox.platform.activeRefreshTokens()).toBe(0);
    }
  },
);

fault(
  23,
  {
    does: 'makes one request of refreshes that are asked for at the same time, and keeps the newest token; another process has no part in it, since only one runs',
    told: [],
    next: 'nothing to do: the session goes on',
  },
  async ({ sandbox, startClient }) => {
    const secrets = memorySecrets();
    const client = await startClient({ secrets });
    await signInWithGoogle(client);
    await client.reach('finished', ({ phase }) => phase === 'idle');
    await client.stop();
    const before = sandbox.platform.calls('getTokens');
    const session = sessionOn(sandbox, secrets, client.folder);
    const id = idOf(await session.restore(null));
    const answers = await Promise.all([session.check(id), session.check(id), session.check(id)]);
    expect(answers.map((answer) => answer?.profile.email)).toEqual(Array(3).fill(googleAccounts.bram.email));
    expect(sandbox.platform.calls('getTokens') - before).toBe(1);
    sandbox.platform.expireAccessTokens();
    await session.check(id);
    expect(sandbox.platform.calls('getTokens') - before).toBe(2);
  },
);

fault(
  24,
  {
    does: 'tells apart what passes by itself, what must be put right and what cannot be trusted; keeps what was typed, sends each request with one key, and goes on as soon as the platform does',
    told: ['platform-answer-invalid', 'too-many-requests', 'client-too-old'],
    next: 'send again; what is queued leaves by itself, or is sent at once or withdrawn; install the newest version',
  },
  async ({ sees, sandbox, startClient }) => {
    const path = ['/onboarding/v1/sign-ups'];
    const refused: Fault[] = [
      { kind: 'malformed' },
      { kind: 'huge' },
      { kind: 'redirect', to: 'http://127.0.0.1:9/stolen' },
      { kind: 'status', status: 200 },
      { kind: 'status', status: 400 },
      { kind: 'status', status: 409 },
      { kind: 'status', status: 426 },
      { kind: 'status', status: 429, retryAfter: 60 },
    ];
    const email = 'f24@platform.test';
    const client = await startClient({ patience: 800 });
    client.send({ type: 'choose-email' });
    for (const one of refused) {
      sandbox.platform.fault = { ...one, paths: path };
      client.send({ type: 'submit-email', email });
      sees(await client.fails('submit'));
      expect(client.journey).toMatchObject({ step: 'entering-email', email, phase: 'idle' });
    }
    const passing: Fault[] = [
      { kind: 'status', status: 500 },
      { kind: 'status', status: 503, retryAfter: 1 },
      { kind: 'hang' },
      { kind: 'reset', when: 'before' },
    ];
    for (const one of passing) {
      sandbox.platform.fault = { ...one, paths: path };
      client.send({ type: 'submit-email', email });
      await client.reach('entering-email', ({ phase }) => phase === 'queued');
      client.send({ type: 'withdraw' });
      expect(client.journey).toEqual({ step: 'entering-email', email, phase: 'idle' });
    }
    sandbox.platform.fault = { kind: 'delay', ms: 100, paths: path, times: 1 };
    client.send({ type: 'submit-email', email });
    await client.reach('waiting-for-activation');
    expect(sandbox.mailbox.list(email).length).toBeLessThanOrEqual(1);

    onTestFinished(() => sandbox.platform.configure({ minimumClientVersion: '0.1.0' }));
    sandbox.platform.configure({ minimumClientVersion: '99.0.0' });
    const old = await startClient();
    sees(await old.fails('page'));
    expect(old.journey.step).toBe('blocked');
    sandbox.platform.configure({ minimumClientVersion: '0.1.0' });
    old.send({ type: 'retry' });
    await old.reach('choosing');
  },
);

fault(
  25,
  {
    does: 'begins where it ended: each step once, one mail of activation, one account; only a password has to be typed again',
    told: ['registration-expired'],
    next: 'go on at the same step; where the account turns out to be there, begin again and sign in',
  },
  async ({ sees, sandbox, startClient }) => {
    const email = 'f25@stappen.test';
    const typing = await startClient();
    typing.send({ type: 'choose-email' });
    typing.send({ type: 'draft', field: 'email', value: email });
    const waiting = await typing.restart();
    expect((await waiting.reach('entering-email')).email).toBe(email);
    waiting.send({ type: 'submit-email', email });
    const { phrase } = await waiting.reach('waiting-for-activation');
    const registering = await waiting.restart();
    expect((await registering.reach('waiting-for-activation')).phrase).toBe(phrase);
    const { code } = await sandbox.mailbox.next(email, { subject: 'Activeer' });
    registering.send({ type: 'submit-code', code });
    await registering.reach('registering');
    registering.send({ type: 'draft', field: 'username', value: 'f25-stap' });
    const last = await registering.restart();
    expect((await last.reach('registering')).username).toBe('f25-stap');
    await register(last, 'f25-stap');
    await last.reach('finished');
    // The welcome may have come before the answer did.
    const activations = sandbox.mailbox.list(email).filter(({ subject }) => subject.startsWith('Activeer'));
    expect(activations).toHaveLength(1);
    await sandbox.mailbox.next(email, { subject: 'Bevestiging' });
    expect((await (await last.restart()).reach('finished')).account.email).toBe(email);

    // The worst moment: the account is there, and the app ends before it hears of it.
    const cut = await startClient();
    await signUpByEmail(cut, sandbox, 'f25-later@stappen.test');
    sandbox.platform.fault = { kind: 'reset', when: 'after', paths: ['/onboarding/v1/registration'] };
    await register(cut, 'f25-later');
    await cut.reach('registering', ({ phase }) => phase === 'queued');
    sandbox.platform.fault = null;
    const again = await cut.restart();
    // Other details are another request, and the ticket is used. The same ones are answered as the first time.
    await register(again, 'f25-other');
    sees(await again.fails('submit'));
    await register(again, 'f25-later');
    expect((await again.reach('finished')).account.username).toBe('f25-later');
    await sandbox.mailbox.next('f25-later@stappen.test', { subject: 'Bevestiging' });
    expect(welcomes(sandbox, 'f25-later@stappen.test')).toBe(1);
  },
);

fault(
  33,
  {
    does: 'says what is the matter with a code, keeps the address, and goes on by itself whatever device the link is used on; what happened to somebody else’s sign-up changes nothing here',
    told: ['code-wrong', 'code-tries-used-up', 'sign-up-expired', 'registration-expired'],
    next: 'type the code again, ask for another mail, or begin again with the same address',
  },
  async ({ sees, sandbox, startClient }) => {
    sandbox.platform.resendAfterSeconds = 0;
    const client = await startClient();
    const email = 'f33@activeren.test';
    submitEmail(client, email);
    await client.reach('waiting-for-activation');
    const { code } = await sandbox.mailbox.next(email, { subject: 'Activeer' });
    const wrong = code === '000000' ? '111111' : '000000';
    for (let time = 1; time <= 5; time += 1) {
      client.send({ type: 'submit-code', code: wrong });
      await client.reach('waiting-for-activation', ({ phase }) => phase === 'waiting');
      sees(await client.fails('code'));
    }
    client.send({ type: 'resend' });
    await client.reach('waiting-for-activation', ({ resent }) => resent);
    await sandbox.mailbox.next(email, { subject: 'Activeer' });
    sandbox.platform.expireSignUp(email);
    sees(await client.fails('page'));
    client.send({ type: 'retry' });
    expect((await client.reach('entering-email')).email).toBe(email);

    // Somebody else who begins with the same address has a sign-up, a phrase and a mail of their own.
    const other = await startClient();
    submitEmail(other, email);
    const { phrase } = await other.reach('waiting-for-activation');
    const theirs = await sandbox.mailbox.next(email, { subject: 'Activeer' });
    client.send({ type: 'submit-email', email });
    expect((await client.reach('waiting-for-activation')).phrase).not.toBe(phrase);
    const ours = await sandbox.mailbox.next(email, { subject: 'Activeer' });
    // Used on another device.
    expect((await askByLink(`${ours.link}x`, 'confirm')).status).not.toBe(204);
    expect((await askByLink(ours.link, 'confirm')).status).toBe(204);
    await client.reach('registering', ({ phase }) => phase === 'idle');
    expect(other.journey).toMatchObject({ step: 'waiting-for-activation', phase: 'waiting' });

    sandbox.platform.expireRegistrations();
    await register(client, 'f33-te-laat');
    sees(await client.fails('submit'));
    client.send({ type: 'retry' });
    expect((await client.reach('entering-email')).email).toBe(email);
    expect(theirs.link).not.toBe(ours.link);
  },
);

/** The session of another process, or of this one by itself. */
function sessionOn(sandbox: Sandbox, secrets: ReturnType<typeof memorySecrets>, folder: string) {
  const call = createPlatformCall(sandbox.environment.platform, hardenFetch(fetch));
  return openSession({ call, secrets, file: sessionFileIn(folder) });
}

async function checkBy(sandbox: Sandbox, secrets: ReturnType<typeof memorySecrets>, folder: string) {
  const session = sessionOn(sandbox, secrets, folder);
  return await session.check(idOf(await session.restore(null)));
}
