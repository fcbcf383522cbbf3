import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { test as baseTest } from '../../support/fixtures.ts';
import { type LaunchOptions, launch, type RunningApp } from '../../support/launch.ts';
import { removeFolder } from '../../support/remove-folder.ts';
import { type SharedChromium, startSharedChromium } from '../../support/shared-chromium.ts';

const manifest = JSON.stringify({
  name: 'fixture',
  productName: 'Fixture',
  version: '1.2.3',
  main: 'out/main.cjs',
});

const main = `
const { app, BrowserWindow, clipboard, dialog, ipcMain, Menu, powerMonitor, protocol, session, shell } = require('electron');
const { join } = require('node:path');
const say = (name, value) => console.log(JSON.stringify([name, value]));
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
app.on('second-instance', (_event, argv, folder) => say('second-instance', [argv.slice(2), folder]));
app.on('before-quit', () => say('before-quit'));
app.on('will-quit', () => say('will-quit'));
app.on('quit', (_event, code) => say('quit', code));
// Or each test would ask Google for a dictionary.
app.on('session-created', (created) => created.setSpellCheckerLanguages([]));
if (process.env.FIXTURE_EARLY) eval(process.env.FIXTURE_EARLY);

const page = '<!doctype html><title>Fixture</title><h1>Fixture</h1><iframe src="/frame.html"></iframe>';
const policy = "default-src 'none'; script-src 'self'; frame-src 'self'; img-src *; connect-src *; require-trusted-types-for 'script'";

async function start() {
  session.defaultSession.protocol.handle('app', (request) => {
    say('request', request.url);
    return new Response(page, { headers: { 'content-type': 'text/html', 'content-security-policy': policy } });
  });
  const window = new BrowserWindow({ show: false, width: 480, height: 640, webPreferences: { preload: join(__dirname, 'preload.cjs') } });
  const { webContents } = window;
  window.once('ready-to-show', () => say('ready-to-show'));
  webContents.once('did-finish-load', () => { say('did-finish-load'); window.show(); });
  window.on('closed', () => say('closed', window.isDestroyed()));
  window.on('focus', () => say('focus'));
  window.on('unresponsive', () => say('unresponsive'));
  window.on('session-end', () => say('session-end'));
  powerMonitor.on('shutdown', (event) => { event.preventDefault(); say('shutdown'); });
  webContents.on('will-navigate', (details) => { say('will-navigate', details.url); details.preventDefault(); });
  webContents.on('render-process-gone', () => setImmediate(() => window.loadURL('app://fixture/index.html')));
  webContents.setWindowOpenHandler(({ url }) => { say('popup', url); return { action: 'deny' }; });
  const tasks = {
    echo: (value) => value,
    fail: () => { throw new TypeError('no'); },
    frame: (_value, event) => [event.senderFrame === webContents.mainFrame, event.senderFrame.origin, event.senderFrame.url],
    tell: (value) => webContents.send('told', value),
    facts: () => [app.getVersion(), app.getPath('userData'), app.getPreferredSystemLanguages(), app.isPackaged, process.argv.slice(1)],
    open: (url) => shell.openExternal(url),
    copy: (text) => clipboard.writeText(text),
    fetch: (url) => session.fromPartition('network').fetch(url, { redirect: 'manual' }).then((response) => response.text()),
    missing: () => app.getGPUInfo('basic'),
    run: (code) => eval(code),
    quit: () => app.quit(),
  };
  for (const [name, task] of Object.entries(tasks)) ipcMain.handle(name, (event, value) => task(value, event));
  await window.loadURL('app://fixture/index.html');
}
if (app.requestSingleInstanceLock()) app.whenReady().then(start);
else app.quit();
`;

const preload = `
const { contextBridge, ipcRenderer } = require('electron');
if (location.search === '?broken') throw new Error('broken preload');
const told = [];
ipcRenderer.on('told', (_event, value) => told.push(value));
contextBridge.exposeInMainWorld('door', { ask: (channel, value) => ipcRenderer.invoke(channel, value), told: () => told });
`;

/** A small app on the stand-in, driven from its page. */
export type FixtureApp = RunningApp & {
  /** What main's task of this name answers to the page. */
  ask(task: string, value?: unknown): Promise<unknown>;
  /** What main said under this name, so far. */
  said(name: string): unknown[];
};

/** When to end what was started: after this test, or with `afterAll` after those of a file. */
type AtEnd = (end: () => Promise<void>) => void;

type FixtureOptions = LaunchOptions & {
  /** Code that main runs before it is ready. */
  early?: string;
  /** Where the app lies, from a folder of its own. */
  folder?: string;
};

/** The tests' own `test`, which starts the app with its window in a Chromium that those of a file share. */
export const test = baseTest
  // vitest wants a pattern as the first parameter, and Biome one that is not empty.
  .extend('chromium', { scope: 'file' }, async ({ folderName: _ }, { onCleanup }) => {
    const chromium = await startSharedChromium();
    onCleanup(chromium.stop);
    return chromium;
  })
  .extend(
    'start',
    ({ chromium }) =>
      (options: FixtureOptions = {}) =>
        startFixture(options, onTestFinished, chromium),
  );

/** Puts the app there. Gives its own folder. */
export async function writeFixture(folder: string, place = 'app'): Promise<string> {
  const files = join(folder, place);
  await mkdir(join(files, 'out'), { recursive: true });
  await writeFile(join(files, 'package.json'), manifest);
  await writeFile(join(files, 'out/main.cjs'), main);
  await writeFile(join(files, 'out/preload.cjs'), preload);
  return files;
}

/** Starts the app, with a Chromium of its own unless one is shared. It is ended in the end unless it has ended by then. */
export async function startFixture(
  { early = '', folder: place = 'app', env, ...options }: FixtureOptions = {},
  atEnd: AtEnd = onTestFinished,
  shared?: SharedChromium,
): Promise<FixtureApp> {
  const folder = await mkdtemp(join(tmpdir(), 'stand-in-test-'));
  atEnd(() => removeFolder(folder));
  const files = await writeFixture(folder, place);
  const app = await launch(
    { kind: 'stand-in' },
    { app: files, env: { ...env, FIXTURE_EARLY: early }, ...options },
    { folder, env: shared ? { STAND_IN_CHROMIUM: shared.endpoint } : {}, shared },
  );
  atEnd(async () => {
    await app.quit();
  });
  return {
    ...app,
    // The page's door is the fixture's, which no type knows.
    ask: (task, value) =>
      app.window.evaluate(([name, input]) => Reflect.get(window, 'door').ask(name, input), [
        task,
        value,
      ] as const),
    said: (name) =>
      app
        .logs()
        .split('\n')
        .filter((line) => line.startsWith(`["${name}"`))
        .map((line) => JSON.parse(line)[1]),
  };
}
