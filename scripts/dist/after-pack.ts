import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AfterPackContext } from 'electron-builder';
import { Refusal } from '../lib/command-line.ts';
import { undecidedFuses } from './fuses.ts';

/** The `afterPack` hook of `electron-builder.yml`, called after the files are in place and before the fuses are set. */
export default async function afterPack(context: AfterPackContext): Promise<void> {
  await checkFuses(context);
  await removeDefaultApp(context);
}

/** Removes Electron's sample app, which electron-builder leaves if Electron comes from a folder. */
async function removeDefaultApp({ appOutDir, packager }: AfterPackContext): Promise<void> {
  await rm(join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true });
}

/**
 * Refuses an Electron with a fuse that is not in our table, because electron-builder does not know the newest fuses and has no
 * strict mode.
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
