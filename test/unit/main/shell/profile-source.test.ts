import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, vi } from 'vitest';
import { maxProfileBytes } from '../../../../main/organisation/profile-store.ts';
import { createProfileSource, findProfile } from '../../../../main/shell/profile-source.ts';
import { fakeApp, fakeEvent } from '../../../support/fakes.ts';
import { test } from '../../../support/fixtures.ts';

let folder: string;
test.beforeEach(({ folder: made }) => {
  folder = made;
});

const file = (name: string, content = name) => {
  const path = join(folder, `${name}.econnect-org`);
  writeFileSync(path, content);
  return path;
};

/** What a source delivers, one after the other. */
function delivered(argv: readonly string[] = []) {
  const { app, emit } = fakeApp();
  const source = createProfileSource(app, argv);
  const texts: (string | null)[] = [];
  const waiting: ((text: string | null) => void)[] = [];
  const listen = () =>
    source.listen((text) => {
      texts.push(text);
      waiting.shift()?.(text);
    });
  const next = () => new Promise<string | null>((resolve) => waiting.push(resolve));
  return { source, emit, texts, listen, next };
}

describe('the argument that names a profile', () => {
  test.each([
    [['/home/a/molen.econnect-org'], '/home/a/molen.econnect-org'],
    [['--flag', '/a/b c.econnect-org'], '/a/b c.econnect-org'],
    [['molen.econnect-org'], null],
    [['--file=/a/molen.econnect-org'], null],
    [['/a/molen.econnect-org.exe'], null],
    [['/a/x\n.econnect-org'], null],
    [[`/${'a'.repeat(5_000)}.econnect-org`], null],
  ])('%j: %s', (argv, path) => {
    expect(findProfile(argv)).toBe(path);
  });

  test('is never a switch or a link', () => {
    fc.assert(
      fc.property(fc.constantFrom('-', '--', 'eu.econnect.onboarding:'), fc.string(), (start, text) => {
        expect(findProfile([`${start}${text}.econnect-org`])).toBeNull();
      }),
    );
  });
});

test('the profile of this start waits for a listener', async () => {
  const { listen, next } = delivered([file('cold')]);
  const text = next();
  listen();
  expect(await text).toBe('cold');
});

test('of several that were opened before anybody listened the last counts', async () => {
  const { emit, source, listen, next, texts } = delivered([file('first')]);
  const event = fakeEvent({});
  emit('open-file', event, file('second'));
  source.offer([file('third')]);
  const text = next();
  listen();
  expect(await text).toBe('third');
  expect(texts).toEqual(['third']);
  expect(event.defaultPrevented).toBe(true);
});

test('one that is opened later is delivered at once, by a second start and by macOS', async () => {
  const { emit, source, listen, next } = delivered();
  listen();
  const second = next();
  source.offer(['--flag', file('second')]);
  expect(await second).toBe('second');
  const third = next();
  emit('open-file', fakeEvent({}), file('third'));
  expect(await third).toBe('third');
});

const isPosix = process.platform !== 'win32';
const pipe = (name: string) => {
  const path = join(folder, `${name}.econnect-org`);
  execFileSync('mkfifo', [path]);
  return path;
};

const folderNamed = (name: string) => {
  const path = join(folder, `${name}.econnect-org`);
  mkdirSync(path);
  return path;
};

test.each<[string, () => string]>([
  ['is not there', () => join(folder, 'absent.econnect-org')],
  ['is too large', () => file('large', 'x'.repeat(maxProfileBytes + 1))],
  ['is a folder', () => folderNamed('folder')],
  ['is a pipe without a writer', () => (isPosix ? pipe('pipe') : folderNamed('pipe'))],
])('one that %s is said to be unreadable', async (_what, make) => {
  const { listen, source, next } = delivered();
  listen();
  const text = next();
  source.offer([make()]);
  expect(await text).toBeNull();
});

test('one that is as large as the installed one may be is delivered', async () => {
  const { listen, source, next } = delivered();
  listen();
  const text = next();
  source.offer([file('largest', 'x'.repeat(maxProfileBytes))]);
  expect(await text).toHaveLength(maxProfileBytes);
});

test.skipIf(!isPosix)('pipes that are opened, however many, do not stop other work with files', async () => {
  const { listen, source, texts } = delivered();
  listen();
  for (let number = 0; number < 8; number += 1) source.offer([pipe(`pipe-${number}`)]);
  expect(await readFile(file('other'), 'utf8')).toBe('other');
  source.offer([file('last')]);
  await vi.waitFor(() => expect(texts).toContain('last'));
});
