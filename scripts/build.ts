import { buildRooms } from './lib/build-rooms.ts';
import { parsedArguments, runScript } from './lib/command-line.ts';

/** Builds the app into `out/` and passes warnings on. @throws {Refusal} With the output of a failed build. */
export async function buildApp(): Promise<void> {
  process.stderr.write(await buildRooms());
}

const usage = `Usage: npm run build

Builds main, preload and renderer into out/, as every command that runs the app does first.`;

async function build(args: string[]): Promise<undefined> {
  parsedArguments({ args });
  await buildApp();
  console.log('Built main, preload and renderer in out/.');
}

if (import.meta.main) process.exitCode = await runScript({ usage, run: build });
