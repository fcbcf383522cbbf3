import { join } from 'node:path';
import { z } from 'zod';
import { printedBy } from './own-process.ts';
import type { Measured } from './report.ts';
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
  /** Of the whole process. */
  cpuMs: z.number(),
  peak: z.number(),
});

type Rush = z.infer<typeof figures>;

/** A rush is compared with one of a fifth of the people. */
const fewer = 5;

/** So many people by e-mail and as many by Google at once, against one sandbox in the same process, and fewer of them (L). */
export async function load(clients: number): Promise<Measured> {
  const small = await rushOf(Math.ceil(clients / fewer));
  const large = await rushOf(clients);
  const perSecond = ({ people, lost, milliseconds }: Rush) => (people - lost.length) / (milliseconds / 1e3);
  const seconds = (value: number) => rounded(value / 1e3, 2);
  const rowsOf = ({ people, times }: Rush) =>
    Object.entries(times).map(([way, each]) => [
      `${way}, ${people} people`,
      String(each.length),
      seconds(quantile(each, 0.5)),
      seconds(quantile(each, 0.95)),
      seconds(quantile(each, 1)),
    ]);
  const together = (found: Rush) => [
    String(found.people),
    seconds(found.milliseconds),
    String(found.requests.reduce((sum, one) => sum + one, 0)),
    rounded(quantile(found.requests, 0.5), 0),
    rounded(perSecond(found)),
    rounded(found.cpuMs / found.people),
    rounded(found.peak / 1e6, 0),
  ];
  const without = (what: string, reached: number) => ({
    id: 'L',
    what: `${what} of ${large.people} people at once`,
    reached,
    atMost: 0,
    unit: '' as const,
  });
  return {
    tables: [
      {
        title: 'Seconds from start to finished screen',
        head: ['way', 'arrived', 'p50', 'p95', 'last'],
        rows: [...rowsOf(small), ...rowsOf(large)],
      },
      {
        title: 'Together',
        head: [
          'people',
          'total s',
          'requests',
          'per person',
          'people per s',
          'CPU ms each',
          'peak RSS MB (apps and sandbox)',
        ],
        rows: [together(small), together(large)],
      },
    ],
    goals: [
      without('lost', large.lost.length),
      without('not at their own account', large.people - large.own),
      without('without exactly one account', large.people - large.accounts),
      without('with a shared account', large.people - large.distinct),
      without('with a token of somebody else', large.people - large.tokens),
      {
        id: 'L',
        what: `seconds per person, ${large.people} × ${small.people} at once`,
        reached: perSecond(small) / perSecond(large),
        // People per second at least 0.9 of those of the smaller rush.
        atMost: 1.11,
        unit: '×',
      },
    ],
    notes: [
      'Apps, browsers, mail and platform share one process, so that on a busy machine a request may time out (15 s) before it is answered.',
      ...[...small.lost, ...large.lost].slice(0, 3),
    ],
    figures: { small, large },
  };
}

const rushOf = (clients: number): Promise<Rush> =>
  printedBy(figures, join(import.meta.dirname, 'load-process.ts'), String(clients));
