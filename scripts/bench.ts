import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchFolder, buildRooms } from './bench/bundles.ts';
import { flows } from './bench/flows.ts';
import { load } from './bench/load.ts';
import { longLife } from './bench/long-life.ts';
import { renderer } from './bench/renderer.ts';
import { type Failed, isMet, type Part, partText } from './bench/report.ts';
import { startUp } from './bench/start-up.ts';

/*
 * `npm run bench [-- --rounds 11] [-- --clients 200] [-- --only flows]`: how fast this is, beside floors that are measured
 * in the same run. Reports; fails only where something could not run.
 */

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '11' },
    clients: { type: 'string', default: '200' },
    only: { type: 'string', multiple: true },
  },
});
const rounds = Number(values.rounds);
const clients = Number(values.clients);

const parts: { name: string; title: string; run: () => Promise<Part> }[] = [
  { name: 'start-up', title: 'Main-process start-up', run: () => startUp(rounds) },
  { name: 'flows', title: 'Sign-in flows', run: () => flows(rounds) },
  { name: 'renderer', title: 'First screen', run: () => renderer(rounds) },
  { name: 'load', title: 'The sandbox under load', run: () => load(clients) },
  { name: 'long-life', title: '24 hours of waiting', run: longLife },
];

const begun = performance.now();
const found: (Part | Failed)[] = [];
// Vite would build for development, where something set this.
process.env.NODE_ENV = 'production';
await buildRooms();
for (const { name, title, run } of parts) {
  if (values.only && !values.only.includes(name)) continue;
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
  ['# Bench', '', closing, '', ...found.map(partText)].join('\n'),
);
console.log(`${closing} The report is in out/bench/report.md.`);
process.exitCode = found.some((part) => 'error' in part) ? 1 : 0;
