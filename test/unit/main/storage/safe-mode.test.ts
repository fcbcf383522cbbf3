import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect } from 'vitest';
import { z } from 'zod';
import { createSafeMemory, createSafeSecrets } from '../../../../main/storage/safe-mode.ts';
import { StateFile } from '../../../../main/storage/state-file.ts';
import { test } from '../../../support/fixtures.ts';
import { silentLog as log, memorySecrets } from '../../../support/scripted-ports.ts';

let root: string;
let path: string;
test.beforeEach(({ folder }) => {
  root = folder;
  path = join(root, 'journey.json');
});

const opened = () => new StateFile({ path, schema: z.string(), version: 1, log });
const isNothing = (value: string) => value === 'choosing';
const aside = () => readdirSync(root).filter((name) => name.startsWith('journey.json.kept-'));

describe('the memory of a safe start', () => {
  beforeEach(async () => {
    await opened().write('waiting');
  });

  test('reads as empty, and keeps the saved state for the next start while nothing is started', async () => {
    const memory = createSafeMemory(opened(), isNothing);
    expect(await memory.read()).toEqual({ value: null, setAside: false });
    expect(await memory.write('choosing')).toBe('written');
    expect(await opened().read()).toEqual({ value: 'waiting', setAside: false });
    expect(aside()).toEqual([]);
  });

  test('writes a new value, and sets the saved state aside unchanged', async () => {
    const memory = createSafeMemory(opened(), isNothing);
    await Promise.all([memory.write('choosing'), memory.write('entering'), memory.write('registering')]);
    expect(await memory.write('choosing')).toBe('written');
    expect((await opened().read()).value).toBe('choosing');
    expect(aside().map((name) => readFileSync(join(root, name), 'utf8'))).toEqual([
      '{"version":1,"value":"waiting"}',
    ]);
  });

  test('is put aside three times at most, the newest of them', async () => {
    for (const value of ['a', 'b', 'c', 'd', 'e']) await createSafeMemory(opened(), isNothing).write(value);
    expect(aside().map((name) => readFileSync(join(root, name), 'utf8'))).toEqual(
      ['b', 'c', 'd'].map((value) => `{"version":1,"value":"${value}"}`),
    );
  });

  test('is read within this run, once it was written', async () => {
    const memory = createSafeMemory(opened(), isNothing);
    await memory.write('entering');
    expect((await memory.read()).value).toBe('entering');
  });

  test('leaves a newer version’s file where it is, whatever is begun', async () => {
    rmSync(path);
    await new StateFile({ path, schema: z.string(), version: 2, log }).write('theirs');
    expect(await createSafeMemory(opened(), isNothing).write('entering')).toBe('refused');
    expect(readFileSync(path, 'utf8')).toBe('{"version":2,"value":"theirs"}');
    expect(aside()).toEqual([]);
  });
});

describe('the secrets of a safe start', () => {
  test('are as good as absent, and stay', async () => {
    const kept = memorySecrets();
    await kept.write('pending', 'a ticket');
    const secrets = createSafeSecrets(kept);
    expect(await secrets.read('pending')).toEqual({ kind: 'none' });
    await secrets.remove('pending');
    expect(kept.kept.get('pending')).toBe('a ticket');
  });

  test('are those that it writes itself', async () => {
    const kept = memorySecrets();
    await kept.write('pending', 'an old one');
    const secrets = createSafeSecrets(kept);
    await secrets.write('pending', 'a new one');
    expect(await secrets.read('pending')).toEqual({ kind: 'found', secret: 'a new one' });
    await secrets.remove('pending');
    expect(kept.kept.has('pending')).toBe(false);
  });

  test('of sessions are unaffected: the record of sessions decides which are resumed', async () => {
    const kept = memorySecrets();
    await kept.write('session:s1', 'a token');
    const secrets = createSafeSecrets(kept);
    expect(await secrets.read('session:s1')).toEqual({ kind: 'found', secret: 'a token' });
    await secrets.remove('session:s1');
    expect(kept.kept.size).toBe(0);
  });

  test('that cannot be read do not count as absent', async () => {
    const locked = { ...memorySecrets(), read: async () => ({ kind: 'unavailable' }) as const };
    expect(await createSafeSecrets(locked).read('pending')).toEqual({ kind: 'unavailable' });
  });
});
