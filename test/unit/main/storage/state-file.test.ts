import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { z } from 'zod';
import { openStateFolder, StateFile } from '../../../../main/storage/state-file.ts';
import { test } from '../../../support/fixtures.ts';

const schema = z.strictObject({ step: z.string(), count: z.number() });
const value = { step: 'choosing', count: 1 };

let root: string;
let path: string;
let logged: string[];
test.beforeEach(({ folder }) => {
  root = folder;
  path = join(root, 'data', 'state.json');
  logged = [];
});

const note = (message: string) => void logged.push(message);
const log = { error: note, warn: note, info: note, debug: note };
const opened = (version = 1) => new StateFile({ path, schema, version, log });
const names = () => readdirSync(join(root, 'data')).sort();
const place = (content: string | Uint8Array) => {
  mkdirSync(join(root, 'data'), { recursive: true });
  writeFileSync(path, content);
};

describe('a value', () => {
  test('is there after the process is gone, and gone once removed', async () => {
    expect(await opened().read()).toEqual({ value: null, setAside: false });
    expect(await opened().write(value)).toBe('written');
    expect(await opened().read()).toEqual({ value, setAside: false });
    const file = opened();
    await file.remove();
    await file.remove();
    expect(await file.read()).toEqual({ value: null, setAside: false });
    expect(names()).toEqual([]);
  });

  test.skipIf(process.platform === 'win32')(
    'is readable by this user alone, whatever the umask',
    async () => {
      const before = process.umask(0);
      try {
        await opened().write(value);
      } finally {
        process.umask(before);
      }
      expect(statSync(path).mode & 0o777).toBe(0o600);
      expect(statSync(join(root, 'data')).mode & 0o777).toBe(0o700);
    },
  );
});

describe('writes at once', () => {
  test('end with the newest, whatever the order of events', async () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('write' as const), count: fc.nat() }),
      fc.record({ do: fc.constantFrom('read' as const, 'remove' as const, 'wait' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        rmSync(join(root, 'data'), { recursive: true, force: true });
        const file = opened();
        const done: Promise<unknown>[] = [];
        let expected: typeof value | null = null;
        for (const next of steps) {
          switch (next.do) {
            case 'write':
              expected = { step: 's', count: next.count };
              done.push(file.write(expected));
              break;
            case 'remove':
              expected = null;
              done.push(file.remove());
              break;
            case 'read':
              done.push(file.read());
              break;
            case 'wait':
              await done.at(-1);
              break;
          }
        }
        await Promise.all(done);
        expect((await opened().read()).value).toEqual(expected);
        expect(existsSync(join(root, 'data')) ? names() : []).toEqual(
          expected === null ? [] : ['state.json'],
        );
      }),
      { numRuns: 60 },
    );
  });

  test('are not all carried out: those overtaken while waiting answer with the newest', async () => {
    const file = opened();
    const results = Array.from({ length: 200 }, (_, count) => file.write({ step: 's', count }));
    expect(new Set(results).size).toBe(1);
    expect(new Set(await Promise.all(results))).toEqual(new Set(['written']));
    expect((await opened().read()).value?.count).toBe(199);
  });
});

