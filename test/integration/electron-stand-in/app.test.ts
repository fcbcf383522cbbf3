import { spawnSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect } from 'vitest';
import { originOf } from '../../support/listening.ts';
import { startFixture, test, writeFixture } from './fixture.ts';

test('the app learns what Electron would tell it', async ({ start }) => {
  const app = await start({ language: 'nl', args: ['one', '--two'] });
  const facts = await app.ask('facts');
  const argv = [expect.stringMatching(/\/app$/), `--user-data-dir=${app.userData}`, 'one', '--two'];
  expect(facts).toEqual(['1.2.3', app.userData, ['nl', 'nl-NL'], false, argv]);
});

test('closing the window ends the app, in order', async ({ start }) => {
  const app = await start();
  await app.window.close();
  expect(await app.exited).toBe(0);
  expect(app.said('closed')).toEqual([true]);
  expect(app.logs()).toMatch(/closed[\s\S]*before-quit[\s\S]*will-quit[\s\S]*"quit"/);
});

test('being asked to end, the app quits and leaves neither Chromium nor its files', async () => {
  const app = await startFixture();
  expect(await app.quit()).toBe(0);
  expect(app.logs()).toMatch(/before-quit[\s\S]*will-quit/);
  expect(await readdir(app.userData)).toEqual([]);
  expect(await processesWith(app.userData)).toEqual([]);
});

test('being killed, the app takes Chromium with it', async () => {
  const app = await startFixture();
  expect(await processesWith(app.userData)).not.toEqual([]);
  await app.kill();
  await expect.poll(() => processesWith(app.userData), { timeout: 10_000 }).toEqual([]);
});

test('where Chromium cannot be started, or ends at once, that is said', async ({ folder }) => {
  const broken = join(folder, 'chromium');
  await writeFile(broken, '#!/bin/sh\nexit 1\n', { mode: 0o755 });
  const standIn = join(import.meta.dirname, '../../electron-stand-in/start.ts');
  for (const program of [broken, join(folder, 'nowhere')]) {
    const env = { ...process.env, HEADLESS: '1', CHROMIUM_PATH: program };
    const app = [await writeFixture(folder), `--user-data-dir=${join(folder, 'data')}`];
    const started = spawnSync(process.execPath, [standIn, ...app], { env, encoding: 'utf8' });
    expect(started.stderr).toMatch(/\[stand-in\] no window: Error: /);
  }
});

test('a second start hands its arguments and folder to the first, and ends without a trace', async ({
  start,
}) => {
  const app = await start();
  const files = await readdir(app.userData);
  expect(await app.startAgain(['fixture:/link?a=1'])).toBe(0);
  // The first two are the program and what Chromium adds, which the fixture leaves out; the app's folder is next.
  const heard = [[expect.any(String), `--user-data-dir=${app.userData}`, 'fixture:/link?a=1'], process.cwd()];
  await expect.poll(() => app.said('second-instance')).toEqual([heard]);
  expect(await readdir(app.userData)).toEqual(files);
});

test('the lock of a killed app is taken over', async ({ start }) => {
  const app = await start();
  await app.kill();
  expect(await readdir(app.userData)).toContain('stand-in.lock');
  const next = await start({ userData: app.userData });
  expect(await next.ask('echo', 'here')).toBe('here');
});

test('a link opens in $BROWSER, as one argument that no shell reads', async ({ start, folder }) => {
  const browser = join(folder, 'my browser');
  await writeFile(browser, `#!/bin/sh\nprintf '%s|' "$@" >'${folder}/opened'\n`, { mode: 0o755 });
  const app = await start({ env: { BROWSER: `"${browser}" --new-tab` } });
  await app.ask('open', "https://example.test/?a=$(id)&b='x' y");
  const opened = () => readFile(join(folder, 'opened'), 'utf8').catch(() => '');
  await expect.poll(opened).toBe("--new-tab|https://example.test/?a=$(id)&b='x' y|");
});

test('a link that $BROWSER does not open is no failure: nothing waits for it', async ({ start }) => {
  const app = await start({ env: { BROWSER: '/nowhere/browser' } });
  expect(await app.ask('open', 'https://example.test/')).toBeUndefined();
});

test('what is copied is written to the file that the test named', async ({ start }) => {
  const app = await start();
  await app.ask('copy', 'text');
  expect(await app.clipboard()).toBe('text');
});

test('a request that is redirected fails when redirects are manual', async ({ start }) => {
  const server = createServer((request, response) => {
    if (request.url === '/plain') response.end('plain');
    else response.writeHead(307, { location: '/plain' }).end();
  });
  const origin = await originOf(server);
  const app = await start();
  expect(await app.ask('fetch', `${origin}/plain`)).toBe('plain');
  await expect(app.ask('fetch', `${origin}/moved`)).rejects.toThrow('Redirect was cancelled');
});

/** The ids of the processes that have the text among their arguments. */
async function processesWith(text: string): Promise<string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    ids.map(async (id) => {
      const command = await readFile(join('/proc', id, 'cmdline'), 'utf8').catch(() => '');
      return command.includes(text) && command.includes('--type=') === false && command.includes('chrom')
        ? id
        : '';
    }),
  );
  return found.filter((id) => id !== '');
}
