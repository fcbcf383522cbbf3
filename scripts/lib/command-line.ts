import { type ParseArgsConfig, parseArgs } from 'node:util';
import manifest from '../../package.json' with { type: 'json' };

/** The arguments are invalid. */
export class UsageError extends Error {}

/** The request cannot be carried out, for an expected reason. The message is one sentence with what to do. */
export class Refusal extends Error {}

/** Exit codes of every script: success, refused or failed, and invalid arguments (EX_USAGE of sysexits). */
const codes = { done: 0, failed: 1, usage: 64 } as const;

/** A script: its usage, and its function, which prints to `out` and returns an exit code, or nothing for success. */
export type Script = {
  usage: string;
  run: (args: string[], out: Output) => Promise<number | undefined> | number | undefined;
};

export type Output = { write(text: string): unknown };

/**
 * Runs a script and returns its exit code. `--help` and `--version` are handled first. Invalid arguments print the usage, and
 * a refusal prints its message.
 *
 * @throws Any other error of the script: a bug, with its stack.
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
    out.write(`eConnect Onboarding ${manifest.version}\n`);
    return codes.done;
  }
  try {
    return (await run(args, out)) ?? codes.done;
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

/** Parses arguments with `parseArgs`. @throws {UsageError} If they are invalid. */
export function parsedArguments<const Config extends ParseArgsConfig>(
  config: Config,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw error instanceof TypeError ? new UsageError(error.message) : error;
  }
}

/** Returns the value of an option that a command cannot do without. @throws {UsageError} */
export function required(name: string, value: string | undefined): string {
  if (!value) throw new UsageError(`--${name} is missing`);
  return value;
}

/** Parses an option that is a whole number of at least `least`. @throws {UsageError} */
export function wholeNumber(name: string, value: string, least: number): number {
  if (!/^\d{1,9}$/.test(value) || Number(value) < least)
    throw new UsageError(`--${name} is a whole number, ${least} or more`);
  return Number(value);
}
