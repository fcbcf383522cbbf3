import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { appFolder, benchFolder } from './bench/bundles.ts';
import type { OlderCommit } from './bench/older-commit.ts';
import { type Failed, isMet, missedText, type Part, partText } from './bench/report.ts';
import { buildRooms } from './lib/build-rooms.ts';
import { parsedArguments, runScript, UsageError, wholeNumber } from './lib/command-line.ts';

const names = ['start-up', 'whole-start', 'flows', 'renderer', 'load', 'long-life'] as const;

const usage = `Usage: npm run bench [-- --rounds 11] [-- --clients 500] [-- --only <part>]… [-- --compare <commit>]

Measures how fast this is, beside floors that are measured in the same run. Twice as many people as clients come at once. The parts: ${names.join(', ')}.
--compare builds an older commit too, and alternates with it in start-up and renderer.
Reports in out/bench/report.md and report.json; ends with 1 only where something could not run.`;

type BenchPart = { name: (typeof names)[number]; title: string; run: () => Promise<Part> };

/** Each part is loaded when it is its turn: together they load the build, the sandbox and a browser. */
const partsOf = (rounds: number, clients: number, older: OlderCommit | undefined): BenchPart[] => [
  {
    name: 'start-up',
    title: 'Main-process start-up',
    run: async () => (await import('./bench/start-up.ts')).startUp(rounds, older),
  },
  {
    name: 'whole-start',
    title: 'Whole start',
    run: async () => (await import('./bench/whole-start.ts')).wholeStart(rounds),
  },
  {
    name: 'flows',
    title: 'Sign-in flows',
    run: async () => (await import('./bench/flows.ts')).flows(rounds),
  },
  {
    name: 'renderer',
    title: 'First screen',
    run: async () => (await import('./bench/renderer.ts')).renderer(rounds, older),
  },
  {
    name: 'load',
    title: 'The sandbox under load',
    run: async () => (await import('./bench/load.ts')).load(clients),
  },
  {
    name: 'long-life',
    title: '24 hours of waiting',
    run: async () => (await import('./bench/long-life.ts')).longLife(),
  },
];

async function olderCommit(name: string): Promise<OlderCommit> {
  const { buildOlderCommit } = await import('./bench/older-commit.ts');
  return await buildOlderCommit(name);
}

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
  const only: readonly string[] | undefined = values.only;
  const unknown = only?.find((name) => !names.some((known) => known === name));
  if (unknown !== undefined) throw new UsageError(`--only is one of ${names.join(', ')}, not ${unknown}`);

  const begun = performance.now();
  const found: (Part | Failed)[] = [];
  // Vite would build for development, where something set this.
  process.env.NODE_ENV = 'production';
  await buildRooms({ output: appFolder });
  const older = values.compare === undefined ? undefined : await olderCommit(values.compare);
  for (const { name, title, run } of partsOf(rounds, clients, older)) {
    if (only && !only.includes(name)) continue;
    const part = await run().catch((error: unknown): Failed => ({ name, title, error: String(error) }));
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
