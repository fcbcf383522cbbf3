import { join, relative } from 'node:path';
import { parsedArguments, required, runScript, UsageError } from './lib/command-line.ts';
import { root } from './lib/run.ts';
import type { Check } from './platform-kit/check.ts';
import { requireAnswers } from './platform-kit/reachability.ts';
import { lineOf, missingOf, tallyOf, writeReport } from './platform-kit/report.ts';

const folder = join(root, 'out/platform-kit');

const usage = `Usage: npm run platform-kit -- --platform <url> --issuer <url> --environment <file>
         [--implementation <module.ts>] [--rule P-<n> …]

Checks a platform that is running against the rules of docs/platform.md, from outside. It makes accounts, and asks more often
than people do: give it a platform for tests.

  --platform        the host of the interface
  --issuer          the issuer, exactly as its tokens name it
  --environment     the client's environment file for it
  --implementation  a module with createImplementation, for what only you can do: read mail, sign somebody in, move the
                    clock (scripts/platform-kit/implementation.ts). Without it, what needs none of that is checked.
  --rule            only this rule; may be given more than once

Report: ${relative(root, folder)}/report.md and report.json.
Exit codes: 0 nothing failed · 1 something failed, or the kit could not begin · 64 usage
`;

const text = { type: 'string' } as const;

/** Runs one command line and returns its exit code. Loads the checks only once there is something to check. */
async function main(args: string[]): Promise<number> {
  const { values } = parsedArguments({
    args,
    options: {
      platform: text,
      issuer: text,
      environment: text,
      implementation: text,
      rule: { type: 'string', multiple: true },
    },
  });
  const target = { platform: urlOf('platform', values.platform), issuer: urlOf('issuer', values.issuer) };
  const { loadImplementation, readEnvironment } = await import('./platform-kit/target-files.ts');
  const environment = await readEnvironment(required('environment', values.environment), target);
  const { implementation, rule } = values;
  const chosen = rule && (await checksOf(rule));
  const port = implementation === undefined ? {} : await loadImplementation(implementation, target);
  await requireAnswers(target);
  const { runChecks } = await import('./platform-kit/run-checks.ts');
  const outcomes = await runChecks(
    chosen ?? (await allChecks()),
    { ...target, environment },
    port,
    (outcome) => console.log(lineOf(outcome)),
  );
  await writeReport(folder, target, outcomes);
  const { passed, failed, skipped } = tallyOf(outcomes);
  console.log(['', ...missingOf(outcomes)].join('\n'));
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped: ${relative(root, folder)}/report.md`);
  return failed === 0 ? 0 : 1;
}

function urlOf(name: string, value: string | undefined): string {
  const url = required(name, value);
  if (!/^https?:/.test(url) || !URL.canParse(url))
    throw new UsageError(`--${name} is a URL, with http:// or https://`);
  return url;
}

async function allChecks(): Promise<readonly Check[]> {
  return (await import('./platform-kit/rules.ts')).rules;
}

async function checksOf(numbers: readonly string[]): Promise<readonly Check[]> {
  const rules = await allChecks();
  for (const number of numbers)
    if (!rules.some(({ rule }) => rule === number)) throw new UsageError(`there is no rule ${number}`);
  return rules.filter(({ rule }) => numbers.includes(rule));
}

if (import.meta.main) process.exitCode = await runScript({ usage, run: main });