describe('a damaged file', () => {
  test('is set aside whole, and the next write starts afresh', async () => {
    place('{"version":1,"val');
    const file = opened();
    expect(await file.read()).toEqual({ value: null, setAside: true });
    const [aside = ''] = names();
    expect(aside).toMatch(/^state\.json\.corrupt-\d{8}T/);
    expect(readFileSync(join(root, 'data', aside), 'utf8')).toBe('{"version":1,"val');
    expect(await file.write(value)).toBe('written');
    expect(await opened().read()).toEqual({ value, setAside: false });
  });

  test.each([
    ['another shape', '{"version":1,"value":{"step":7}}'],
    ['no version', '{"value":{"step":"s","count":1}}'],
    ['half a version', '{"version":1.5,"value":{"step":"s","count":1}}'],
    ['an older version', '{"version":0,"value":{"step":"s","count":1}}'],
    ['nothing', ''],
    ['something else', 'null'],
  ])('may hold %s', async (_, content) => {
    place(content);
    expect(await opened().read()).toEqual({ value: null, setAside: true });
  });

  test('may be larger than any that is written', async () => {
    place(JSON.stringify({ version: 1, value }).padEnd(5 * 1024 * 1024));
    const file = opened();
    expect(await file.read()).toEqual({ value: null, setAside: true });
    expect(await file.write(value)).toBe('written');
  });

  test('is kept three times at most, the newest of them, however fast they come', async () => {
    for (let time = 0; time < 60; time += 1) {
      place(`damage ${time}`);
      await opened().read();
    }
    expect(names()).toHaveLength(3);
    expect(readFileSync(join(root, 'data', names().at(-1) ?? ''), 'utf8')).toBe('damage 59');
  });

  test('never throws, never gives a value of the wrong shape, and never stops the next write', async () => {
    const whole = Buffer.from(JSON.stringify({ version: 1, value }));
    const damage = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.nat(whole.length - 1).map((end) => whole.subarray(0, end)),
      fc
        .tuple(fc.nat(whole.length - 1), fc.nat(255))
        .map(([at, byte]) => Buffer.from(whole).fill(byte, at, at + 1)),
    );
    await fc.assert(
      fc.asyncProperty(damage, async (bytes) => {
        rmSync(join(root, 'data'), { recursive: true, force: true });
        place(bytes);
        const file = opened();
        const found = await file.read();
        expect(found.value === null || schema.safeParse(found.value).success).toBe(true);
        const isNewer = found.value === null && !found.setAside;
        expect(await file.write(value)).toBe(isNewer ? 'refused' : 'written');
      }),
    );
  });
});

describe('a file of a newer version', () => {
  const newer = '{"version":2,"value":{"unknown":"shape"}}';

  test.each(['after reading it', 'without reading it first'])(
    'is never overwritten or removed, %s',
    async (how) => {
      place(newer);
      const file = opened(1);
      if (how === 'after reading it') expect(await file.read()).toEqual({ value: null, setAside: false });
      expect(await file.write(value)).toBe('refused');
      await file.remove();
      expect(readFileSync(path, 'utf8')).toBe(newer);
      expect(names()).toEqual(['state.json']);
    },
  );
});

describe('a disk that refuses', () => {
  test('is said by the answer and the log, not by throwing', async () => {
    writeFileSync(join(root, 'data'), 'a file where the folder should be');
    const file = opened();
    expect(await file.read()).toEqual({ value: null, setAside: false });
    expect(await file.write(value)).toBe('refused');
    await file.remove();
    expect(logged).toContain('state file cannot be read');
  });

  test('leaves no draft, and does not overwrite an unreadable file', async () => {
    mkdirSync(path, { recursive: true });
    expect(await opened().write(value)).toBe('refused');
    expect(names()).toEqual(['state.json']);
  });

  test.skipIf(process.platform === 'win32')('that is full keeps the old file complete', async () => {
    const text = new StateFile({ path, schema: z.string(), version: 1, log });
    await text.write('before');
    const limited = `ulimit -f 8 && exec "$@"`;
    const script = join(import.meta.dirname, 'full-disk.ts');
    const answer = (length: string) =>
      execFileSync('sh', ['-c', limited, 'sh', process.execPath, script, path, length], {
        encoding: 'utf8',
        // Node's own cache of compiled modules is larger than a file may be here.
        env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' },
      });
    expect(answer('100000')).toBe('refused');
    expect((await text.read()).value).toBe('before');
    expect(names()).toEqual(['state.json']);
    expect(answer('100')).toBe('written');
  });
});

test('a folder is settled once every write to its files is on disk, the last of several included', async () => {
  const folder = openStateFolder(join(root, 'data'), log);
  const [journey, setup] = [folder.file('journey', schema), folder.file('setup', schema)];
  for (const count of [1, 2, 3]) void journey.write({ step: 'choosing', count });
  void setup.write(value);
  await folder.settled();
  expect(names()).toEqual(['journey.json', 'setup.json']);
  expect(readFileSync(join(root, 'data', 'journey.json'), 'utf8')).toContain('"count":3');
});
