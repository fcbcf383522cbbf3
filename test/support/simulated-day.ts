import fc from 'fast-check';
import type { Connectivity, SimulatedNetwork } from './simulated-network.ts';
import { hours, SimulatedWaiting, seconds } from './simulated-waiting.ts';

/** An outage, and the time without one before it. */
type Outage = { after: number; connectivity: Exclude<Connectivity, 'up'>; lasts: number };

const outage: fc.Arbitrary<Outage> = fc.record({
  after: fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 0, max: 10 * 60 * seconds }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 2 * hours }) },
  ),
  connectivity: fc.constantFrom('refused' as const, 'silent' as const),
  lasts: fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 1, max: 60 * seconds }) },
    { weight: 1, arbitrary: fc.integer({ min: 60 * seconds, max: 3 * hours }) },
  ),
});

/** Outages of every length, from a hiccup to an evening. */
export const outages: fc.Arbitrary<Outage[]> = fc.array(outage, { maxLength: 400 });

/** The same ones each time, more than fit in a day. */
function knownOutages(): Outage[] {
  return fc.sample(outage, { numRuns: 1_000, seed: 20_261_125 });
}

/** Lets outages pass over an app that waits, as many as fit before `end`. Gives those that did. */
export async function letPass(
  { clock, network }: { clock: SimulatedWaiting['clock']; network: SimulatedNetwork },
  planned: readonly Outage[],
  end: number,
): Promise<Outage[]> {
  const passed: Outage[] = [];
  for (const outage of planned) {
    if (clock.now + outage.after + outage.lasts > end) break;
    await clock.run(clock.now + outage.after);
    network.setConnectivity(outage.connectivity);
    await clock.run(clock.now + outage.lasts);
    network.setConnectivity('up');
    passed.push(outage);
  }
  return passed;
}

/**
 * The most questions that 24 hours may take: one in 25 s while the network is there, one in 15 s while it is not (the
 * longest pause with the least jitter), and while that pause grows seven more for each outage.
 */
export function mostQuestions(planned: readonly Outage[]): number {
  const down = planned.reduce((sum, { lasts }) => sum + lasts, 0);
  return Math.ceil((24 * hours - down) / (25 * seconds) + down / (15 * seconds)) + 7 * planned.length + 1;
}

/** What a day of waiting took. */
export type Day = {
  requests: number;
  most: number;
  outages: number;
  downHours: number;
  heapBefore: number;
  heapAfter: number;
  /** Of a core, for the whole day. It holds what simulating the day takes. */
  cpuSeconds: number;
  listeners: number;
};

function heapUsed(): number {
  const collect: unknown = Reflect.get(globalThis, 'gc');
  if (typeof collect !== 'function') throw new Error('run with --expose-gc');
  for (let time = 0; time < 4; time += 1) collect();
  return process.memoryUsage().heapUsed;
}

/** Waits for six hours, in which code is compiled and caches are filled, and then for a day, of which it tells. */
async function measure(): Promise<Day> {
  const waiting = await SimulatedWaiting.begin();
  const begins = 6 * hours;
  await letPass(waiting, knownOutages(), begins);
  await waiting.clock.run(begins);
  waiting.network.requestTimes.length = 0;
  const heapBefore = heapUsed();
  const cpuBefore = process.cpuUsage();
  const passed = await letPass(waiting, knownOutages(), begins + 24 * hours);
  await waiting.clock.run(begins + 24 * hours);
  const { user, system } = process.cpuUsage(cpuBefore);
  const requests = waiting.network.requestTimes.length;
  waiting.network.requestTimes.length = 0;
  const heapAfter = heapUsed();
  const down = passed.reduce((sum, { lasts }) => sum + lasts, 0);
  const { listeners } = waiting;
  waiting.stop();
  return {
    requests,
    most: mostQuestions(passed),
    outages: passed.length,
    downHours: down / hours,
    heapBefore,
    heapAfter,
    cpuSeconds: (user + system) / 1e6,
    listeners,
  };
}

/* A program of its own, run with --expose-gc: prints what a day of waiting takes. */
if (import.meta.main) console.log(JSON.stringify(await measure()));
