import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createPackage } from '@electron/asar';
import { fuseSentinel } from '../../../scripts/dist/fuses.ts';

/** The fuses as Electron comes, in order. */
export const untouchedFuses = '101100011';

/** What Node is started with to read archives as Electron does. */
export const fromArchive: string = `--import=${join(import.meta.dirname, 'asar-hooks.ts')}`;

/** A shell's way to Electron's stand-in, with the archive beside the program as its app. */
const program = [
  process.execPath,
  fromArchive,
  join(import.meta.dirname, '../../electron-stand-in/start.ts'),
].join("' '");

/**
 * A folder that electron-builder takes for an unpacked Electron for Linux. Its program runs the stand-in, as a packaged app
 * does Electron, and has fuses that can be set, by the sentinel, version and length that a real one has before them.
 */
export async function makeElectronStub(folder: string, fuses = untouchedFuses): Promise<string> {
  for (const inside of ['locales', 'resources']) await mkdir(join(folder, inside), { recursive: true });
  const electron = Buffer.concat([
    Buffer.from(`#!/bin/sh\nexec '${program}' "$(dirname "$0")/resources/app.asar" "$@"\n`),
    Buffer.from(fuseSentinel),
    Buffer.from([1, fuses.length]),
    Buffer.from(fuses),
    Buffer.from('\n'),
  ]);
  await writeFile(join(folder, 'electron'), electron, { mode: 0o755 });
  for (const language of ['nl', 'en-US', 'fr', 'de', 'ja'])
    await writeFile(join(folder, `locales/${language}.pak`), '');
  await writeFile(join(folder, 'chrome-sandbox'), '', { mode: 0o755 });
  for (const file of ['LICENSE', 'LICENSES.chromium.html', 'version'])
    await writeFile(join(folder, file), '');
  await createPackage(join(folder, 'locales'), join(folder, 'resources/default_app.asar'));
  return folder;
}
