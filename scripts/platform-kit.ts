import { join, relative } from 'node:path';
import { parsedArguments, required, runScript, UsageError } from './lib/command-line.ts';
import { root } from './lib/run.ts';
import { requireAnswers } from './platform-kit/reachability.ts';
import { lineOf, missingOf, tallyOf, writeReport } from './platform-kit/report.ts';
import { rules } from './platform-kit/rules.ts';
import { runChecks } from './platform-kit/run-checks.ts';
import { loadImplementation, readEnvironment } from './platform-kit/target-files.ts';

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

/** Runs one command line and returns its exit code. */
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
  const environment = await readEnvironment(required('environment', values.environment), target);
  const checks = checksOf(values.rule);
  const { implementation } = values;
  const port = implementation === undefined ? {} : await loadImplementation(implementation, target);
  await requireAnswers(target);
  const outcomes = await runChecks(checks, { ...target, environment }, port, (outcome) =>
    console.log(lineOf(outcome)),
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

function checksOf(numbers: readonly string[] | undefined) {
  if (numbers === undefined) return rules;
  for (const number of numbers)
    if (!rules.some(({ rule }) => rule === number)) throw new UsageError(`there is no rule ${number}`);
  return rules.filter(({ rule }) => numbers.includes(rule));
}

if (import.meta.main) process.exitCode = await runScript({ usage, run: main });
