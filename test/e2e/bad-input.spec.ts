import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { join } from 'node:path';
import { nl } from '../../renderer/copy/nl/screens.ts';
import { googleAccounts } from '../sandbox/accounts.ts';
import { listen } from '../sandbox/network/ports.ts';
import { expect } from '../support/app.ts';
import { test } from './beginnings.ts';
import { chooseAccount } from './provider-page.ts';

test('a damaged state file is set aside, and the app starts', async ({ open, folder, step }) => {
  const userData = join(folder, 'damaged');
  await mkdir(userData, { recursive: true });
  await writeFile(join(userData, 'journey.json'), '{"version":1,"value":{"at":"finis');
  const { window } = await open({ userData });
  await step('said', async () => {
    await window.isChoosing();
    await expect(window.page.getByText(nl.notices['memory-set-aside'])).toBeVisible();
  });
  expect((await readdir(userData)).some((name) => name.startsWith('journey.json.corrupt-'))).toBe(true);
});

for (const [what, content, code] of [
  ['malformed', '{"name": "sandbox",', 'environment-invalid'],
  ['of another shape', '{"name":"sandbox","platform":"ftp://elsewhere"}', 'environment-invalid'],
] as const) {
  test(`an environment file that is ${what}: said in words, and nothing is tried`, async ({
    open,
    folder,
    step,
  }) => {
    const file = join(folder, 'broken.json');
    await writeFile(file, content);
    const { app, window } = await open({ env: { ONBOARDING_ENVIRONMENT: file } });
    await step('said', async () => {
      await window.isBlocked();
      await expect(window.alert).toHaveAttribute('data-code', code);
    });
    expect(app.logs()).not.toContain('ftp://elsewhere');
  });
}

test('an environment without client ids: said in words', async ({ open, folder, sandbox }) => {
  const file = join(folder, 'incomplete.json');
  const providers = sandbox.environment.providers.map((provider) => ({ ...provider, clientId: '' }));
  await writeFile(file, JSON.stringify({ ...sandbox.environment, providers }));
  const { window } = await open({ env: { ONBOARDING_ENVIRONMENT: file } });
  await expect(window.alert).toHaveAttribute('data-code', 'environment-incomplete');
});

for (const [link, shown] of [
  ['eu.econnect.onboarding:/activated?signUp=--no-sandbox%00', '/activated?signUp=--no-sandbox%00'],
  ['eu.econnect.onboarding://elsewhere.test/activated?signUp=a', '/activated?signUp=a'],
  ['eu.econnect.onboarding:/../delete?all=yes', '/../delete?all=yes'],
] as const) {
  test(`a link that asks for something else (${link}): said, and nothing changes`, async ({
    atTheChoice,
  }) => {
    const { window } = await atTheChoice({ args: [link] });
    const notice = window.page.getByText(nl.notices['deep-link-refused']);
    await expect(notice).toContainText(shown);
    await expect(notice).not.toContainText('elsewhere');
  });
}

test('a link through a second start reaches the first, and the second ends', async ({ atTheChoice }) => {
  const { app, window } = await atTheChoice();
  await window.chooseEmail();
  await window.email.fill('iris@bloemen-iris.test');
  expect(await app.startAgain(['eu.econnect.onboarding:/activated?signUp=abc'])).toBe(0);
  expect(await app.startAgain(['eu.econnect.onboarding:/nothing'])).toBe(0);
  await expect(app.window.getByText(nl.notices['deep-link-refused'])).toBeVisible();
  await window.isEnteringEmail();
  await expect(window.email).toHaveValue('iris@bloemen-iris.test');
});

for (const [what, answer, code] of [
  [
    'a web page',
    (_, response) => response.end('<!doctype html><title>Welkom</title>'),
    'platform-answer-invalid',
  ],
  [
    'JSON of another shape',
    (_, response) => response.setHeader('content-type', 'application/json').end('{"access_token":7}'),
    'platform-answer-invalid',
  ],
  [
    'an error of its own kind',
    (_, response) => response.writeHead(502).end('bad gateway'),
    'platform-unavailable',
  ],
  [
    'a redirect',
    (_, response) => response.writeHead(307, { location: 'http://127.0.0.1:9/elsewhere' }).end(),
    'platform-answer-invalid',
  ],
  ['nothing, and hangs up', (request) => request.socket.destroy(), 'offline'],
] as const satisfies readonly (readonly [string, RequestListener, string])[]) {
  test(`a platform that answers ${what}: said beside the button`, async ({ atProvider, folder, sandbox }) => {
    const server = createServer(answer);
    const platform = `http://127.0.0.1:${await listen(server, 0, 'another platform')}`;
    const file = join(folder, 'elsewhere.json');
    await writeFile(file, JSON.stringify({ ...sandbox.environment, platform }));
    const { window, page } = await atProvider('Google', { env: { ONBOARDING_ENVIRONMENT: file } });
    await chooseAccount(page, googleAccounts.bram.email);
    await window.isChoosing();
    await expect(window.alert).toHaveAttribute('data-code', code);
    server.close();
  });
}
