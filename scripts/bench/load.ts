import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { root } from '../lib/run.ts';
import type { Part } from './report.ts';
import { quantile, rounded } from './statistics.ts';

const figures = z.object({
  people: z.number(),
  lost: z.array(z.string()),
  own: z.number(),
  accounts: z.number(),
  distinct: z.number(),
  tokens: z.number(),
  requests: z.array(z.number()),
  times: z.object({ email: z.array(z.number()), google: z.array(z.number()) }),
  milliseconds: z.number(),
  peak: z.number(),
});

/** So many people by e-mail and as many by Google at once, against one sandbox in the same process. */
export async function load(clients: number): Promise<Part> {
  const program = join(import.meta.dirname, 'load-process.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [program, String(clients)], {
    cwd: root,
    maxBuffer: 16 * 1024 * 1024,
  });
  const found = figures.parse(JSON.parse(stdout));
  const seconds = (value: number) => rounded(value / 1e3, 2);
  const row = (name: string, times: number[]) => [
    name,
    String(times.length),
    seconds(quantile(times, 0.5)),
    seconds(quantile(times, 0.95)),
    seconds(quantile(times, 1)),
  ];
  const short = (what: string, reached: number) => ({
    id: 'load',
    what,
    reached: found.people - reached,
    atMost: 0,
    unit: '' as const,
  });
  return {
    name: 'load',
    title: `The sandbox under ${found.people} people at once`,
    tables: [
      {
        title: 'Seconds from start to finished screen',
        head: ['way', 'people', 'p50', 'p95', 'last'],
        rows: [row('e-mail', found.times.email), row('Google', found.times.google)],
      },
      {
        title: 'Together',
        head: ['total s', 'requests', 'per person', 'people per s', 'peak RSS MB (apps and sandbox)'],
        rows: [
          [
            seconds(found.milliseconds),
            String(found.requests.reduce((sum, one) => sum + one, 0)),
            rounded(quantile(found.requests, 0.5), 0),
            rounded(found.people / (found.milliseconds / 1e3)),
            rounded(found.peak / 1e6, 0),
          ],
        ],
      },
    ],
    goals: [
      { ...short('people lost', 0), reached: found.lost.length },
      short('people not at their own account', found.own),
      short('addresses without exactly one account', found.accounts),
      short('accounts shared', found.distinct),
      short('tokens that are not their owner’s', found.tokens),
    ],
    notes: found.lost.slice(0, 3),
    figures: found,
  };
}
