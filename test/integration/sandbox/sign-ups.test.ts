import { expect, test } from 'vitest';
import { startSandbox } from '../../sandbox/sandbox.ts';
import { codeOf, contractClient } from '../../support/contract-client.ts';
import { askByLink } from '../../support/mail-link.ts';
import { shareSandbox } from '../../support/shared-sandbox.ts';

const sandbox = await shareSandbox();
const call = contractClient(sandbox);

const start = async (email: string, language = 'nl') => {
  const { status, body } = await call('startSignUp', { body: { email, language } });
  expect(status).toBe(202);
  return { id: String(body.id), bearer: String(body.secret), phrase: String(body.phrase), answer: body };
};

test('a sign-up is answered with a phrase of two Dutch words, and mailed with link, code and phrase', async () => {
  const { phrase } = await start('mail@begin.test');
  const mail = await sandbox.mailbox.next('mail@begin.test', { subject: 'Activeer je omgeving' });
  expect(phrase).toMatch(/^[a-z]+ [a-z]+$/);
  expect(mail.text).toContain(phrase);
  expect(mail.link).toMatch(new RegExp(`^${sandbox.urls.platform}/activate#[\\w-]{43}$`));
  expect(mail.code).toMatch(/^\d{6}$/);
});

test('who asks in English gets an English mail', async () => {
  await start('english@begin.test', 'en');
  const mail = await sandbox.mailbox.next('english@begin.test');
  expect(mail.subject).toBe('Activate your environment');
});

test('a known address is answered alike, gets another mail, and can never be activated', async () => {
  const unknown = await start('unknown@begin.test');
  const known = await start('bram@bakkerij-devries.test');
  expect(Object.keys(known.answer)).toEqual(Object.keys(unknown.answer));
  const mail = await sandbox.mailbox.next('bram@bakkerij-devries.test');
  expect(mail).toMatchObject({ subject: 'Je hebt al een account bij eConnect', link: '', code: '' });
  const status = await call('getSignUp', known);
  expect(status.body).toEqual({ status: 'pending' });
});

test.each([
  ['facturen&inkoop@begin.test', 'facturen&inkoop@begin.test'],
  ['a/p@begin.test', 'a/p@begin.test'],
  ['jürgen@begin.test', 'jürgen@begin.test'],
  ['test@xn--strae-oqa.test', 'test@straße.test'],
])('mail to %s arrives at %s, and nowhere else', async (address, mailbox) => {
  const before = sandbox.mailbox.list().length;
  await start(address);
  expect((await sandbox.mailbox.next(mailbox)).to).toEqual([mailbox]);
  expect(sandbox.mailbox.list()).toHaveLength(before + 1);
});

test.each(['test@straße.test', ' a@begin.test', 'a@begin.test\u200B', 'Jan <a@begin.test>'])(
  '%j is no address on the wire',
  async (email) => {
    const answer = await call('startSignUp', { body: { email, language: 'nl' } });
    expect([answer.status, codeOf(answer)]).toEqual([422, 'email-invalid']);
  },
);

test('once accounts by e-mail are switched off, none can be started', async () => {
  sandbox.platform.configure({ manualSignUp: false });
  const answer = await call('startSignUp', { body: { email: 'off@begin.test', language: 'nl' } });
  sandbox.platform.configure({ manualSignUp: true });
  expect([answer.status, codeOf(answer)]).toEqual([403, 'manual-sign-up-disabled']);
});

test('the same idempotency key gets the same answer and one mail; for other details it is refused', async () => {
  const headers = { 'idempotency-key': 'key-1' };
  const body = { email: 'once@begin.test', language: 'nl' };
  const [first, second] = await Promise.all([
    call('startSignUp', { body, headers }),
    call('startSignUp', { body, headers }),
  ]);
  expect(second.body).toEqual(first.body);
  await sandbox.mailbox.next('once@begin.test');
  await start('after@begin.test');
  await sandbox.mailbox.next('after@begin.test');
  expect(sandbox.mailbox.list('once@begin.test')).toHaveLength(1);
  const other = await call('startSignUp', { body: { ...body, email: 'other@begin.test' }, headers });
  expect(codeOf(other)).toBe('malformed-request');
});

test('what cannot be a code is malformed, and uses no try', async () => {
  const signUp = await start('no-code@begin.test');
  const { code } = await sandbox.mailbox.next('no-code@begin.test');
  for (const typed of ['', '12345', '123 456', 'Code: 123456', '１２３４５６'])
    expect((await call('activateSignUp', { ...signUp, body: { code: typed } })).status).toBe(400);
  expect((await call('activateSignUp', { ...signUp, body: { code } })).status).toBe(200);
});

test('another mail too soon is refused with the time to wait', async () => {
  const signUp = await start('soon@begin.test');
  const answer = await call('resendSignUp', signUp);
  expect([answer.status, codeOf(answer)]).toEqual([429, 'resend-too-soon']);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
});

test('a withdrawn sign-up is over: its mail no longer works, and withdrawing twice is no fault', async () => {
  const signUp = await start('gone@begin.test');
  const { link, code } = await sandbox.mailbox.next('gone@begin.test');
  expect((await call('withdrawSignUp', signUp)).status).toBe(204);
  expect((await call('withdrawSignUp', signUp)).status).toBe(204);
  expect((await call('withdrawSignUp', { id: 'nobody', bearer: 'x' })).status).toBe(204);
  expect((await call('getSignUp', signUp)).body).toEqual({ status: 'expired' });
  const typed = await call('activateSignUp', { ...signUp, body: { code } });
  expect([typed.status, codeOf(typed)]).toEqual([410, 'sign-up-expired']);
  expect((await askByLink(link, 'look')).status).toBe(404);
});

test('an expired sign-up tells who waits for it, and sends no more mail', async () => {
  const signUp = await start('late@begin.test');
  const waiting = call('getSignUp', { ...signUp, query: { wait: '25' } });
  await expect.poll(() => sandbox.platform.calls('getSignUp')).toBeGreaterThan(0);
  sandbox.platform.expireSignUp('LATE@begin.test');
  expect((await waiting).body).toEqual({ status: 'expired' });
  const resend = await call('resendSignUp', signUp);
  expect([resend.status, codeOf(resend)]).toEqual([410, 'sign-up-expired']);
});

test('who waits when the sandbox stops is let go at once', async () => {
  const stopping = await startSandbox();
  const waits = contractClient(stopping);
  const { body } = await waits('startSignUp', { body: { email: 'a@begin.test', language: 'nl' } });
  const waiting = waits('getSignUp', { id: body.id, bearer: body.secret, query: { wait: '25' } });
  const settled = waiting.then(
    (answer) => answer.body.status,
    () => 'closed',
  );
  await stopping.close();
  expect(['pending', 'closed']).toContain(await settled);
});
