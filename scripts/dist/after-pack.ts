import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AfterPackContext } from 'electron-builder';
import { Refusal } from '../lib/command-line.ts';
import { undecidedFuses } from './fuses.ts';

/** What electron-builder calls by `electron-builder.yml` once everything lies in its folder, before it sets the fuses. */
export default async function afterPack(context: AfterPackContext): Promise<void> {
  await checkFuses(context);
  await removeDefaultApp(context);
}

/** electron-builder leaves Electron's own sample app there when Electron comes from a folder. */
async function removeDefaultApp({ appOutDir, packager }: AfterPackContext): Promise<void> {
  await rm(join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true });
}

/**
 * Refuses an Electron with a fuse that is not in our table: electron-builder's own settings know neither the newest of
 * them nor a way to be strict.
 */
async function checkFuses({ appOutDir, electronPlatformName, packager }: AfterPackContext): Promise<void> {
  const name = packager.appInfo.productFilename;
  const framework = 'Contents/Frameworks/Electron Framework.framework/Electron Framework';
  const program = {
    linux: packager.config.linux?.executableName ?? name,
    win32: `${name}.exe`,
    darwin: `${name}.app/${framework}`,
  }[electronPlatformName];
  if (program === undefined) throw new Refusal(`nothing is built for ${electronPlatformName}`);
  const problems = undecidedFuses(await readFile(join(appOutDir, program)));
  if (problems.length > 0) throw new Refusal(`Electron cannot be packed: ${problems.join('; ')}`);
}
