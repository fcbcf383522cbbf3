import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, existsSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { readBoundedFile } from '../../../../main/storage/file-access.ts';
import { test } from '../../../support/fixtures.ts';

const isPosix = process.platform !== 'win32';

let folder: string;
let path: string;
test.beforeEach(({ folder: made }) => {
  folder = made;
  path = join(folder, 'file');
});

const content = (text: string) => ({ kind: 'content', bytes: Buffer.from(text) });
const pipe = (at = path) => execFileSync('mkfifo', [at]);

describe('a regular file', () => {
  test.each([0, 1, 9, 10])('of %i bytes is read whole where ten are allowed', async (length) => {
    writeFileSync(path, 'x'.repeat(length));
    expect(await readBoundedFile(path, { maxBytes: 10 })).toEqual(content('x'.repeat(length)));
  });

  test('of one byte more is too large', async () => {
    writeFileSync(path, 'x'.repeat(11));
    expect(await readBoundedFile(path, { maxBytes: 10 })).toEqual({ kind: 'too-large' });
  });

  test('of several chunks is read whole, in order', async () => {
    const text = Array.from({ length: 40_000 }, (_, line) => `${line}\n`).join('');
    writeFileSync(path, text);
    expect(await readBoundedFile(path, { maxBytes: text.length })).toEqual(content(text));
    expect(await readBoundedFile(path, { maxBytes: text.length - 1 })).toEqual({ kind: 'too-large' });
  });

  test('that grows after it was looked at is read up to the limit and no further', async () => {
    writeFileSync(path, 'x');
    const grow = () => {
      appendFileSync(path, 'y'.repeat(6));
      return null;
    };
    expect(await readBoundedFile(path, { maxBytes: 13, refuse: grow })).toEqual(content('xyyyyyyyyyyyy'));
    expect(await readBoundedFile(path, { maxBytes: 13, refuse: grow })).toEqual({ kind: 'too-large' });
  });

  test.skipIf(!existsSync('/proc/self/status'))(
    'whose size is reported as 0 is read all the same',
    async () => {
      const read = await readBoundedFile('/proc/self/status', { maxBytes: 1024 * 1024 });
      expect(read.kind === 'content' && read.bytes.toString()).toMatch(/^Name:/);
      expect(await readBoundedFile('/proc/self/status', { maxBytes: 10 })).toEqual({ kind: 'too-large' });
    },
  );

  test('that is not there is absent', async () => {
    expect(await readBoundedFile(path, { maxBytes: 10 })).toEqual({ kind: 'absent' });
  });

  test('below a file has the system’s own name for that', async () => {
    writeFileSync(path, 'x');
    expect(await readBoundedFile(join(path, 'below'), { maxBytes: 10 })).toEqual({
      kind: 'unreadable',
      errno: 'ENOTDIR',
    });
  });

  test.skipIf(!isPosix || process.getuid?.() === 0)('that this user may not read, likewise', async () => {
    writeFileSync(path, 'x');
    chmodSync(path, 0o000);
    expect(await readBoundedFile(path, { maxBytes: 10 })).toEqual({ kind: 'unreadable', errno: 'EACCES' });
  });

  test('that the caller refuses is not read', async () => {
    writeFileSync(path, 'x'.repeat(11));
    const refuse = ({ size }: { size: number }) => (size > 5 ? 'not for us' : null);
    expect(await readBoundedFile(path, { maxBytes: 10, refuse })).toEqual({
      kind: 'refused',
      refusal: 'not for us',
    });
  });
});

describe('a file that is not regular is not read', () => {
  test('a folder', async () => {
    expect(await readBoundedFile(folder, { maxBytes: 10 })).toEqual({ kind: 'not-regular' });
  });

  test.skipIf(!isPosix)('a device that never ends', async () => {
    expect(await readBoundedFile('/dev/zero', { maxBytes: 10 })).toEqual({ kind: 'not-regular' });
  });

  test.skipIf(!isPosix)('a pipe without a writer, however many there are', async () => {
    const pipes = Array.from({ length: 8 }, (_, number) => join(folder, `pipe-${number}`));
    for (const one of pipes) pipe(one);
    const read = await Promise.all(pipes.map((one) => readBoundedFile(one, { maxBytes: 10 })));
    expect(read).toEqual(pipes.map(() => ({ kind: 'not-regular' })));
  });

  test.skipIf(!isPosix)('a pipe that took the place of a file after that was looked at', async () => {
    writeFileSync(path, 'x');
    let looks = 0;
    const swap = () => {
      looks += 1;
      if (looks > 1) return null;
      unlinkSync(path);
      pipe();
      return null;
    };
    expect(await readBoundedFile(path, { maxBytes: 10, refuse: swap })).toEqual({ kind: 'not-regular' });
    expect(looks).toBe(2);
  });

  test.skipIf(!isPosix)('a socket', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(path, resolve));
    expect(await readBoundedFile(path, { maxBytes: 10 })).toEqual({ kind: 'not-regular' });
    await new Promise((resolve) => server.close(resolve));
  });
});

describe.skipIf(!isPosix)('a symbolic link', () => {
  test.each([
    ['to a file is followed', () => writeFileSync(path, 'x'), content('x')],
    ['to a pipe is what the pipe is', () => pipe(), { kind: 'not-regular' }],
    ['to nothing is absent', () => undefined, { kind: 'absent' }],
  ])('%s', async (_what, make, expected) => {
    make();
    const link = join(folder, 'link');
    symlinkSync(path, link);
    expect(await readBoundedFile(link, { maxBytes: 10 })).toEqual(expected);
  });

  test('is refused where the caller wants none, also when it comes after the look', async () => {
    const link = join(folder, 'link');
    writeFileSync(path, 'x');
    symlinkSync(path, link);
    expect(await readBoundedFile(link, { maxBytes: 10, links: 'refuse' })).toEqual({ kind: 'not-regular' });
    const other = join(folder, 'other');
    writeFileSync(other, 'y');
    const swap = () => {
      unlinkSync(other);
      symlinkSync(path, other);
      return null;
    };
    expect(await readBoundedFile(other, { maxBytes: 10, links: 'refuse', refuse: swap })).toEqual({
      kind: 'unreadable',
      errno: 'ELOOP',
    });
  });
});
