import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { googleAccounts } from '../../sandbox/accounts.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { Client, endClients } from '../../support/client.ts';
import { filesBelow } from '../../support/files-below.ts';
import { password, register, signInWithGoogle, signUpByEmail, submitEmail } from '../../support/person.ts';
import { memorySecrets } from '../../support/scripted-ports.ts';
import { sessionFileIn } from '../../support/sessions.ts';

/* What is asked for while the connection breaks leaves by itself, and happens once, whatever the platform had heard of it. */

const paths = {
  signUp: ['/onboarding/v1/sign-ups'],
  resend: ['/onboarding/v1/sign-ups/*/resend'],
  registration: ['/onboarding/v1/registration'],
  revocation: ['/connect/revocation'],
};
const cuts = ['before', 'during', 'after'] as const;
const runs = [
  ['in the same run', false],
  ['through a restart', true],
] as const;

let sandbox: Sandbox;
const newSandbox = async () => {
  sandbox = await startSandbox();
  sandbox.platform.resendAfterSeconds = 0;
};
const start = (secrets = memorySecrets()) => Client.start({ environment: sandbox.environment, secrets });
afterEach(async () => {
  await endClients();
  sandbox.platform.fault = null;
  sandbox.platform.available = 'up';
});

/** The mails to an address with such a subject, once nothing more is on its way. */
async function mails(address: string, subject: string): Promise<number> {
  await sandbox.mailsArrived();
  return sandbox.mailbox.list(address).filter((mail) => mail.subject.includes(subject)).length;
}

/** Whether any file of a client holds a text. */
const isOnDisk = ({ folder }: Client, text: string) =>
  filesBelow(folder).some(({ bytes }) => bytes.includes(text));

/** The connection is whole again, and the next run begins where the story asks for one. */
async function heal(client: Client, restarts: boolean): Promise<Client> {
  sandbox.platform.fault = null;
  const next = restarts ? await client.restart() : client;
  next.send({ type: 'send-now' });
  return next;
}

