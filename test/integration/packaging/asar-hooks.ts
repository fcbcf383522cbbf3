/*
 * Archives as Electron reads them, on plain Node: `node --import ./asar-hooks.ts …`, for its threads too.
 *
 * Modules are loaded from the archive and packages are looked for in it alone; a native module is loaded from beside it, out
 * of `app.asar.unpacked`. It offers what this app uses, and is stricter than Electron where it differs:
 * - `readFile` and `readFileSync` alone read in an archive. For all else an archive is a file, so that a path below it does
 *   not exist, and nothing can be written, run or listed there.
 * - A native module inside the archive is refused. Electron would copy it to the folder for temporary files first.
 * - Every file is held against the hash in the archive's header, which Electron does on Windows and macOS.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { isBuiltin, registerHooks, syncBuiltinESMExports } from 'node:module';
import { dirname, extname, join, normalize, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { extractFile, statFile } from '@electron/asar';

/** A place in an archive; `file` is relative to its root. */
type Place = { archive: string; file: string };

/** Where in an archive a path is; null for a path elsewhere. */
function placeOf(path: unknown): Place | null {
  const text = path instanceof URL ? fileURLToPath(path) : path;
  if (typeof text !== 'string') return null;
  const [, archive, file] = /^(.+?\.asar)[\\/](.+)$/.exec(normalize(text)) ?? [];
  return archive && file ? { archive, file } : null;
}

function failure(code: string, what: string): Error {
  return Object.assign(new Error(`${code}: ${what}`), { code });
}

/** What the header says about a file; null for a folder and for nothing. */
function fileIn({ archive, file }: Place) {
  try {
    const entry = statFile(archive, file);
    return 'size' in entry ? entry : null;
  } catch {
    return null;
  }
}

function contentOf(place: Place): Buffer {
  const entry = fileIn(place);
  if (entry === null) throw failure('ENOENT', `${place.file} is not in ${place.archive}`);
  const content = extractFile(place.archive, place.file);
  const hash = createHash('sha256').update(content).digest('hex');
  if (hash !== entry.integrity.hash) throw failure('EINTEGRITY', `${place.file} is not as it was packed`);
  return content;
}

/* Reading. */

const { readFileSync } = fs;
const { readFile } = fs.promises;

function read(place: Place, options: unknown): Buffer | string {
  const encoding =
    typeof options === 'object' && options !== null ? Reflect.get(options, 'encoding') : options;
  const content = contentOf(place);
  if (encoding === undefined || encoding === null) return content;
  if (encoding !== 'utf8' && encoding !== 'utf-8') throw failure('ERR_UNKNOWN_ENCODING', String(encoding));
  return content.toString('utf8');
}

Reflect.set(fs, 'readFileSync', (path: fs.PathOrFileDescriptor, options?: unknown) => {
  const place = placeOf(path);
  return place ? read(place, options) : Reflect.apply(readFileSync, fs, [path, options]);
});
Reflect.set(fs.promises, 'readFile', async (path: fs.PathLike, options?: unknown) => {
  const place = placeOf(path);
  return place ? read(place, options) : Reflect.apply(readFile, fs.promises, [path, options]);
});
syncBuiltinESMExports();

/* Native modules. */

const { dlopen } = process;
process.dlopen = (module, path, ...flags) => {
  const place = placeOf(path);
  if (place === null) return dlopen(module, path, ...flags);
  if (!fileIn(place)?.unpacked) throw failure('ERR_DLOPEN_FAILED', `${place.file} is packed`);
  return dlopen(module, join(`${place.archive}.unpacked`, place.file), ...flags);
};

/* Modules. */

/** The file that a path stands for: itself, without its ending, or a folder. */
function moduleAt(path: string): string | null {
  const manifest = placeOf(join(path, 'package.json'));
  if (manifest !== null && fileIn(manifest) !== null) {
    const { main }: { main?: string } = JSON.parse(contentOf(manifest).toString());
    if (main !== undefined) return moduleAt(join(path, main));
  }
  const candidates = ['', '.js', '.json', '.node', '/index.js'].map((ending) => `${path}${ending}`);
  return (
    candidates.find((candidate) => {
      const place = placeOf(candidate);
      return place !== null && fileIn(place) !== null;
    }) ?? null
  );
}

/** A package by its name, in the folders of the archive that lie above the one that asks. */
function packageFor(name: string, { archive, file }: Place): string | null {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const found = moduleAt(join(archive, folder, 'node_modules', name));
    if (found !== null || folder === '.') return found;
  }
}

function isModule({ archive, file }: Place): boolean {
  if (extname(file) !== '.js') return extname(file) === '.mjs';
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const manifest = { archive, file: join(folder, 'package.json') };
    if (fileIn(manifest)) return JSON.parse(contentOf(manifest).toString()).type === 'module';
    if (folder === '.') return false;
  }
}

registerHooks({
  resolve: (specifier, context, next) => {
    if (isBuiltin(specifier)) return next(specifier, context);
    const parent = context.parentURL?.startsWith('file:') ? placeOf(new URL(context.parentURL)) : null;
    const target = specifier.startsWith('file:') ? fileURLToPath(specifier) : specifier;
    const isPath = /^(\.{0,2}[\\/]|[A-Za-z]:)/.test(target);
    const path = isPath && parent ? resolve(parent.archive, dirname(parent.file), target) : target;
    if (isPath ? placeOf(path) === null : parent === null) return next(specifier, context);
    const found = isPath || parent === null ? moduleAt(path) : packageFor(specifier, parent);
    if (found === null) throw failure('MODULE_NOT_FOUND', `${specifier}, asked for by ${context.parentURL}`);
    return { url: pathToFileURL(found).href, shortCircuit: true };
  },
  load: (url, context, next) => {
    const place = url.startsWith('file:') ? placeOf(new URL(url)) : null;
    if (place === null || extname(place.file) === '.node') return next(url, context);
    const format = extname(place.file) === '.json' ? 'json' : isModule(place) ? 'module' : 'commonjs';
    return { format, source: contentOf(place).toString(), shortCircuit: true };
  },
});
