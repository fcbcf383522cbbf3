import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect } from 'vitest';
import { z } from 'zod';
import { StateFile } from '../../../../main/storage/state-file.ts';
import { test } from '../../../support/fixtures.ts';
import { silentLog as log } from '../../../support/scripted-ports.ts';

/* The client starts and goes on whatever its disk does, says that nothing is kept, and leaves what is there as it is. */

const isRoot = process.getuid?.() === 0;
/** A mount namespace of a program's own; where this user is not root, with root's number inside. */
const isolation = isRoot ? ['-m'] : ['-rm'];
const hasNamespaces = spawnSync('unshare', [...isolation, 'mount', '--bind', '/etc', '/mnt']).status === 0;

const outcome = z.object({
  steps: z.array(z.string()),
  email: z.string(),
  notices: z.array(z.string()),
  kept: z.string(),
});
const old = JSON.stringify({ version: 1, value: { at: 'entering-email', email: 'iris@bloe' } });

let root: string;
let folder: string;
test.beforeEach(({ folder: made }) => {
  root = made;
  folder = join(root, 'data');
  chmodSync(root, 0o755);
  mkdirSync(folder);
  writeFileSync(join(folder, 'journey.json'), old);
});
afterEach(() => chmodSync(folder, 0o700));

/** Runs the client after a line of shell that spoils the folder, `$1`. */
function run(spoil: string, { namespace = false, fault = 'none' } = {}) {
  const shell = ['sh', '-c', `${spoil}\nfolder=$1; shift; exec "$@" "$folder" ${fault}`, 'sh', folder];
  const [program = '', ...args] = [
    ...(namespace ? ['unshare', ...isolation] : []),
    ...shell,
    process.execPath,
    join(import.meta.dirname, 'faulty-disk.ts'),
  ];
  const output = execFileSync(program, args, { encoding: 'utf8', timeout: 60_000, killSignal: 'SIGKILL' });
  return outcome.parse(JSON.parse(output));
}

const resumed = { steps: ['starting', 'entering-email'], email: 'iris@bloemen', kept: old };
const afresh = { steps: ['starting', 'choosing', 'entering-email'], email: 'iris@bloemen' };
const said = expect.arrayContaining(['memory-not-kept']);

describe('on a disk that', () => {
  test.skipIf(!hasNamespaces)('is full (ENOSPC), the saved state stays complete', () => {
    const fill = `cp "$1/journey.json" "$1/../old" && mount -t tmpfs -o size=64k none "$1" && cp "$1/../old" /dev/null
      cat "${root}/old" > "$1/journey.json"; cat /dev/zero > "$1/filler" 2>/dev/null`;
    expect(run(fill, { namespace: true })).toEqual({ ...resumed, notices: said });
  });

  test.skipIf(!hasNamespaces)('is read-only (EROFS), the saved state is resumed and stays', () => {
    const lock = 'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1"';
    expect(run(lock, { namespace: true })).toEqual({ ...resumed, notices: said });
    expect(readdirSync(folder)).toEqual(['journey.json']);
  });

  test.skipIf(process.platform === 'win32')('lets this user write nothing (EACCES), likewise', () => {
    chmodSync(folder, 0o555);
    expect(run('', { fault: isRoot ? 'nobody' : 'none' })).toEqual({ ...resumed, notices: said });
    expect(readdirSync(folder)).toEqual(['journey.json']);
  });

  test.skipIf(process.platform === 'win32')(
    'lets this user not even look (EACCES), the client begins afresh',
    () => {
      chmodSync(folder, 0o000);
      expect(run('', { fault: isRoot ? 'nobody' : 'none' })).toEqual({ ...afresh, notices: said, kept: '' });
      chmodSync(folder, 0o700);
      expect(readFileSync(join(folder, 'journey.json'), 'utf8')).toBe(old);
    },
  );

  test.skipIf(process.platform === 'win32')(
    'has no descriptor left for us for a while (EMFILE), what is typed afterwards is kept again',
    () => {
      const kept = JSON.stringify({
        version: 1,
        value: { at: 'entering-email', email: 'iris@bloemen-iris.test' },
      });
      expect(run('ulimit -n 80', { fault: 'no-descriptors' })).toEqual({ ...resumed, notices: said, kept });
    },
  );

  test('has a file in the place of the folder, the client begins afresh', () => {
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'not a folder');
    expect(run('')).toEqual({ ...afresh, notices: said, kept: '' });
  });
});

test.skipIf(process.platform === 'win32').each([
  ['a pipe without a writer', 'mkfifo "$1/journey.json"'],
  ['a folder', 'mkdir "$1/journey.json"'],
  ['a device that never ends', 'ln -s /dev/zero "$1/journey.json"'],
])('with %s in the place of what was remembered, the client begins afresh', (_what, make) => {
  expect(run(`rm "$1/journey.json" && ${make}`)).toEqual({
    ...afresh,
    notices: said,
    kept: expect.any(String),
  });
});

test('a file that was unreadable is set aside once it can be read, and not overwritten', async () => {
  const path = join(folder, 'journey.json');
  const away = join(root, 'away.json');
  const file = new StateFile({ path, schema: z.string(), version: 1, log });
  writeFileSync(away, '{"version":1,"value":"before"}');
  rmSync(path);
  mkdirSync(path);
  expect(await file.read()).toEqual({ value: null, setAside: false });
  expect(await file.write('refused')).toBe('refused');
  rmSync(path, { recursive: true });
  writeFileSync(path, readFileSync(away));
  expect(await file.write('after')).toBe('written');
  const [aside = ''] = readdirSync(folder).filter((name) => name.includes('.kept-'));
  expect(readFileSync(join(folder, aside), 'utf8')).toBe('{"version":1,"value":"before"}');
  expect((await file.read()).value).toBe('after');
});
