import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { appFolder, benchFolder } from './bench/bundles.ts';
import { buildOlderCommit, type OlderCommit } from './bench/older-commit.ts';
import { isMet, type Measured, missedText, type Part, partText } from './bench/report.ts';
import { buildRooms } from './lib/build-rooms.ts';
import { parsedArguments, runScript, UsageError, wholeNumber } from './lib/command-line.ts';

type Options = { rounds: number; clients: number; older: OlderCommit | undefined };

/** The parts by name. Each is loaded when it is its turn: together they load the build, the sandbox and a browser. */
const parts: Record<string, { title: string; measure: (options: Options) => Promise<Measured> }> = {
  'start-up': {
    title: 'Main-process start-up',
    measure: async ({ rounds, older }) => (await import('./bench/start-up.ts')).startUp(rounds, older),
  },
  'whole-start': {
    title: 'Whole start',
    measure: async ({ rounds }) => (await import('./bench/whole-start.ts')).wholeStart(rounds),
  },
  flows: {
    title: 'Sign-in flows',
    measure: async ({ rounds }) => (await import('./bench/flows.ts')).flows(rounds),
  },
  renderer: {
    title: 'First screen',
    measure: async ({ rounds, older }) => (await import('./bench/renderer.ts')).renderer(rounds, older),
  },
  load: {
    title: 'The sandbox under load',
    measure: async ({ clients }) => (await import('./bench/load.ts')).load(clients),
  },
  'long-life': {
    title: '24 hours of waiting for an activation',
    measure: async () => (await import('./bench/long-life.ts')).longLife(),
  },
};
const names = Object.keys(parts).join(', ');

const usage = `Usage: npm run bench [-- --rounds 11] [-- --clients 500] [-- --only <part>]… [-- --compare <commit>]

Measures how fast this is, beside floors that are measured in the same run. Twice as many people as clients come at once. The parts: ${names}.
--compare builds an older commit too, and alternates with it in start-up and renderer.
Reports in out/bench/report.md and report.json; ends with 1 only where something could not run.`;

async function bench(args: string[]): Promise<number> {
  const { values } = parsedArguments({
    args,
    options: {
      rounds: { type: 'string', default: '11' },
      clients: { type: 'string', default: '500' },
      only: { type: 'string', multiple: true },
      compare: { type: 'string' },
    },
  });
  const rounds = wholeNumber('rounds', values.rounds, 1);
  const clients = wholeNumber('clients', values.clients, 1);
  const { only, compare } = values;
  const unknown = only?.find((name) => !Object.hasOwn(parts, name));
  if (unknown !== undefined) throw new UsageError(`--only is one of ${names}, not ${unknown}`);

  const begun = performance.now();
  const found: Part[] = [];
  // Vite would build for development, where something set this.
  process.env.NODE_ENV = 'production';
  await buildRooms({ output: appFolder });
  const older = compare === undefined ? undefined : await buildOlderCommit(compare);
  for (const [name, { title, measure }] of Object.entries(parts)) {
    if (only && !only.includes(name)) continue;
    const measured = await measure({ rounds, clients, older }).catch((error: unknown) => ({
      error: String(error),
    }));
    const part = { name, title, ...measured };
    found.push(part);
    console.log(partText(part));
  }

  const seconds = Math.round((performance.now() - begun) / 1e3);
  const goals = found.flatMap((part) => ('goals' in part ? part.goals : []));
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}, load average at the end ${loadavg()[0]?.toFixed(1)}`;
  const closing = `${goals.filter(isMet).length} of ${goals.length} goals met; ${seconds} s on ${machine}.`;
  mkdirSync(benchFolder, { recursive: true });
  writeFileSync(
    join(benchFolder, 'report.json'),
    `${JSON.stringify({ machine, rounds, clients, seconds, parts: found }, null, 1)}\n`,
  );
  writeFileSync(
    join(benchFolder, 'report.md'),
    ['# Bench', '', closing, '', missedText(goals), '', ...found.map(partText)].join('\n'),
  );
  console.log(missedText(goals));
  console.log(`${closing} The report is in out/bench/report.md.`);
  return found.some((part) => 'error' in part) ? 1 : 0;
}

process.exitCode = await runScript({ usage, run: bench });
