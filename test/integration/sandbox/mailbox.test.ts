import { createTransport } from 'nodemailer';
import { expect } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { test } from '../../support/fixtures.ts';

/** Sends a mail by SMTP, as any program could. */
async function send(sandbox: Sandbox, to: string, subject: string, html = '<p>Hallo</p>'): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port: sandbox.smtpPort, ignoreTLS: true });
  await transport.sendMail({ from: 'iemand@elders.test', to, subject, text: 'Hallo', html });
  transport.close();
}

test('a mail that is here already and one that is yet to come are both told, each once and in order', async ({
  sandbox,
}) => {
  await send(sandbox, 'a@post.test', 'een');
  expect((await sandbox.mailbox.next('A@post.test')).subject).toBe('een');
  const coming = sandbox.mailbox.next('a@post.test');
  await send(sandbox, 'a@post.test', 'twee');
  expect((await coming).subject).toBe('twee');
  expect(sandbox.mailbox.list('a@post.test').map(({ subject }) => subject)).toEqual(['een', 'twee']);
});

test('who waits for a subject is not told of another, nor of mail to somebody else', async ({ sandbox }) => {
  const waiting = sandbox.mailbox.next('b@post.test', { subject: 'Activeer' });
  await send(sandbox, 'c@post.test', 'Activeer je omgeving');
  await send(sandbox, 'b@post.test', 'Iets anders');
  await send(sandbox, 'b@post.test', 'Activeer je omgeving');
  expect(await waiting).toMatchObject({ subject: 'Activeer je omgeving', to: ['b@post.test'] });
  expect((await sandbox.mailbox.next('b@post.test')).subject).toBe('Iets anders');
});

test('who still waits when the sandbox stops is told that nothing came', async () => {
  const other = await startSandbox();
  const waiting = other.mailbox.next('nobody@post.test');
  const settled = expect(waiting).rejects.toThrow('no mail came to nobody@post.test');
  await other.close();
  await settled;
});

test('the pages list addresses and mails, and escape what a stranger wrote', async ({ sandbox }) => {
  await send(sandbox, 'd@post.test', '<script>alert(1)</script>');
  const list = await (await fetch(`${sandbox.urls.mailbox}/?address=d@post.test`)).text();
  expect(list).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(list).not.toContain('<script>alert');
  const { id } = await sandbox.mailbox.next('d@post.test');
  expect((await fetch(`${sandbox.urls.mailbox}/mails/${id}`)).status).toBe(200);
  expect((await fetch(`${sandbox.urls.mailbox}/mails/nothing`)).status).toBe(404);
});

test('what a mail holds is shown where none of it can run', async ({ sandbox }) => {
  await send(sandbox, 'e@post.test', 'html', '<script>top.location="http://evil.test"</script><p>Tekst</p>');
  const { id } = await sandbox.mailbox.next('e@post.test');
  const letter = await fetch(`${sandbox.urls.mailbox}/mails/${id}/letter`);
  const policy = letter.headers.get('content-security-policy');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain('sandbox allow-top-navigation-by-user-activation');
  expect(policy).not.toContain('allow-scripts');
});

test('an open list hears of a new mail', async ({ sandbox }) => {
  const aborting = new AbortController();
  const events = await fetch(`${sandbox.urls.mailbox}/events`, { signal: aborting.signal });
  const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
  await reader?.read();
  await send(sandbox, 'f@post.test', 'nieuw');
  const { id } = await sandbox.mailbox.next('f@post.test');
  expect((await reader?.read())?.value).toBe(`event: mail\ndata: ${id}\n\n`);
  aborting.abort();
});
