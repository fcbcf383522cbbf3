import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { startFixture, test } from './fixture.ts';

/* What an app may not take for granted: the life of its process, as Electron has it on the strictest of its systems. */

test('what belongs before the app is ready throws after it, and the other way round', async ({ start }) => {
  const tried = (codes: string[]) =>
    codes
      .map((code) => `try { ${code}; say('went', 1) } catch (error) { say('threw', error.message) }`)
      .join(';');
  const before = [
    'app.enableSandbox()',
    'protocol.registerSchemesAsPrivileged([])',
    "app.commandLine.appendSwitch('x')",
    "app.commandLine.removeSwitch('x')",
  ];
  const after = ['session.defaultSession', "session.fromPartition('a')", 'new BrowserWindow({})'];
  const app = await start({ early: `${tried(before)};${tried(after)}` });
  expect(app.said('went')).toHaveLength(before.length);
  expect(app.said('threw')).toEqual([
    'Session can only be received when app is ready',
    'Session can only be received when app is ready',
    'Cannot create BrowserWindow before app is ready',
  ]);
  await app.ask('run', `${tried(before)}; void 0`);
  await expect
    .poll(() => app.said('threw').slice(after.length))
    .toEqual([
      'app.enableSandbox() can only be called before app is ready',
      'protocol.registerSchemesAsPrivileged should be called before app is ready',
      'Chromium does not read its switches once the app is ready',
      'Chromium does not read its switches once the app is ready',
    ]);
  expect(app.said('went')).toHaveLength(before.length);
});

test('an uncaught exception raises a dialog, a rejection a warning, and the app lives on', async ({
  start,
}) => {
  const app = await start();
  await app.ask('run', "setImmediate(() => { throw new Error('lost') }); void 0");
  await app.ask('run', "void Promise.reject(new Error('forgotten'))");
  await expect
    .poll(() => app.logs())
    .toContain('[stand-in] dialog A JavaScript error occurred in the main process: Error: lost');
  await expect.poll(() => app.logs()).toContain('UnhandledPromiseRejectionWarning: Error: forgotten');
  expect(await app.ask('echo', 'alive')).toBe('alive');
});

test('an app that listens for exceptions has no dialog', async ({ start }) => {
  const app = await start({
    early: "process.on('uncaughtException', (error) => say('caught', error.message))",
  });
  await app.ask('run', "setImmediate(() => { throw new Error('lost') }); void 0");
  await expect.poll(() => app.said('caught')).toEqual(['lost']);
  expect(app.logs()).not.toContain('dialog');
});

test('an exit takes the windows along, says so, and waits for nothing', async ({ start }) => {
  const app = await start();
  await app
    .ask(
      'run',
      "setTimeout(() => say('late'), 20); app.exit(3); try { window.show() } catch (error) { say('gone', error.message) }",
    )
    .catch(() => undefined);
  expect(await app.exited).toBe(3);
  expect(app.said('closed')).toEqual([true]);
  expect(app.said('quit')).toEqual([3]);
  expect(app.said('gone')).toEqual(['Object has been destroyed']);
  expect(app.said('late')).toEqual([]);
  expect(app.said('will-quit')).toEqual([]);
});

test('a quit that was prevented can be asked for once more', async ({ start }) => {
  const app = await start({ early: "app.once('will-quit', (event) => event.preventDefault())" });
  await app.ask('run', 'app.quit()').catch(() => undefined);
  await expect.poll(() => app.said('will-quit')).toHaveLength(1);
  expect(app.said('quit')).toEqual([]);
  expect(await app.quit()).toBe(0);
  expect(app.said('quit')).toEqual([0]);
});

test('the system tells the app of links and files, its window that it hangs and that the session ends, and its power monitor of that too', async ({
  start,
}) => {
  const app = await start({
    early:
      "for (const name of ['open-url', 'open-file']) app.on(name, (event, what) => { event.preventDefault(); say(name, what) })",
  });
  app.tell('open-url', 'fixture:/link');
  app.tell('open-file', '/a/file');
  app.tell('unresponsive');
  app.tell('shutdown');
  app.tell('session-end');
  expect(await app.exited).toBe(0);
  expect(app.said('open-url')).toEqual(['fixture:/link']);
  expect(app.said('open-file')).toEqual(['/a/file']);
  expect(app.said('unresponsive')).toHaveLength(1);
  expect(app.said('shutdown')).toHaveLength(1);
  expect(app.said('session-end')).toHaveLength(1);
  expect(app.said('will-quit')).toEqual([]);
});

test('the lock is held until it is let go of, however often it is asked for', async ({ start }) => {
  const app = await start();
  expect(await app.ask('run', 'app.requestSingleInstanceLock()')).toBe(true);
  expect(await app.startAgain([])).toBe(0);
  await app.ask('run', 'app.releaseSingleInstanceLock()');
  expect(await app.ask('run', 'app.hasSingleInstanceLock()')).toBe(false);
  const next = await start({ userData: app.userData });
  expect(await next.ask('run', 'app.hasSingleInstanceLock()')).toBe(true);
});

test('the app is not made the one for its links, and an empty line comes before what it prints', async ({
  start,
}) => {
  const app = await start();
  expect(await app.ask('run', "app.setAsDefaultProtocolClient('fixture')")).toBe(false);
  expect(app.logs().startsWith('\n')).toBe(true);
});

test('an app in the resources of its program is packaged, and not on its command line', async ({ start }) => {
  const app = await start({ folder: 'resources/app', args: ['one'] });
  expect(await app.ask('facts')).toEqual([
    '1.2.3',
    app.userData,
    ['en', 'en-GB'],
    true,
    [`--user-data-dir=${app.userData}`, 'one'],
  ]);
});

test('Chromium’s switches have their effect, unless the app takes them off before it is ready', async ({
  folder,
}) => {
  const netLog = join(folder, 'net-log');
  const args = [
    `--log-net-log=${netLog}`,
    '--host-resolver-rules=MAP * 127.0.0.1',
    '--proxy-server=p.test:1',
  ];
  const ask =
    "session.fromPartition('a').fetch('http://127.0.0.1:1/?secret').catch((error) => say('failed', 1))";
  const resolve = "session.fromPartition('a').resolveProxy('https://a.test/')";
  const app = await startFixture({ args });
  await app.ask('run', ask);
  expect(await app.ask('run', resolve)).toBe('PROXY p.test:1');
  expect(await readFile(netLog, 'utf8')).toBe('GET http://127.0.0.1:1/?secret\n');
  await app.quit();

  const early = "for (const name of ['log-net-log', 'proxy-server']) app.commandLine.removeSwitch(name)";
  const careful = await startFixture({ args, early });
  await careful.ask('run', ask);
  expect(await careful.ask('run', resolve)).toBe('DIRECT');
  expect(await readFile(netLog, 'utf8')).toBe('GET http://127.0.0.1:1/?secret\n');
});
