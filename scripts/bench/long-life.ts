import { z } from 'zod';
import { longPollSeconds } from '../../main/platform-contract/long-poll.ts';
import { printedBy } from './own-process.ts';
import type { Measured } from './report.ts';
import { rounded } from './statistics.ts';

const day = z.object({
  requests: z.number(),
  most: z.number(),
  outages: z.number(),
  downHours: z.number(),
  heapBefore: z.number(),
  heapAfter: z.number(),
  cpuSeconds: z.number(),
  listeners: z.number(),
});

/** A day of waiting for an activation on a network that comes and goes, in simulated time. */
export async function longLife(): Promise<Measured> {
  const found = await printedBy(day, '--expose-gc', 'test/support/simulated-day.ts');
  const core = (100 * found.cpuSeconds) / (24 * 60 * 60);
  const growth = Math.max(0, found.heapAfter - found.heapBefore) / 1e6;
  return {
    tables: [
      {
        title: 'The second of two simulated days',
        head: [
          'outages',
          'hours without network',
          'requests',
          'heap before MB',
          'after MB',
          'CPU s',
          'listeners',
        ],
        rows: [
          [
            String(found.outages),
            rounded(found.downHours),
            String(found.requests),
            rounded(found.heapBefore / 1e6, 2),
            rounded(found.heapAfter / 1e6, 2),
            rounded(found.cpuSeconds, 2),
            String(found.listeners),
          ],
        ],
      },
    ],
    goals: [
      {
        id: 'W',
        what: 'requests of a day of waiting',
        reached: found.requests,
        atMost: found.most,
        unit: '',
      },
      { id: 'W', what: 'heap growth, MB', reached: growth, atMost: 1, unit: '' },
      { id: 'W', what: 'share of a core', reached: core, atMost: 0.1, unit: '%' },
      {
        id: 'W',
        what: 'listeners on the signal of the work',
        reached: found.listeners,
        atMost: 1,
        unit: '',
      },
    ],
    notes: [
      `Where nothing happens it is 3 456 requests: one in ${longPollSeconds} s.`,
      'The CPU is that of the simulation too. What a request costs in the system and in Chromium is not in it.',
    ],
    figures: found,
  };
}
