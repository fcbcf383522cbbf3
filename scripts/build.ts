import type { CheckResult } from './lib/checks.ts';
import { parsedArguments, Refusal, runScript } from './lib/command-line.ts';
import { run } from './lib/run.ts';

/** Builds main, preload and renderer into `out/`, quietly: its output is what a build warns of, or why one failed. */
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

/** Builds the app for what runs it afterwards. @throws {Refusal} with what the build said, where it fails. */
export async function buildOrRefuse(): Promise<void> {
  const { name, passed, output } = await buildApp();
  // A build that fails says why; one that Ctrl+C ends says nothing.
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
