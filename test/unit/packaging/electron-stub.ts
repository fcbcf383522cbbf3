import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createPackage } from '@electron/asar';
import { fuseSentinel } from '../../../scripts/dist/fuses.ts';

/** The fuses as Electron comes, in order. */
export const untouchedFuses = '101100011';

/**
 * A folder that electron-builder takes for an unpacked Electron for Linux: its program does nothing, and has fuses that
 * can be set, by the sentinel, version and length that a real one has before them.
 */
export async function makeElectronStub(folder: string, fuses = untouchedFuses): Promise<string> {
  for (const inside of ['locales', 'resources']) await mkdir(join(folder, inside), { recursive: true });
  const program = Buffer.concat([
    Buffer.from('#!/bin/sh\nexit 0\n'),
    Buffer.from(fuseSentinel),
    Buffer.from([1, fuses.length]),
    Buffer.from(fuses),
    Buffer.from('\n'),
  ]);
  await writeFile(join(folder, 'electron'), program, { mode: 0o755 });
  for (const language of ['nl', 'en-US', 'fr', 'de', 'ja'])
    await writeFile(join(folder, `locales/${language}.pak`), '');
  await writeFile(join(folder, 'chrome-sandbox'), '', { mode: 0o755 });
  for (const file of ['LICENSE', 'LICENSES.chromium.html', 'version'])
    await writeFile(join(folder, file), '');
  await createPackage(join(folder, 'locales'), join(folder, 'resources/default_app.asar'));
  return folder;
}
