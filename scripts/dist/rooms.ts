import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../lib/command-line.ts';
import { run } from '../lib/run.ts';

const rooms = [
  { config: 'main', folder: 'main' },
  { config: 'main/keychain', folder: 'main' },
  { config: 'preload', folder: 'preload' },
  { config: 'renderer', folder: 'renderer' },
];

/**
 * Builds main, preload and renderer into a separate folder, so that no organisation's build remains where `npm start` runs the
 * app. @throws {Refusal} With the output of a failed build.
 */
export async function buildRooms(app: string, organisationFile: string | undefined): Promise<void> {
  await rm(app, { recursive: true, force: true });
  for (const { config, folder } of rooms) {
    let output = '';
    const args = ['node_modules/vite/bin/vite.js', 'build', '-c', `${config}/vite.config.ts`];
    const code = await run(process.execPath, [...args, '--outDir', join(app, folder), '--logLevel', 'warn'], {
      env: { ONBOARDING_BUILD: organisationFile ?? '' },
      onOutput: (text) => {
        output += text;
      },
    });
    if (code !== 0) throw new Refusal(`${config} cannot be built\n${output}`);
  }
}
