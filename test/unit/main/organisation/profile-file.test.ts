import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { openProfileFiles } from '../../../../main/organisation/profile-file.ts';
import { maxProfileBytes } from '../../../../main/organisation/profile-store.ts';
import { combineSources } from '../../../../main/policy/effective-policy.ts';
import { trustedFile } from '../../../../main/policy/sources/trusted-file.ts';
import { test } from '../../../support/fixtures.ts';
import { acme, day, issuer, profileOf, seconds, signer, today } from './signer.ts';

const current = await signer('organisations-2027');
const stranger = await signer('stranger');
let root: string;
let machine: string;
let own: string;
test.beforeEach(async ({ folder }) => {
  root = folder;
  machine = join(root, 'machine');
  own = join(root, 'own');
  await mkdir(machine, { mode: 0o755 });
});

const files = (now = today, keys = [current.key]) =>
  openProfileFiles({
    folders: [machine, join(root, 'nowhere')],
    readTrusted: (path, maxBytes) =>
      trustedFile(path, { administrator: process.getuid?.() ?? 0, root }, maxBytes),
    folder: own,
    keys,
    issuer,
    now: () => now,
  });
const put = (name: string, text: string) => writeFile(join(machine, name), text, { mode: 0o644 });
const ownFile = () => join(own, 'profile.econnect-org');
const stopsOf = async (found = files()) =>
  combineSources((await found.find()).map(({ source }) => source)).stops;

test('where there are none, nothing is found', async () => {
  expect(await files().find()).toEqual([]);
});

describe('a profile that an administrator put there', () => {
  test('counts, and is nobody’s to remove', async () => {
    await put('acme.econnect-org', await profileOf(current, { policy: { UpdateMode: 'none' } }));
    await put('readme.txt', 'not a profile');
    const [found, ...others] = await files().find();
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      isOwn: false,
      profile: { organisation: acme },
      source: { origin: 'profile', values: { Organization: 'acme', UpdateMode: 'none' }, problems: [] },
    });
    await files().remove();
    expect(await files().find()).toHaveLength(1);
  });

  test.each<[string, string, () => Promise<string>]>([
    ['of a stranger', 'key that this client does not know', () => profileOf(stranger)],
    ['that has expired', 'expired', () => profileOf(current, { exp: seconds(today - day) })],
    ['that is none', 'not an organisation profile', async () => 'hello'],
  ])('%s allows nothing until it is corrected', async (_, detail, make) => {
    await put('acme.econnect-org', await make());
    const [found] = await files().find();
    expect(found?.source.problems).toEqual([{ code: 'malformed', detail: expect.stringContaining(detail) }]);
    expect(await stopsOf()).toMatchObject([{ code: 'policy-invalid', keys: [] }]);
  });

  test('and is too large allows nothing', async () => {
    await put('acme.econnect-org', 'x'.repeat(70_000));
    expect((await files().find())[0]?.source.problems).toMatchObject([{ code: 'too-large' }]);
    expect(await stopsOf()).toHaveLength(1);
  });

  test('and is as large as one may be is read, and one byte more is not', async () => {
    const full = await profileOf(current);
    await put('acme.econnect-org', `${full}${'x'.repeat(maxProfileBytes - full.length)}`);
    expect((await files().find())[0]?.source.problems).toMatchObject([{ code: 'malformed' }]);
    await put('acme.econnect-org', `${full}${'x'.repeat(maxProfileBytes + 1 - full.length)}`);
    expect((await files().find())[0]?.source.problems).toMatchObject([{ code: 'too-large' }]);
  });

  test('and anybody could have written is left out, and said so', async () => {
    await put('acme.econnect-org', await profileOf(current));
    await chmod(join(machine, 'acme.econnect-org'), 0o666);
    await symlink(join(machine, 'acme.econnect-org'), join(machine, 'link.econnect-org'));
    const found = await files().find();
    expect(found.map(({ profile, source }) => [profile, source.problems[0]?.code])).toEqual([
      [null, 'not-trusted'],
      [null, 'not-trusted'],
    ]);
    expect(await stopsOf()).toEqual([]);
  });
});

