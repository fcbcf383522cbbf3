import { join } from 'node:path';
import { Refusal } from './command-line.ts';
import { root, runCaptured } from './run.ts';

/** What is built, and into which folder. The keychain's thread comes after main, whose build empties the folder. */
const folders = { main: 'main', 'main/keychain': 'main', preload: 'preload', renderer: 'renderer' } as const;

type RoomsOptions = {
  /** What is built; all of it by default. */
  rooms?: readonly (keyof typeof folders)[];
  /** The folder of the sources, such as those of an older commit. */
  source?: string;
  /** The folder that gets `main`, `preload` and `renderer`. */
  output?: string;
  /** Added to the environment of this process. */
  env?: Readonly<Record<string, string>>;
};

/**
 * Builds main, preload and renderer as they ship. Resolves to the warnings.
 *
 * @throws {Refusal} With the output of a failed build.
 */
export async function buildRooms({
  rooms,
  source = root,
  output = join(root, 'out'),
  env = {},
}: RoomsOptions = {}): Promise<string> {
  let warnings = '';
  for (const [room, folder] of Object.entries(folders)) {
    if (rooms && !rooms.some((one) => one === room)) continue;
    const config = join(source, room, 'vite.config.ts');
    const args = ['build', '-c', config, '--outDir', join(output, folder), '--logLevel', 'warn'];
    const { code, text } = await runCaptured(
      process.execPath,
      ['node_modules/vite/bin/vite.js', ...args],
      env,
    );
    // A failed build prints the reason; one that was ended by Ctrl+C prints nothing.
    if (code !== 0) throw new Refusal(text ? `${room} cannot be built:\n${text}` : 'The build was stopped.');
    warnings += text;
  }
  return warnings;
}
