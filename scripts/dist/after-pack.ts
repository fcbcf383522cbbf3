import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AfterPackContext } from 'electron-builder';
import { RefusedBuild } from './checks.ts';
import { undecidedFuses } from './fuses.ts';

/**
 * Refuses an Electron with a fuse that nobody has decided about. electron-builder calls this by `electron-builder.yml`,
 * before it sets the fuses; its own settings know neither the newest of them nor a way to be strict.
 */
export default async function checkFuses({
  appOutDir,
  electronPlatformName,
  packager,
}: AfterPackContext): Promise<void> {
  const name = packager.appInfo.productFilename;
  const framework = 'Contents/Frameworks/Electron Framework.framework/Electron Framework';
  const program = {
    linux: packager.config.linux?.executableName ?? name,
    win32: `${name}.exe`,
    darwin: `${name}.app/${framework}`,
  }[electronPlatformName];
  if (program === undefined) throw new RefusedBuild(`nothing is built for ${electronPlatformName}`);
  const problems = undecidedFuses(await readFile(join(appOutDir, program)));
  if (problems.length > 0) throw new RefusedBuild(`Electron cannot be packed: ${problems.join('; ')}`);
}
