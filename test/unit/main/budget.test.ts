import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  type BuiltFile,
  buildRoom,
  bytesOf,
  entryOf,
  isChunk,
  loadedWith,
} from '../../support/built-room.ts';

/*
 * What does not depend on the machine. The times are the bench's (`npm run bench`), and docs/performance.md tells what they
 * are made of.
 */

let main: BuiltFile[];

beforeAll(async () => {
  vi.stubEnv('NODE_ENV', 'production');
  main = await buildRoom('main');
}, 120_000);
afterAll(() => vi.unstubAllEnvs());

const packagesIn = (files: Iterable<BuiltFile>): string[] => {
  const ids = [...files].filter(isChunk).flatMap(({ moduleIds }) => moduleIds);
  const names = ids.flatMap((id) => /\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1] ?? []);
  return [...new Set(names)].toSorted();
};

/** What is loaded before the first screen can be shown: the client behind the window. */
function clientOf(files: readonly BuiltFile[]): Set<BuiltFile> {
  const chunk = files
    .filter(isChunk)
    .find(({ facadeModuleId }) => facadeModuleId?.endsWith('/running-client.ts'));
  if (!chunk) throw new Error('the client is in no chunk of its own');
  return loadedWith(chunk, files);
}

test('what main loads before it opens the window is at most 50 kB, and of the libraries only the log', () => {
  const eager = loadedWith(entryOf(main), main);
  expect(bytesOf(eager)).toBeLessThanOrEqual(50_000);
  expect(packagesIn(eager)).toEqual(['electron-log']);
});

test('what main loads until the first screen is shown is at most 375 kB, and of the libraries only the log and the schemas', () => {
  const client = clientOf(main);
  expect(bytesOf(client)).toBeLessThanOrEqual(375_000);
  expect(packagesIn(client)).toEqual(['electron-log', 'zod']);
});
