import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, vi } from 'vitest';
import { planUpdates, type UpdateMode } from '../../../../main/updates/update-plan.ts';
import { adaptUpdater } from '../../../../main/updates/updater.ts';
import {
  type Feed,
  type Installation,
  install,
  newProgram,
  noRestart,
  sha512Of,
  startFeed,
  test,
} from './feed.ts';
import { type ObservedUpdates, updatesOf } from './observed-updates.ts';

const manifest = 'latest-linux.yml';
const file = `app-2.0.0-${process.arch}.AppImage`;
let feed: Feed;
let installed: Installation;

test.beforeEach(({ feed: served, installed: app }) => {
  [feed, installed] = [served, app];
});

/** The app's updates, over electron-updater's own classes, by a policy and an AppImage of the person's own. */
function updatesBy(mode: UpdateMode): ObservedUpdates {
  const updates = updatesOf(installed);
  updates.follow(planUpdates(mode, { packaged: true, kind: 'own' }), false);
  return updates;
}

/** The same, once they have the first status of these. */
async function updatesAt(mode: UpdateMode, ...statuses: string[]): Promise<ObservedUpdates> {
  const updates = updatesBy(mode);
  await reached(updates, ...statuses);
  return updates;
}

/** Resolves with the first status of these. */
function reached(updates: ObservedUpdates, ...statuses: string[]) {
  return vi.waitFor(() => expect(statuses).toContain(updates.state.status), { timeout: 10_000, interval: 5 });
}

const left = async () => (existsSync(installed.pending) ? await readdir(installed.pending) : []);

describe('by policy', () => {
  beforeEach(() => feed.offer('2.0.0'));

  test('none: nothing is asked, not even by a person', async () => {
    const updates = updatesBy('none');
    await updates.check();
    await updates.download();
    expect(updates.state.status).toBe('off');
    expect(feed.asked).toEqual([]);
  });

  test('manual: nothing is asked until a person does, and nothing is fetched until they want it', async () => {
    const updates = updatesBy('manual');
    expect(updates.state.status).toBe('unchecked');
    expect(feed.asked).toEqual([]);
    await updates.check();
    expect(updates.state).toMatchObject({ status: 'available', version: '2.0.0' });
    expect(feed.asked).toEqual([manifest]);
  });

  test('notify: a newer version is told at the start, and not fetched', async () => {
    const updates = await updatesAt('notify', 'available');
    expect(updates.state).toMatchObject({ version: '2.0.0', managed: false, byIt: false });
    expect(feed.asked).toEqual([manifest]);
    expect(await left()).toEqual([]);
  });

  test('auto: it is fetched at the start, and installed when the app quits, not before', async () => {
    await updatesAt('auto', 'ready');
    expect(await readFile(installed.program, 'utf8')).toBe('#!/bin/sh\n');
    installed.quit();
    expect(await readFile(installed.program)).toEqual(newProgram);
  });

  test('what a person had fetched is not installed by quitting', async () => {
    const updates = await updatesAt('notify', 'available');
    await updates.download();
    expect(updates.state).toMatchObject({ status: 'ready', version: '2.0.0' });
    installed.quit();
    expect(await readFile(installed.program, 'utf8')).toBe('#!/bin/sh\n');
  });

  test('what a person had fetched is installed by quitting once the policy says auto, and is not fetched again', async () => {
    const updates = await updatesAt('notify', 'available');
    await updates.download();
    const asked = [...feed.asked];
    updates.follow(planUpdates('auto', { packaged: true, kind: 'own' }), true);
    expect(updates.state).toMatchObject({ status: 'ready', version: '2.0.0' });
    await vi.waitFor(() => expect(installed.handlers()).toBe(1));
    installed.quit();
    expect(await readFile(installed.program)).toEqual(newProgram);
    expect(feed.asked).toEqual(asked);
  });

  test('what is ready stays ready while a policy forbids to ask, and is not fetched again', async () => {
    const updates = await updatesAt('auto', 'ready');
    const asked = [...feed.asked];
    updates.follow(planUpdates('none', { packaged: true, kind: 'own' }), true);
    expect(updates.state.status).toBe('off');
    updates.follow(planUpdates('auto', { packaged: true, kind: 'own' }), false);
    expect(updates.state).toMatchObject({ status: 'ready', version: '2.0.0' });
    await updates.check();
    await updates.download();
    expect(updates.state).toMatchObject({ status: 'ready', version: '2.0.0' });
    expect(feed.asked).toEqual(asked);
  });

  test('a check that is forbidden and allowed again while it is under way is one check', async () => {
    const updates = updatesBy('notify');
    expect(updates.state.status).toBe('checking');
    updates.follow(planUpdates('none', { packaged: true, kind: 'own' }), true);
    expect(updates.state.status).toBe('off');
    updates.follow(planUpdates('notify', { packaged: true, kind: 'own' }), false);
    expect(updates.state.status).toBe('checking');
    await updates.check();
    await reached(updates, 'available');
    expect(feed.asked).toEqual([manifest]);
  });

  test('what a check finds after it was forbidden is not told, and fetched once that is allowed again', async () => {
    const updates = updatesBy('auto');
    updates.follow(planUpdates('none', { packaged: true, kind: 'own' }), true);
    await vi.waitFor(() => expect(feed.asked).toEqual([manifest]));
    expect(updates.state.status).toBe('off');
    updates.follow(planUpdates('auto', { packaged: true, kind: 'own' }), false);
    await reached(updates, 'ready');
    expect(feed.asked).toEqual([manifest, file]);
  });

  test('a policy that comes while an update is ready keeps it from being installed', async () => {
    const updates = await updatesAt('auto', 'ready');
    updates.follow(planUpdates('none', { packaged: true, kind: 'own' }), true);
    expect(updates.state).toEqual({ status: 'off', managed: true, byIt: false });
    installed.quit();
    expect(await readFile(installed.program, 'utf8')).toBe('#!/bin/sh\n');
  });
});

