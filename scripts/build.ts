import type { CheckResult } from './lib/checks.ts';
import { parsedArguments, Refusal, runScript } from './lib/command-line.ts';
import { run } from './lib/run.ts';

/** Builds main, preload and renderer into `out/`. Returns the warnings of a build, or the output of a failed one. */
export async function buildApp(): Promise<CheckResult> {
  let output = '';
  const onOutput = (text: string) => {
    output += text;
  };
  for (const room of ['main', 'main/keychain', 'preload', 'renderer']) {
    const args = [
      'node_modules/vite/bin/vite.js',
      'build',
      '-c',
      `${room}/vite.config.ts`,
      '--logLevel',
      'warn',
    ];
    if ((await run(process.execPath, args, { onOutput })) !== 0) return { name: room, passed: false, output };
  }
  return { name: 'build', passed: true, output };
}

/** Builds the app. @throws {Refusal} With the output of a failed build. */
export async function buildOrRefuse(): Promise<void> {
  const { name, passed, output } = await buildApp();
  // A failed build prints the reason; one that was ended by Ctrl+C prints nothing.
  if (!passed) throw new Refusal(output ? `${name} cannot be built:\n${output}` : 'The build was stopped.');
  process.stderr.write(output);
}

const usage = `Usage: npm run build

Builds main, preload and renderer into out/, as every command that runs the app does first.`;

async function build(args: string[]): Promise<undefined> {
  parsedArguments({ args });
  await buildOrRefuse();
  console.log('Built main, preload and renderer in out/.');
}

if (import.meta.main) process.exitCode = await runScript({ usage, run: build });