describe.each(cuts)('where the connection breaks %s the answer', (when) => {
  beforeAll(newSandbox);
  afterAll(() => sandbox.close());

  test.each(runs)('a sign-up leaves by itself and sends one mail, %s', async (run, restarts) => {
    const email = `aanmelden-${restarts}@eenmaal.test`;
    const client = await start();
    sandbox.platform.fault = { kind: 'reset', when, paths: paths.signUp, method: 'POST' };
    submitEmail(client, email);
    await client.reach('entering-email', ({ phase }) => phase === 'queued');
    const healed = await heal(client, restarts);
    expect((await healed.reach('waiting-for-activation')).email).toBe(email);
    expect(await mails(email, 'Activeer'), run).toBe(1);
  });

  test.each(runs)('another mail is sent once, %s', async (run, restarts) => {
    const email = `nogmaals-${restarts}@eenmaal.test`;
    const client = await start();
    submitEmail(client, email);
    await client.reach('waiting-for-activation');
    sandbox.platform.fault = { kind: 'reset', when, paths: paths.resend };
    client.send({ type: 'resend' });
    await client.reach('waiting-for-activation', ({ phase }) => phase === 'resend-queued');
    const healed = await heal(client, restarts);
    await healed.reach('waiting-for-activation', ({ phase, resent }) => phase === 'waiting' && resent);
    expect(await mails(email, 'Activeer'), run).toBe(2);
    const newest = sandbox.mailbox.list(email).at(-1);
    healed.send({ type: 'submit-code', code: newest?.code ?? '' });
    await healed.reach('registering');
  });

  test('a registration with a password makes one account, and the password is nowhere but in memory', async () => {
    const email = 'registreren@eenmaal.test';
    const secrets = memorySecrets();
    const client = await start(secrets);
    await signUpByEmail(client, sandbox, email);
    sandbox.platform.fault = { kind: 'reset', when, paths: paths.registration, method: 'POST' };
    await register(client, 'registreren');
    await client.reach('registering', ({ phase }) => phase === 'queued');
    expect(isOnDisk(client, email)).toBe(true);
    expect(isOnDisk(client, password)).toBe(false);
    expect([...secrets.kept.values()].join()).not.toContain(password);
    const healed = await heal(client, false);
    expect((await healed.reach('finished', ({ phase }) => phase === 'idle')).isNew).toBe(true);
    expect(isOnDisk(client, password)).toBe(false);
    expect(await mails(email, 'Bevestiging: je account')).toBe(1);
  });

  test('a registration that waited through a restart asks for the password again, and makes one account', async () => {
    const email = 'wachtwoord@eenmaal.test';
    const client = await start();
    await signUpByEmail(client, sandbox, email);
    sandbox.platform.fault = { kind: 'reset', when, paths: paths.registration, method: 'POST' };
    await register(client, 'wachtwoord');
    await client.reach('registering', ({ phase }) => phase === 'queued');
    const healed = await heal(client, true);
    expect(await healed.fails('password')).toBe('password-needed-again');
    expect(healed.journey).toMatchObject({ step: 'registering', username: 'wachtwoord', email });
    expect(isOnDisk(healed, password)).toBe(false);
    await register(healed, 'wachtwoord');
    // The same details are the same request, also through a restart: what the platform did it answers again.
    await healed.reach('finished', ({ phase }) => phase === 'idle');
    expect(await mails(email, 'Bevestiging: je account')).toBe(1);
  });

  test('a registration without a password leaves by itself after a restart, and makes one account', async () => {
    const { email, subject } = googleAccounts.pim;
    const client = await start();
    await signInWithGoogle(client, subject);
    await client.reach('checking-account', ({ phase }) => phase === 'idle');
    client.send({ type: 'confirm-account' });
    sandbox.platform.fault = { kind: 'reset', when, paths: paths.registration, method: 'POST' };
    await register(client, '');
    await client.reach('registering', ({ phase }) => phase === 'queued');
    const healed = await heal(client, true);
    expect((await healed.reach('finished', ({ phase }) => phase === 'idle')).account.email).toBe(email);
    expect(sandbox.platform.linksOf(email)).toHaveLength(1);
    expect(await mails(email, 'Bevestiging: je account')).toBe(1);
  });

  test.each(runs)(
    'a sign-out holds here at once and at the platform by itself, %s',
    async (_run, restarts) => {
      const secrets = memorySecrets();
      const [client, bystander] = [await start(secrets), await start()];
      await signInWithGoogle(bystander);
      await bystander.reach('finished', ({ phase }) => phase === 'idle');
      const others = sandbox.platform.activeRefreshTokens();
      await signInWithGoogle(client);
      await client.reach('finished', ({ phase }) => phase === 'idle');
      sandbox.platform.fault = { kind: 'reset', when, paths: paths.revocation };
      client.send({ type: 'sign-out' });
      await client.reach('choosing');
      await client.notices('sign-out-queued');
      expect((await sessionFileIn(client.folder).read())?.current).toBeNull();
      if (when === 'before') expect(sandbox.platform.activeRefreshTokens()).toBe(others + 1);
      const healed = await heal(client, restarts);
      await healed.noticesNo('sign-out-queued');
      await expect.poll(() => sandbox.platform.activeRefreshTokens()).toBe(others);
      await expect.poll(() => secrets.sessionTokens).toEqual([]);
      bystander.send({ type: 'retry' });
      await bystander.reach('finished', ({ phase, offline }) => phase === 'idle' && !offline);
    },
  );
});

