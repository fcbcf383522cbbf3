import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onboarding-budget-'));
  // Vitest sets `test`, with which React would be built for development.
  vi.stubEnv('NODE_ENV', 'production');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

/** The built files of a room, by name. */
async function built(room: 'renderer' | 'preload'): Promise<Map<string, Buffer>> {
  const outDir = join(folder, room);
  const configFile = join(import.meta.dirname, `../../../${room}/vite.config.ts`);
  await build({ configFile, logLevel: 'silent', build: { outDir, emptyOutDir: true } });
  const entries = await readdir(outDir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(await Promise.all(files.map(async (file) => [file, await readFile(file)] as const)));
}

test('what the first screen loads is at most 85 kB gzip, and its page refers to nothing outside', {
  timeout: 60_000,
}, async () => {
  const files = await built('renderer');
  const sizes = [...files]
    .filter(([file]) => ['.js', '.css'].includes(extname(file)))
    .map(([file, content]) => ({ file: basename(file), size: gzipSync(content, { level: 9 }).length }));
  const inLanguage = sizes.filter(({ file }) => /^(nl|en)-/.test(file)).map(({ size }) => size);
  expect(inLanguage).toHaveLength(2);
  const all = sizes.reduce((total, { size }) => total + size, 0);
  // One language is shown at a time; the others stay where they are.
  const others = inLanguage.reduce((total, size) => total + size, 0) - Math.max(...inLanguage);
  expect(all - others).toBeLessThanOrEqual(85_000);
  expect(others).toBeGreaterThan(1_000);

  const [page] = [...files].flatMap(([file, content]) =>
    file.endsWith('index.html') ? [String(content)] : [],
  );
  expect(page).toMatch(/<script type="module"[^>]* src="\/assets\/[^"]+"><\/script>/);
  expect(page).not.toMatch(/https?:|<style|\sstyle=|<script>/);
});

test('the preload is one file of at most 5 kB', { timeout: 60_000 }, async () => {
  const files = await built('preload');
  expect([...files.values()].map(({ length }) => length).filter((length) => length > 5_000)).toEqual([]);
  expect(files.size).toBe(1);
});
