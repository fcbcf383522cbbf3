import { readFileSync } from 'node:fs';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { googleAccounts } from '../sandbox/accounts.ts';
import { expect } from '../support/app.ts';
import { runProgram } from '../support/programs.ts';
import { test } from './beginnings.ts';
import { chooseAccount } from './provider-page.ts';

/*
 * What Electron leaves to an app, by the numbers of the findings. Read off what the stand-in records, which Electron's own
 * program does not tell.
 */
test.skip(({ host }) => host.kind === 'electron', 'needs what the stand-in records');

const root = resolve(import.meta.dirname, '../..');
const preloaded = (file: string) => `--require=${join(import.meta.dirname, '../support', file)}`;
const dialog = 'A JavaScript error occurred';

test('E02 an error that nothing catches: written down, no dialog, and the app goes on', async ({
  atTheChoice,
}) => {
  const { app, window } = await atTheChoice({
    env: { NODE_OPTIONS: preloaded('uncaught-error.cjs') },
  });
  await expect.poll(() => app.logs()).toContain('uncaught exception');
  await window.choose('Google');
  await window.isWaitingForBrowser();
  expect(app.logs()).not.toContain(dialog);
  expect(app.logs()).not.toContain('canary');
});

test('E02 an error that nothing catches in a command: it ends with 70', async ({ commandLine, folder }) => {
  const { code } = await commandLine(['--print-policy'], {
    userData: join(folder, 'user-data'),
    env: { NODE_OPTIONS: preloaded('uncaught-error.cjs') },
  });
  expect(code).toBe(70);
});

test('E06 from start to finished the app talks to the platform and the provider alone', async ({
  atProvider,
  sandbox,
  folder,
}) => {
  const file = join(folder, 'connections');
  await writeFile(file, '');
  const { window, page } = await atProvider('Google', {
    // A shared Chromium is reached over a socket, one of its own through a pipe.
    env: { NODE_OPTIONS: preloaded('connections.cjs'), CONNECTIONS: file, STAND_IN_CHROMIUM: '' },
  });
  await chooseAccount(page, googleAccounts.bram.email);
  await window.isFinished();
  const reached = new Set(readFileSync(file, 'utf8').trim().split('\n'));
  expect(reached).toEqual(
    new Set([sandbox.urls.platform, sandbox.urls.google].map((url) => new URL(url).host)),
  );
});

test('E07 a right click on a field shows a menu, in the language of the app, and elsewhere none', async ({
  atTheChoice,
}) => {
  const { app, window } = await atTheChoice();
  await app.window.getByRole('heading', { level: 1 }).click({ button: 'right' });
  await window.chooseEmail();
  await window.email.click({ button: 'right' });
  await expect.poll(() => app.logs()).toContain('[stand-in] menu');
  const [, menu = ''] = app.logs().split('[stand-in] menu ');
  for (const label of ['Knippen', 'Kopiëren', 'Plakken', 'Alles selecteren']) expect(menu).toContain(label);
  expect(app.logs().split('[stand-in] menu')).toHaveLength(2);
});

test('E10 a link that comes while another program is used: the window flashes until it is pressed', async ({
  atTheChoice,
}) => {
  const { app } = await atTheChoice();
  await app.startAgain(['eu.econnect.onboarding:/activated?signUp=abc']);
  await expect.poll(() => app.logs()).toContain('[stand-in] flashFrame true');
  await app.window.getByRole('heading', { level: 1 }).click();
  await expect.poll(() => app.logs()).toMatch(/flashFrame true[\s\S]*flashFrame false/);
});

/** Starts the app as one that is packaged, for a command, and waits for its end. */
async function startPackaged(
  folder: string,
  { args = [], env = {} }: { args?: string[]; env?: Record<string, string> },
) {
  const app = join(folder, 'resources/app');
  await mkdir(join(folder, 'resources'), { recursive: true });
  await symlink(root, app).catch(() => undefined);
  const own = ['test/electron-stand-in/start.ts', app, `--user-data-dir=${join(folder, 'data')}`];
  const command = [...own, '--print-policy', ...args];
  const { code, stderr } = await runProgram(process.execPath, command, { HEADLESS: '1', ...env });
  return { code, stderr };
}
const refusedFor = (name: string) => ({
  code: 64,
  stderr: expect.stringContaining(`eConnect Onboarding does not start with --${name}.\n`),
});

