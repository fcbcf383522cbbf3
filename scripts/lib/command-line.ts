import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { root } from './run.ts';

/** The arguments mean nothing. */
export class UsageError extends Error {}

/** What was asked for cannot be done, for a reason that is expected. The message is one sentence with what to do. */
export class Refusal extends Error {}

/** Exit codes of every script: done, refused or failed, and arguments that mean nothing (sysexits' EX_USAGE). */
const codes = { done: 0, failed: 1, usage: 64 } as const;

/** A script: how it is used, and what it does with its arguments. It gives its exit code, or nothing where all is well. */
export type Script = {
  usage: string;
  run: (args: string[]) => Promise<number | undefined> | number | undefined;
};

/**
 * Runs a script and gives its exit code. `--help` and `--version` are answered before anything is done; arguments that mean
 * nothing are said with the usage, and a refusal in its one sentence.
 *
 * @throws whatever else the script throws: a fault of ours, with its stack.
 */
export async function runScript(
  { usage, run }: Script,
  args: string[] = process.argv.slice(2),
  { out = process.stdout, err = process.stderr }: { out?: Output; err?: Output } = {},
): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    out.write(`${usage.trim()}\n`);
    return codes.done;
  }
  if (args.includes('--version')) {
    out.write(`eConnect Onboarding ${version()}\n`);
    return codes.done;
  }
  try {
    return (await run(args)) ?? codes.done;
  } catch (error) {
    if (error instanceof UsageError) {
      err.write(`${error.message}\n\n${usage.trim()}\n`);
      return codes.usage;
    }
    if (!(error instanceof Refusal)) throw error;
    err.write(`${error.message}\n`);
    return codes.failed;
  }
}

type Output = { write(text: string): unknown };

/** What `parseArgs` makes of arguments. @throws {UsageError} where it refuses them. */
export function parsedArguments<const Config extends ParseArgsConfig>(
  config: Config,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw error instanceof TypeError ? new UsageError(error.message) : error;
  }
}

/** A whole number among the options. @throws {UsageError} */
export function wholeNumber(name: string, value: string, least: number): number {
  if (!/^\d{1,9}$/.test(value) || Number(value) < least)
    throw new UsageError(`--${name} is a whole number, ${least} or more`);
  return Number(value);
}

function version(): string {
  return String(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version);
}
