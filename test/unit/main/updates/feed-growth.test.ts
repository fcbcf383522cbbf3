import { readFile } from 'node:fs/promises';
import { describe, expect, vi } from 'vitest';
import { planUpdates } from '../../../../main/updates/update-plan.ts';
import { type Feed, type Installation, newProgram, sha512Of, test } from './feed.ts';
import { type ObservedUpdates, updatesOf } from './observed-updates.ts';

/* The feed of later versions, as this one reads it: over electron-updater's own classes. */

const manifest = 'latest-linux.yml';
const own = `app-2.0.0-${process.arch}.AppImage`;
let feed: Feed;
let installed: Installation;

test.beforeEach(({ feed: served, installed: app }) => {
  [feed, installed] = [served, app];
});

/** The updates of an installed app whose feed says this, once they have come to rest. */
async function updatesBy(document: Record<string, unknown>): Promise<ObservedUpdates> {
  // JSON is YAML.
  feed.answers.set(manifest, { status: 200, body: JSON.stringify(document) });
  feed.answers.set(own, { status: 200, body: newProgram });
  const updates = updatesOf(installed);
  updates.follow(planUpdates('auto', { packaged: true, kind: 'own' }), false);
  await vi.waitFor(
    () => expect(['checking', 'available', 'downloading']).not.toContain(updates.state.status),
    {
      timeout: 10_000,
      interval: 5,
    },
  );
  return updates;
}

const sha512 = sha512Of(newProgram);
const file = { url: own, sha512, size: newProgram.length };
const strange = { url: 'app-2.0.0.flatpak', sha512, size: 5 };

describe('a feed that has grown', () => {
  test.each<[string, Record<string, unknown>]>([
    [
      'unknown fields',
      { version: '2.0.0', files: [{ ...file, later: 1, sha3: 'x' }], later: { deep: [null] } },
    ],
    [
      'unknown files before and after',
      { version: '2.0.0', files: [strange, file, { ...strange, url: 'x.later' }] },
    ],
    [
      'a file of another processor first',
      { version: '2.0.0', files: [{ ...strange, url: 'app-2.0.0-riscv64.AppImage' }, file] },
    ],
    [
      'a file of which only a later version knows the hash',
      { version: '2.0.0', files: [file, { url: 'sbom.json', sha3: 'x' }] },
    ],
    ['a file that is not named by an address', { version: '2.0.0', files: [file, { part: 'x', sha512 }] }],
    ['files that are no objects', { version: '2.0.0', files: ['x', null, file] }],
    [
      'a date and notes of another type',
      { version: '2.0.0', files: [file], releaseDate: 5, releaseNotes: [{ x: 1 }] },
    ],
    ['a version with what was built', { version: '2.0.0+build.5', files: [file] }],
  ])('with %s brings this app its version, whole', async (_, document) => {
    const updates = await updatesBy(document);
    expect(updates.state).toMatchObject({ status: 'ready' });
    installed.quit();
    expect(await readFile(installed.program)).toEqual(newProgram);
  });

  test.each<[string, Record<string, unknown>]>([
    ['an older version', { version: '0.9.0', files: [file] }],
    ['this version', { version: '1.0.0', files: [file] }],
    ['a version in another scheme', { version: '2026-11', files: [file] }],
    ['a version with a letter before it', { version: 'later', files: [file] }],
    ['versions for several channels', { versions: { stable: '2.0.0' }, files: [file] }],
    ['a version without files', { version: '2.0.0' }],
    ['files of other systems alone', { version: '2.0.0', files: [{ ...strange, url: 'app.exe' }] }],
    ['a hash of another kind alone', { version: '2.0.0', files: [{ url: own, sha3: 'x' }] }],
  ])('with %s leaves this version as it is', async (_, document) => {
    const updates = await updatesBy(document);
    expect(['up-to-date', 'failed']).toContain(updates.state.status);
    installed.quit();
    expect(await readFile(installed.program, 'utf8')).toBe('#!/bin/sh\n');
  });
});