test('E11 a packaged app does not start with a switch that looks into it, and says which', async ({
  folder,
}) => {
  expect((await startPackaged(folder, {})).code).not.toBe(64);
  for (const name of ['remote-debugging-port', 'proxy-server', 'log-net-log', 'auth-server-whitelist'])
    expect(await startPackaged(folder, { args: [`--${name}=1`] })).toEqual(refusedFor(name));
});

test('E09 an installed app does not start without its sandbox, whichever way that was asked for', async ({
  folder,
}) => {
  for (const args of [['--no-sandbox'], ['--no-sandbox=1'], ['--no-sandbox', '--no-sandbox=']])
    expect(await startPackaged(folder, { args })).toEqual(refusedFor('no-sandbox'));
  const env = { ELECTRON_DISABLE_SANDBOX: '1' };
  expect(await startPackaged(folder, { env })).toEqual(refusedFor('no-sandbox'));
});

test('E09 an AppImage starts with --no-sandbox, which its launcher adds, takes it back, and writes it down', async ({
  folder,
}) => {
  const env = { APPIMAGE: join(folder, 'app.AppImage'), APPDIR: dirname(process.execPath) };
  expect((await startPackaged(folder, { args: ['--no-sandbox'], env })).code).not.toBe(64);
  expect(readFileSync(join(folder, 'data/logs/main.log'), 'utf8')).toContain(
    'started without the whole sandbox',
  );
  expect(await startPackaged(folder, { args: ['--no-sandbox=1'], env })).toEqual(refusedFor('no-sandbox'));
});

test('E16 what a command prints can be read after the empty line that comes first on Windows', async ({
  commandLine,
  folder,
}) => {
  const { stdout } = await commandLine(['--print-policy', '--json'], {
    userData: join(folder, 'user-data'),
  });
  expect(stdout.startsWith('\n')).toBe(true);
  expect(JSON.parse(stdout)).toMatchObject({ client: expect.any(String) });
});

test('E16 Windows logs off: the run counts as healthy and what was typed is kept, though nothing runs afterwards', async ({
  atTheChoice,
}) => {
  const { app, window } = await atTheChoice();
  await window.chooseEmail();
  await window.email.fill('anna@bakkerij-devries.example');
  await expect.poll(() => app.kept('journey')).toContain('anna@');
  expect(app.kept('starts')).not.toContain('"unfinished":[]');
  app.tell('query-session-end');
  await expect.poll(() => app.kept('starts')).toContain('"unfinished":[]');
  app.tell('session-end');
  expect(await app.exited).toBe(0);
  expect(app.kept('journey')).toContain('anna@');
});

test('E16 macOS and Linux shut down: the app ends by itself, in order', async ({ atTheChoice }) => {
  const { app } = await atTheChoice();
  app.tell('shutdown');
  expect(await app.exited).toBe(0);
  expect(app.kept('starts')).toContain('"unfinished":[]');
});

test('--reset while the app runs: refused with 75, and nothing is forgotten', async ({
  atTheChoice,
  commandLine,
}) => {
  const { app, window } = await atTheChoice();
  await window.chooseEmail();
  await window.email.fill('anna@bakkerij-devries.example');
  await expect.poll(() => app.kept('journey')).toContain('anna@');
  const { code, stderr } = await commandLine(['--reset'], { userData: app.userData });
  expect(code).toBe(75);
  expect(stderr).toContain('close it first');
  expect(app.kept('journey')).toContain('anna@');
  await app.quit();
  expect((await commandLine(['--reset'], { userData: app.userData })).code).toBe(0);
  expect(app.kept('journey')).toBe('');
});
