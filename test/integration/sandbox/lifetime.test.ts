import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect } from 'vitest';
import { environment } from '../../../main/environment/environment.ts';
import { microsoftAccounts } from '../../sandbox/accounts.ts';
import { sandboxEnvironment } from '../../sandbox/environment.ts';
import { Mailbox } from '../../sandbox/mail/mailbox.ts';
import { startSmtp } from '../../sandbox/mail/smtp.ts';
import { portHolder } from '../../sandbox/network/port-holder.ts';
import { listen, PortTakenError } from '../../sandbox/network/ports.ts';
import { startSandbox } from '../../sandbox/sandbox.ts';
import { Store } from '../../sandbox/store.ts';
import { closedPort } from '../../support/closed-port.ts';
import { contractClient, exchange, refresh } from '../../support/contract-client.ts';
import { test } from '../../support/fixtures.ts';
import { portOf } from '../../support/listening.ts';
import { idTokenOf } from '../../support/provider-visit.ts';

const assets = new URL('../../../assets/environments/sandbox.json', import.meta.url);

test('the environment file of the fixed ports is what the sandbox says of itself', async () => {
  const kept: unknown = JSON.parse(await readFile(assets, 'utf8'));
  expect(environment.parse(kept)).toEqual(
    sandboxEnvironment({
      platform: 'http://127.0.0.1:4400',
      microsoft: 'http://127.0.0.1:4401',
      google: 'http://127.0.0.1:4402',
    }),
  );
});

test('on free ports the environment has the same shape, as value and as file', async ({ folder }) => {
  const sandbox = await startSandbox({ dataFolder: folder });
  const file: unknown = JSON.parse(await readFile(sandbox.environmentFile ?? '', 'utf8'));
  await sandbox.close();
  expect(environment.parse(file)).toEqual(sandbox.environment);
});

// Only Linux has the whole of 127.0.0.0/8 without being asked.
test.runIf(process.platform === 'linux')(
  'everything listens on the loopback address only',
  async ({ sandbox }) => {
    const addresses = Object.values(sandbox.urls).map((url) => new URL(url).hostname);
    expect(new Set(addresses)).toEqual(new Set(['127.0.0.1']));
    const elsewhere = createServer();
    // The port is free on the other loopback address, so nothing took it on all of them.
    elsewhere.listen(Number(new URL(sandbox.urls.platform).port), '127.0.0.2');
    await once(elsewhere, 'listening');
    elsewhere.close();
  },
);

test('accounts, links, sessions, sign-ups, mails and keys survive a restart', async ({ folder }) => {
  const before = await startSandbox({ dataFolder: folder });
  const call = contractClient(before);
  const idToken = await idTokenOf(before, 'microsoft', microsoftAccounts.bram.subject);
  const { body: session } = await exchange(call, idToken);
  const { body: signUp } = await call('startSignUp', { body: { email: 'a@stay.test', language: 'nl' } });
  await before.mailbox.next('a@stay.test');
  await before.close();

  const after = await startSandbox({ dataFolder: folder });
  const again = contractClient(after);
  expect(after.urls).toEqual(before.urls);
  expect(after.platform.linksOf(microsoftAccounts.bram.email)).toHaveLength(1);
  expect((await again('getProfile', { bearer: session.access_token })).status).toBe(200);
  expect((await refresh(again, session.refresh_token)).status).toBe(200);
  expect((await exchange(again, idToken)).status).toBe(200);
  const { code } = after.mailbox.list('a@stay.test')[0] ?? { code: '' };
  const key = { id: signUp.id, bearer: signUp.secret };
  expect((await again('activateSignUp', { ...key, body: { code } })).body.status).toBe('activated');
  await after.close();
});

test('a reset forgets them', async ({ folder }) => {
  const before = await startSandbox({ dataFolder: folder });
  before.platform.addAccount({ username: 'weg', name: 'Weg', email: 'weg@stay.test' });
  await before.close();
  const after = await startSandbox({ dataFolder: folder, reset: true });
  expect(after.platform.accountOf('weg@stay.test')).toBeUndefined();
  expect(after.platform.accountOf(microsoftAccounts.anna.email)).toBeDefined();
  await after.close();
});

test('no secret, ticket or token is kept in the clear', async ({ folder }) => {
  const sandbox = await startSandbox({ dataFolder: folder });
  const call = contractClient(sandbox);
  const idToken = await idTokenOf(sandbox, 'microsoft', microsoftAccounts.anna.subject);
  const { body: session } = await exchange(call, idToken);
  const headers = { 'idempotency-key': 'kept-answer' };
  const body = { email: 'a@stay.test', language: 'nl' };
  const { body: signUp } = await call('startSignUp', { body, headers });
  await sandbox.close();
  const state = await readFile(join(folder, 'state.json'), 'utf8');
  expect(state).toContain(signUp.id);
  for (const secret of [signUp.secret, session.refresh_token, session.access_token, idToken]) {
    expect(state).not.toContain(secret);
  }
});

test('a state file that is damaged is set aside, and the sandbox starts without it', async ({ folder }) => {
  await writeFile(join(folder, 'state.json'), '{"version":1,');
  const sandbox = await startSandbox({ dataFolder: folder });
  expect(sandbox.platform.accountOf(microsoftAccounts.anna.email)).toBeDefined();
  await sandbox.close();
  expect(await readdir(folder)).toEqual(expect.arrayContaining(['state.json', 'state.json.damaged']));
});

test('a port that is taken is named with the program that holds it', async () => {
  const program =
    'require("net").createServer().listen(0,"127.0.0.1",function(){console.log(this.address().port)})';
  const holder = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line]: unknown[] = await once(holder.stdout, 'data');
  const port = Number(String(line));
  const refused = await listen(createServer(), port, 'platform').catch((error: unknown) => error);
  const expected =
    process.platform === 'linux' ? `is taken by node (process ${holder.pid})` : 'another program';
  holder.kill();
  expect(refused).toBeInstanceOf(PortTakenError);
  expect(String(refused)).toContain(`Port ${port} (platform) is taken by `);
  expect(String(refused)).toContain(expected);
});

test('a port that is taken is said of the mail server too', async ({ folder }) => {
  const port = await portOf(createServer());
  const mailbox = new Mailbox(await Store.open(folder, false));
  await expect(startSmtp(port, mailbox)).rejects.toThrow(`Port ${port} (SMTP) is taken`);
});

test('of a free port no program is named', async () => {
  expect(await portHolder(await closedPort())).toBe('another program');
});