test('while nothing may leave, the feed is asked nothing, and then it is', async () => {
  feed.offer('2.0.0');
  const isOpen = Promise.withResolvers<void>();
  const updates = updatesOf(installed, { through: (ask) => isOpen.promise.then(ask) });
  updates.follow(planUpdates('auto', { packaged: true, kind: 'own' }), false);
  await reached(updates, 'checking');
  await new Promise(setImmediate);
  expect(feed.asked).toEqual([]);
  isOpen.resolve();
  await reached(updates, 'ready');
});

test('where nothing may leave, the check fails, and can be asked for again', async () => {
  feed.offer('2.0.0');
  let isClosed = true;
  const updates = updatesOf(installed, {
    through: (ask) => (isClosed ? Promise.reject(new Error('closed')) : ask()),
  });
  updates.follow(planUpdates('notify', { packaged: true, kind: 'own' }), false);
  await reached(updates, 'failed');
  expect(feed.asked).toEqual([]);
  isClosed = false;
  await updates.check();
  expect(updates.state.status).toBe('available');
  isClosed = true;
  await updates.download();
  expect(updates.state).toMatchObject({ status: 'failed', during: 'downloading' });
  expect(feed.asked).toEqual([manifest]);
});

describe('the feed', () => {
  test.each(['1.0.0', '0.9.9'])('of version %s offers nothing to version 1.0.0', async (version) => {
    feed.offer(version);
    const updates = await updatesAt('auto', 'up-to-date', 'ready');
    expect(updates.state.status).toBe('up-to-date');
    expect(feed.asked).toEqual([manifest]);
  });

  test('that serves another file than it promised is refused, and nothing of the file stays', async () => {
    feed.offer('2.0.0', { sha512: sha512Of(Buffer.from('another program')) });
    const updates = await updatesAt('auto', 'failed', 'ready');
    expect(updates.state).toMatchObject({ status: 'failed', during: 'downloading' });
    expect(await left()).toEqual([]);
    installed.quit();
    expect(await readFile(installed.program, 'utf8')).toBe('#!/bin/sh\n');
  });

  test('that promises nothing about its file is refused', async () => {
    feed.answers.set(manifest, { status: 200, body: `version: 2.0.0\nfiles:\n  - url: ${file}\n` });
    const updates = await updatesAt('auto', 'failed', 'ready');
    expect(updates.state.status).toBe('failed');
    expect(feed.asked).toEqual([manifest]);
  });

  test.each([
    ['is not there', { status: 404 }],
    ['is broken', { status: 500, body: 'oops' }],
    ['is empty', { status: 200 }],
    ['is no YAML', { status: 200, body: 'version: [2.0.0\n\t- {' }],
    ['is a page that asks to sign in', { status: 200, body: '<html><h1>Sign in to this Wi-Fi</h1></html>' }],
    ['is JSON of something else', { status: 200, body: '{"version": {"a": 1}}' }],
    ['has a version that is no version', { status: 200, body: 'version: newest\nfiles: []' }],
  ])('that %s is a failure that can be tried again', async (_what, answer) => {
    feed.answers.set(manifest, answer);
    const updates = await updatesAt('notify', 'failed', 'available', 'up-to-date');
    expect(updates.state).toMatchObject({ status: 'failed', during: 'checking' });
    feed.offer('2.0.0');
    await updates.check();
    expect(updates.state.status).toBe('available');
  });

  test('that sends elsewhere is refused, and elsewhere is never asked', async () => {
    const elsewhere = await startFeed();
    onTestFinished(() => elsewhere.stop());
    elsewhere.offer('2.0.0');
    feed.answers.set(manifest, { status: 302, location: `${elsewhere.url}/${manifest}` });
    const updates = await updatesAt('notify', 'failed', 'available');
    expect(updates.state.status).toBe('failed');
    expect(elsewhere.asked).toEqual([]);
  });

  test('whose file sends round in circles is refused', async () => {
    feed.answers.set(file, { status: 302, location: `${feed.url}/${file}` });
    feed.offer('2.0.0');
    const updates = await updatesAt('auto', 'failed', 'ready');
    expect(updates.state).toMatchObject({ status: 'failed', during: 'downloading' });
    expect(feed.asked.filter((path) => path === file).length).toBeLessThanOrEqual(2);
    expect(await left()).toEqual([]);
  });

  test('cannot name a file outside the folder for downloads', async () => {
    const url = '../../../../outside.AppImage';
    feed.answers.set('outside.AppImage', { status: 200, body: newProgram });
    feed.offer('2.0.0', { url });
    await updatesAt('auto', 'ready', 'failed');
    expect(await left()).toContain('outside.AppImage');
  });

  test('is told nothing by which this installation could be known again', async ({ folder }) => {
    feed.offer('1.0.0');
    await reached(updatesBy('notify'), 'up-to-date');
    const first = feed.headers[0];
    installed = await install(join(folder, 'again'), '1.0.0', feed.url);
    await reached(updatesBy('notify'), 'up-to-date');
    expect({ ...feed.headers[1], connection: '' }).toEqual({ ...first, connection: '' });
  });
});

test('what electron-updater says goes to the log, shortened', async () => {
  const lines: unknown[] = [];
  const note = (message: string, details?: Record<string, unknown>) => lines.push({ message, ...details });
  feed.answers.set(manifest, { status: 200, body: `version: [${'x'.repeat(5_000)}` });
  const updater = adaptUpdater(
    installed.sdk,
    { error: note, warn: note, info: note, debug: note },
    noRestart,
  );
  await expect(updater.check()).rejects.toThrow();
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(JSON.stringify(line).length).toBeLessThan(700);
});