describe('a profile that the person installs', () => {
  test('counts from then on, in a file of theirs alone, and nothing else is left beside it', async () => {
    const text = await profileOf(current);
    expect(await files().install(text)).toMatchObject({ ok: true, profile: { organisation: acme } });
    expect(await readFile(ownFile(), 'utf8')).toBe(text);
    expect((await stat(ownFile())).mode & 0o777).toBe(0o600);
    expect(await readdir(own)).toEqual(['profile.econnect-org']);
    expect(await files().find()).toMatchObject([{ isOwn: true, source: { origin: 'profile' } }]);
  });

  test('can be removed, once and again', async () => {
    await files().install(await profileOf(current));
    await files().remove();
    await files().remove();
    expect(await files().find()).toEqual([]);
  });

  test.each<[string, () => Promise<string>]>([
    ['profile-unknown-key', () => profileOf(stranger)],
    ['profile-expired', () => profileOf(current, { exp: seconds(today) })],
    ['profile-unreadable', async () => 'hello'],
  ])('is refused and changes nothing: %s', async (code, make) => {
    const before = await profileOf(current, { serial: 3 });
    await files().install(before);
    expect(await files().install(await make())).toEqual({ ok: false, code });
    expect(await readFile(ownFile(), 'utf8')).toBe(before);
  });

  test('does not undo a newer one of the same organisation; one of another takes its place', async () => {
    await files().install(await profileOf(current, { serial: 3 }));
    expect(await files().install(await profileOf(current, { serial: 2 }))).toEqual({
      ok: false,
      code: 'profile-older',
    });
    expect((await files().install(await profileOf(current, { serial: 4 }))).ok).toBe(true);
    const other = await profileOf(current, { organisation: { ...acme, slug: 'other' }, serial: 0 });
    expect((await files().install(other)).ok).toBe(true);
    expect((await files().find())[0]?.profile?.organisation.slug).toBe('other');
  });

  test.each<[string, () => ReturnType<typeof files>]>([
    ['it expires', () => files(today + 31 * day)],
    ['its key is taken out', () => files(today, [])],
  ])(
    'is verified again at every look: once %s it says nothing, is reported, and stops nothing',
    async (_, later) => {
      await files().install(await profileOf(current, { organisation: { ...acme, restricted: true } }));
      const [found] = await later().find();
      expect(found).toMatchObject({
        isOwn: true,
        profile: null,
        source: { origin: 'setting', values: {}, problems: [{ code: 'malformed' }] },
      });
      expect(await stopsOf(later())).toEqual([]);
    },
  );

  test('says nothing once its file is changed, emptied, filled up, or no file any more', async () => {
    const text = await profileOf(current);
    await files().install(text);
    const problems = async () => (await files().find())[0]?.source.problems.map(({ code }) => code);
    for (const [content, code] of [
      [text.replace(/.$/, '!'), 'malformed'],
      ['', 'malformed'],
      ['x'.repeat(70_000), 'too-large'],
    ] as const) {
      await writeFile(ownFile(), content);
      expect(await problems()).toEqual([code]);
    }
    await rm(ownFile());
    await mkdir(ownFile());
    expect(await problems()).toEqual(['unreadable']);
    await rm(ownFile(), { recursive: true });
    execFileSync('mkfifo', [ownFile()]);
    expect(await problems()).toEqual(['unreadable']);
    expect(await stopsOf()).toEqual([]);
  });

  test('where the disk refuses is an error, and leaves what was there', async () => {
    await writeFile(own, 'a file where the folder should be');
    await expect(files().install(await profileOf(current))).rejects.toThrow();
    expect(await readFile(own, 'utf8')).toContain('a file');
  });
});
