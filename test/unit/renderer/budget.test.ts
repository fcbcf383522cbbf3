import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { languages } from '#contract/snapshot.ts';

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

type Output = Rolldown.RolldownOutput['output'][number];

/** What building a room gives. */
async function built(room: 'renderer' | 'preload'): Promise<Output[]> {
  const outDir = join(folder, room);
  const configFile = join(import.meta.dirname, `../../../${room}/vite.config.ts`);
  const result = await build({ configFile, logLevel: 'silent', build: { outDir, emptyOutDir: true } });
  if ('on' in result) throw new Error('the build watches');
  return [result].flat().flatMap(({ output }) => output);
}

const isChunk = (file: Output | undefined): file is Rolldown.OutputChunk => file?.type === 'chunk';
const contentOf = (file: Output): string | Uint8Array => (isChunk(file) ? file.code : file.source);
const gzipped = (files: Iterable<Output>): number =>
  [...files].reduce((total, file) => total + gzipSync(contentOf(file), { level: 9 }).length, 0);

/** A chunk with all that the browser loads before it runs: its static imports, theirs, and the styles of each. */
function loadedWith(chunk: Rolldown.OutputChunk, files: readonly Output[]): Set<Output> {
  const found = new Set<Output>([chunk]);
  for (const one of found) {
    if (!isChunk(one)) continue;
    const names = [...one.imports, ...(one.viteMetadata?.importedCss ?? [])];
    for (const file of files) if (names.includes(file.fileName)) found.add(file);
  }
  return found;
}

test('what the first screen loads is at most 85 kB gzip, and its page refers to nothing outside', {
  timeout: 60_000,
}, async () => {
  const files = await built('renderer');
  const chunks = files.filter(isChunk);
  const entry = chunks.find(({ isEntry }) => isEntry);
  if (!entry) throw new Error('there is no entry');
  const atOnce = loadedWith(entry, files);
  const onDemand = (source: RegExp): Rolldown.OutputChunk[] =>
    chunks.filter((chunk) => source.test(chunk.facadeModuleId ?? '') && !atOnce.has(chunk));

  // One language is shown at a time; the others stay where they are, and so do the words of later screens.
  const words = onDemand(/\/copy\/[a-z]{2}\/first\.ts$/).map((chunk) =>
    gzipped([...loadedWith(chunk, files)].filter((file) => !atOnce.has(file))),
  );
  expect(words).toHaveLength(languages.length);
  expect(gzipped(atOnce) + Math.max(...words)).toBeLessThanOrEqual(85_000);

  // What few people open, and what comes after the first screen, is no part of it.
  expect(onDemand(/\/organisation-panel\.tsx$/)).toHaveLength(1);
  expect(onDemand(/\/copy\/[a-z]{2}\/panel\.ts$/)).toHaveLength(languages.length);
  expect(onDemand(/\/doctor-dialog\.tsx$/)).toHaveLength(1);
  expect(onDemand(/\/copy\/[a-z]{2}\/doctor\.ts$/)).toHaveLength(languages.length);
  expect(onDemand(/\/later-screen\.tsx$/)).toHaveLength(1);
  expect([...atOnce].map(({ fileName }) => extname(fileName)).sort()).toEqual(['.css', '.js']);

  const page = files.find(({ fileName }) => fileName === 'index.html');
  const html = page ? String(contentOf(page)) : '';
  expect(html).toMatch(/<script type="module"[^>]* src="\/assets\/[^"]+"><\/script>/);
  expect(html).not.toMatch(/https?:|<style|\sstyle=|<script>/);
});

test('the preload is one file of at most 5 kB', { timeout: 60_000 }, async () => {
  const files = await built('preload');
  expect(files).toHaveLength(1);
  expect(files.filter((file) => contentOf(file).length > 5_000)).toEqual([]);
});
