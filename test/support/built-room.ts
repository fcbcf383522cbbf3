import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type InlineConfig, type Rolldown } from 'vite';

const root = join(import.meta.dirname, '../..');

/** A file that a build gives: a chunk of script, or anything else. */
export type BuiltFile = Rolldown.RolldownOutput['output'][number];

/** Builds a room as it ships, and writes nothing. Set `NODE_ENV` to `production` first: Vitest sets `test`. */
export async function buildRoom(
  room: 'main' | 'main/keychain' | 'preload' | 'renderer',
  more: InlineConfig = {},
): Promise<BuiltFile[]> {
  const configFile = join(root, room, 'vite.config.ts');
  const result = await build({
    configFile,
    logLevel: 'silent',
    ...more,
    build: { write: false, ...more.build },
  });
  if ('on' in result) throw new Error('the build watches');
  return [result].flat().flatMap(({ output }) => output);
}

export const isChunk = (file: BuiltFile | undefined): file is Rolldown.OutputChunk => file?.type === 'chunk';

export const contentOf = (file: BuiltFile): string | Uint8Array => (isChunk(file) ? file.code : file.source);

/** Bytes of all the files, in UTF-8. */
export const bytesOf = (files: Iterable<BuiltFile>): number =>
  [...files].reduce((total, file) => total + Buffer.byteLength(contentOf(file)), 0);

/** Bytes of all the files, each compressed by gzip alone. */
export const gzippedBytesOf = (files: Iterable<BuiltFile>): number =>
  [...files].reduce((total, file) => total + gzipSync(contentOf(file), { level: 9 }).length, 0);

/** The chunk that everything starts with. @throws Error if there is none */
export function entryOf(files: readonly BuiltFile[]): Rolldown.OutputChunk {
  const entry = files.filter(isChunk).find(({ isEntry }) => isEntry);
  if (!entry) throw new Error('there is no entry');
  return entry;
}

/** A chunk with all that is loaded before it runs: its static imports, theirs, and the styles of each. */
export function loadedWith(chunk: Rolldown.OutputChunk, files: readonly BuiltFile[]): Set<BuiltFile> {
  const found = new Set<BuiltFile>([chunk]);
  for (const one of found) {
    if (!isChunk(one)) continue;
    const names = [...one.imports, ...(one.viteMetadata?.importedCss ?? [])];
    for (const file of files) if (names.includes(file.fileName)) found.add(file);
  }
  return found;
}