describe('what is queued', () => {
  beforeAll(newSandbox);
  afterAll(() => sandbox.close());

  test.each(runs)('and withdrawn is never sent, %s', async (_run, restarts) => {
    const email = `toch-niet-${restarts}@eenmaal.test`;
    const client = await start();
    sandbox.platform.fault = { kind: 'reset', when: 'before', paths: paths.signUp, method: 'POST' };
    submitEmail(client, email);
    await client.reach('entering-email', ({ phase }) => phase === 'queued');
    client.send({ type: 'withdraw' });
    expect(client.journey).toEqual({ step: 'entering-email', email, phase: 'idle' });
    const healed = await heal(client, restarts);
    expect(await healed.reach('entering-email')).toMatchObject({ email, phase: 'idle' });
    // Asked for after it, and answered: nothing that came before is still on its way.
    healed.send({ type: 'submit-email', email: `wel-${email}` });
    await healed.reach('waiting-for-activation');
    expect(await mails(`wel-${email}`, 'Activeer')).toBe(1);
    expect(await mails(email, '')).toBe(0);
  });

  test('and left by going back to the choice is never sent either', async () => {
    const email = 'terug@eenmaal.test';
    const client = await start();
    sandbox.platform.fault = { kind: 'reset', when: 'before', paths: paths.signUp, method: 'POST' };
    submitEmail(client, email);
    await client.reach('entering-email', ({ phase }) => phase === 'queued');
    client.send({ type: 'cancel' });
    await client.reach('choosing');
    const healed = await heal(client, true);
    await healed.reach('choosing');
    expect(await mails(email, '')).toBe(0);
  });

  test('a registration that is withdrawn makes no account', async () => {
    const email = 'geen-account@eenmaal.test';
    const client = await start();
    await signUpByEmail(client, sandbox, email);
    sandbox.platform.fault = { kind: 'reset', when: 'before', paths: paths.registration, method: 'POST' };
    await register(client, 'geen-account');
    await client.reach('registering', ({ phase }) => phase === 'queued');
    client.send({ type: 'withdraw' });
    const healed = await heal(client, true);
    expect(await healed.reach('registering')).toMatchObject({ username: 'geen-account', phase: 'idle' });
    expect(await mails(email, 'Bevestiging')).toBe(0);
    expect(sandbox.platform.accountOf(email)).toBeUndefined();
  });

  test('leaves without a click once the platform answers again', async () => {
    const email = 'vanzelf@eenmaal.test';
    const client = await start();
    sandbox.platform.available = 'refuse';
    submitEmail(client, email);
    await client.reach('entering-email', ({ phase }) => phase === 'queued');
    sandbox.platform.available = 'up';
    await client.reach('waiting-for-activation');
    expect(await mails(email, 'Activeer')).toBe(1);
  });

  test('of two people who sign out one after the other, both sessions end', async () => {
    const secrets = memorySecrets();
    const client = await start(secrets);
    const before = sandbox.platform.activeRefreshTokens();
    sandbox.platform.fault = { kind: 'reset', when: 'before', paths: paths.revocation };
    for (const { subject } of [googleAccounts.bram, googleAccounts.bram]) {
      await signInWithGoogle(client, subject);
      await client.reach('finished', ({ phase }) => phase === 'idle');
      client.send({ type: 'sign-out' });
      await client.reach('choosing');
    }
    expect(sandbox.platform.activeRefreshTokens()).toBe(before + 2);
    await heal(client, true);
    await expect.poll(() => sandbox.platform.activeRefreshTokens()).toBe(before);
    await expect.poll(() => secrets.sessionTokens).toEqual([]);
  });
});

describe('a first start without a network', () => {
  beforeAll(newSandbox);
  afterAll(() => sandbox.close());

  test('lets a person give their address, shows that it is queued, and sends it later, through a restart', async () => {
    const email = 'eerste-keer@eenmaal.test';
    sandbox.platform.available = 'refuse';
    const client = await start();
    expect(client.snapshot).toMatchObject({ manualSignUp: true, journey: { step: 'choosing' } });
    client.send({ type: 'choose-email' });
    client.send({ type: 'draft', field: 'email', value: 'eerste-keer' });
    client.send({ type: 'submit-email', email });
    expect(await client.reach('entering-email', ({ phase }) => phase === 'queued')).toMatchObject({
      email,
    });
    // While it waits a person can read the terms and go on with what comes after it.
    expect((await client.application.answers.terms(undefined)).text).toMatch(/\S{3}/);
    client.send({ type: 'draft', field: 'username', value: 'eerste-keer' });
    const again = await client.restart();
    await again.reach('entering-email', ({ phase }) => phase === 'queued');
    sandbox.platform.available = 'up';
    again.send({ type: 'send-now' });
    await again.reach('waiting-for-activation');
    const { code } = await sandbox.mailbox.next(email, { subject: 'Activeer' });
    again.send({ type: 'submit-code', code });
    expect(await again.reach('registering', ({ phase }) => phase === 'idle')).toMatchObject({
      username: 'eerste-keer',
    });
    expect(await mails(email, 'Activeer')).toBe(1);
  });
});
