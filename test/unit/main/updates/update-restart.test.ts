import { rm, writeFile } from 'node:fs/promises';
import Module, { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterEach, describe, expect, vi } from 'vitest';
import { planUpdates } from '../../../../main/updates/update-plan.ts';
import { createUpdateRestart } from '../../../../main/updates/update-restart.ts';
import { packageHasFeed } from '../../../../main/updates/updater.ts';
import { type Feed, type Installation, test } from './feed.ts';
import { updatesOf } from './observed-updates.ts';

type Scene = { platform: NodeJS.Platform; windows?: number };

/** A restart of an app that writes down what it is asked. */
function restartOn({ platform, windows = 1 }: Scene, did: string[] = []) {
  const app = {
    requestSingleInstanceLock: () => Boolean(did.push('lock')),
    releaseSingleInstanceLock: () => void did.push('unlock'),
    quit: () => void did.push('quit'),
  };
  return { did, restart: createUpdateRestart({ app, platform, hasWindow: () => windows > 0 }) };
}

describe('E12 a restart into a newer version', () => {
  test.each<[NodeJS.Platform, string[]]>([
    ['linux', ['unlock']],
    ['win32', []],
    ['darwin', []],
  ])('on %s lets go of what the newer one needs before this one has quit', (platform, expected) => {
    const { did, restart } = restartOn({ platform });
    expect(restart.isUnderWay).toBe(false);
    restart.begin();
    expect(restart.isUnderWay).toBe(true);
    expect(did).toEqual(expected);
  });

  test('that failed leaves this version as it was', () => {
    const { did, restart } = restartOn({ platform: 'linux' });
    restart.begin();
    restart.fail();
    expect(restart.isUnderWay).toBe(false);
    expect(did).toEqual(['unlock', 'lock']);
  });

  test('that failed after its windows were closed quits: nothing else would', () => {
    const { did, restart } = restartOn({ platform: 'darwin', windows: 0 });
    restart.begin();
    restart.fail();
    expect(did).toEqual(['quit']);
  });

  test('does not fail by what went wrong before it', () => {
    const { did, restart } = restartOn({ platform: 'linux', windows: 0 });
    restart.fail();
    expect(did).toEqual([]);
  });
});

describe('with electron-updater', () => {
  let feed: Feed;
  let installed: Installation;

  test.beforeEach(({ feed: served, installed: app }) => {
    [feed, installed] = [served, app];
    feed.offer('2.0.0');
    // electron-updater tells Electron's own updater about it, which is there in Electron alone.
    const { cache, resolve } = createRequire(import.meta.url);
    const electron = new Module(resolve('electron'));
    electron.exports = { autoUpdater: { emit: () => true } };
    cache[electron.id] = electron;
    return () => {
      delete cache[electron.id];
    };
  });

  /** An AppImage with its newer version fetched, and the restart that its updates tell. */
  async function fetched() {
    const { restart } = restartOn({ platform: 'linux' }, installed.did);
    const updates = updatesOf(installed, { restart });
    updates.follow(planUpdates('manual', { packaged: true, kind: 'own' }), false);
    await updates.check();
    await updates.download();
    expect(updates.state.status).toBe('ready');
    return { updates, restart };
  }

  test('E09 the lock is let go, then the newer AppImage is started, then this one quits', async () => {
    const { updates, restart } = await fetched();
    updates.restart();
    await vi.waitFor(() => expect(installed.did).toContain('quit'));
    expect(installed.did).toEqual(['unlock', 'spawn', 'quit']);
    expect(restart.isUnderWay).toBe(true);
  });

  test('an AppImage that cannot be replaced keeps the lock and goes on', async () => {
    const { updates, restart } = await fetched();
    await rm(installed.program);
    updates.restart();
    expect(installed.did).toEqual(['unlock', 'lock']);
    expect(restart.isUnderWay).toBe(false);
    expect(updates.state.status).toBe('ready');
  });

  test('E15 a package that was not told where to ask never asks, whatever the rules', async () => {
    const updates = updatesOf(installed, {
      open: () => Promise.reject(new Error('electron-updater was opened')),
      hasFeed: () => false,
    });
    updates.follow(planUpdates('auto', { packaged: true, kind: 'machine' }), false);
    await updates.check();
    expect(updates.state).toEqual({ status: 'off', managed: false, byIt: true });
    expect(feed.asked).toEqual([]);
  });
});

describe('E15 whether this package was told where to ask', () => {
  afterEach(() => vi.unstubAllGlobals());

  test.for([true, false])(
    'is whether app-update.yml lies beside it: %s',
    async (isThere, { folder: resources }) => {
      if (isThere) await writeFile(join(resources, 'app-update.yml'), '');
      vi.stubGlobal('process', { ...process, resourcesPath: resources });
      expect(packageHasFeed()).toBe(isThere);
    },
  );
});
