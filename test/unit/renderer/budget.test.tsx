import { extname, join } from 'node:path';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { languages } from '#contract/snapshot.ts';
import { Wordmark } from '../../../renderer/components/header.tsx';
import {
  type BuiltFile,
  buildRoom,
  bytesOf,
  contentOf,
  gzippedBytesOf,
  isChunk,
  loadedWith,
} from '../../support/built-room.ts';
import { renderApp } from '../../support/render-app.tsx';
import { snapshotOf } from '../../support/snapshots.ts';

/*
 * What does not depend on the machine. The times are the bench's (`npm run bench`), and docs/performance.md tells what they
 * are made of.
 */

let window: BuiltFile[];
let floor: BuiltFile[];

beforeAll(async () => {
  // Vitest sets `test`, with which the floor's React would be built for development.
  vi.stubEnv('NODE_ENV', 'production');
  window = await buildRoom('renderer');
  floor = await buildRoom('renderer', {
    root: join(import.meta.dirname, '../../../scripts/bench/renderer/floor'),
  });
}, 120_000);
afterAll(() => vi.unstubAllEnvs());

const pageOf = (files: readonly BuiltFile[]): string => {
  const page = files.find(({ fileName }) => fileName === 'index.html');
  return page ? String(contentOf(page)) : '';
};
/** The files that the page names. */
const namedBy = (files: readonly BuiltFile[]): BuiltFile[] => {
  const urls = [...pageOf(files).matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, path]) => path);
  return files.filter(({ fileName }) => urls.includes(fileName));
};
/** The same with what their scripts import. */
const firstOf = (files: readonly BuiltFile[]): Set<BuiltFile> =>
  new Set(namedBy(files).flatMap((file) => (isChunk(file) ? [...loadedWith(file, files)] : [file])));

test('script and style of the first screen are at most 0.3 × those of a page with React and zustand alone', () => {
  expect(gzippedBytesOf(firstOf(window)) / gzippedBytesOf(firstOf(floor))).toBeLessThanOrEqual(0.3);
});

test('the first screen takes three requests, the page included, and none of them waits for another script', () => {
  const named = namedBy(window);
  expect(named.length + 1).toBeLessThanOrEqual(3);
  expect(firstOf(window)).toEqual(new Set(named));
});

test('every language has its first words in the first screen, and all others on demand', () => {
  const chunks = window.filter(isChunk);
  const first = firstOf(window);
  const later = chunks.filter((chunk) => !first.has(chunk));
  const onDemand = (source: RegExp) => later.filter((chunk) => source.test(chunk.facadeModuleId ?? ''));
  const sources = [...first].filter(isChunk).flatMap(({ moduleIds }) => moduleIds);
  for (const language of languages)
    expect(sources.filter((id) => id.endsWith(`/copy/${language}/first-screen.ts`))).toHaveLength(1);

  for (const part of ['screens', 'panel', 'doctor', 'setup'])
    expect(onDemand(new RegExp(`/copy/[a-z]{2}/${part}\\.ts$`)), part).toHaveLength(languages.length);
  // The later screens are in a chunk with what panel and doctor share with them, so that it is no file's own.
  const parts = /\/(organisation-panel|doctor-dialog|later-screen)\.tsx$/;
  expect(later.flatMap(({ moduleIds }) => moduleIds.filter((id) => parts.test(id)))).toHaveLength(3);
  expect([...new Set([...first].map(({ fileName }) => extname(fileName)))].toSorted()).toEqual([
    '.css',
    '.js',
  ]);
});

test('the page refers to nothing outside, and has no script or style of its own', () => {
  expect(pageOf(window)).toMatch(/<script type="module"[^>]* src="\/assets\/[^"]+"><\/script>/);
  expect(pageOf(window)).not.toMatch(/https?:|<style|\sstyle=|<script>/);
});

test('the frame that the page brings is the header of every screen, without anything that depends on a language', () => {
  const [, frame] = /<div id="root">(.*)<\/div>/.exec(pageOf(window)) ?? [];
  expect(frame).toBe(
    renderToStaticMarkup(
      <header className="header">
        <Wordmark />
      </header>,
    ),
  );
});

test('the first screen has at most 70 elements', () => {
  const page = renderApp(snapshotOf({ step: 'choosing' }), { isEarly: true });
  expect(page.match(/<[a-z]/g)?.length).toBeLessThanOrEqual(70);
});

test('the preload is one file of at most 1 kB', async () => {
  const files = await buildRoom('preload');
  expect(files).toHaveLength(1);
  expect(bytesOf(files)).toBeLessThanOrEqual(1_000);
});
