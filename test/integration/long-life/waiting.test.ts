import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { hardenFetch } from '../../../main/network/transport.ts';
import { longPollTimeoutMs } from '../../../main/platform-contract/long-poll.ts';
import { type Day, letPass, mostQuestions, outages } from '../../support/simulated-day.ts';
import { hours, SimulatedWaiting, seconds } from '../../support/simulated-waiting.ts';

afterEach(() => vi.useRealTimers());

/** The longest pause between two tries, in milliseconds. */
const longestPause = 30 * seconds;

describe('24 hours of waiting for an activation', () => {
  test('take a bounded number of questions, one at a time, whatever the network does', async () => {
    await fc.assert(
      fc.asyncProperty(outages, async (planned) => {
        const waiting = await SimulatedWaiting.begin();
        const passed = await letPass(waiting, planned, 24 * hours);
        await waiting.clock.run(24 * hours);
        const { requestTimes, mostAtOnce } = waiting.network;
        expect(waiting.told).toEqual([]);
        expect(mostAtOnce).toBe(1);
        expect(requestTimes.length).toBeLessThanOrEqual(mostQuestions(passed));
        expect(waiting.listeners).toBe(1);
        waiting.stop();
        expect(waiting.listeners).toBe(0);
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  test('take 3 456 questions where nothing happens', async () => {
    const waiting = await SimulatedWaiting.begin();
    await waiting.clock.run(24 * hours - 1);
    expect(waiting.network.requestTimes).toHaveLength(3_456);
    waiting.stop();
  });

  test.each([
    ['refuses', 'refused', longestPause + 100],
    ['swallows', 'silent', longPollTimeoutMs + 100],
  ] as const)(
    'notice, soon after a network that %s everything is back, what happened meanwhile',
    async (_does, connectivity, within) => {
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 0, max: 25 * seconds }),
          fc.oneof(
            fc.integer({ min: 1, max: 60 * seconds }),
            fc.integer({ min: 60 * seconds, max: 23 * hours }),
          ),
          async (before, lasts) => {
            const waiting = await SimulatedWaiting.begin();
            await waiting.clock.run(before);
            waiting.network.setConnectivity(connectivity);
            await waiting.clock.run(before + lasts / 2);
            waiting.network.settle('activated');
            await waiting.clock.run(before + lasts);
            waiting.network.setConnectivity('up');
            const back = waiting.clock.now;
            await waiting.clock.run(back + within);
            expect(waiting.told.map(({ report }) => report)).toEqual([{ type: 'activated', operation: 1 }]);
            expect(waiting.told[0]?.at).toBeLessThanOrEqual(back + within);
          },
        ),
        { numRuns: 25 },
      );
    },
    60_000,
  );

  test('notice an activation at once where the network is there', async () => {
    const waiting = await SimulatedWaiting.begin();
    await waiting.clock.run(7 * hours + 3 * seconds);
    waiting.network.settle('activated');
    await waiting.clock.run(waiting.clock.now + 1);
    expect(waiting.told).toEqual([
      { at: 7 * hours + 3 * seconds, report: { type: 'activated', operation: 1 } },
    ]);
  });

  test('end with the sign-up, after which nothing is asked any more', async () => {
    const waiting = await SimulatedWaiting.begin();
    await waiting.clock.run(23 * hours);
    waiting.network.settle('expired');
    const before = waiting.network.requestTimes.length;
    await waiting.clock.run(48 * hours);
    expect(waiting.told.map(({ report }) => report.type)).toEqual(['sign-up-expired']);
    expect(waiting.network.requestTimes).toHaveLength(before);
    expect(waiting.listeners).toBe(0);
  });

  test('leave less than 1 MB of memory behind, and no listener', { timeout: 60_000 }, async () => {
    const program = join(import.meta.dirname, '../../support/simulated-day.ts');
    const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', program]);
    const day: Day = JSON.parse(stdout);
    expect(day.outages).toBeGreaterThan(20);
    expect(day.requests).toBeLessThanOrEqual(day.most);
    expect(day.heapAfter - day.heapBefore).toBeLessThan(1024 * 1024);
    expect(day.listeners).toBe(1);
  });
});

describe('a machine that sleeps', () => {
  test.each([
    ['broken', seconds],
    ['dead', longPollTimeoutMs + seconds],
  ] as const)(
    'for 8 hours and finds its connections %s asks again soon after it wakes, once',
    async (connections, within) => {
      const waiting = await SimulatedWaiting.begin();
      await waiting.clock.run(10 * seconds);
      waiting.network.sleep(8 * hours, connections);
      const woke = waiting.clock.now;
      await waiting.clock.run(woke + within);
      expect(waiting.network.requestTimes.filter((at) => at > 0)).toHaveLength(1);
      waiting.network.settle('activated');
      await waiting.clock.run(woke + within + 1);
      expect(waiting.told.map(({ report }) => report.type)).toEqual(['activated']);
    },
  );

  test('through the end of its sign-up hears so when it wakes', async () => {
    const waiting = await SimulatedWaiting.begin();
    await waiting.clock.run(10 * seconds);
    waiting.network.sleep(25 * hours, 'broken');
    waiting.network.settle('expired');
    await waiting.clock.run(waiting.clock.now + 2 * seconds);
    expect(waiting.told.map(({ report }) => report.type)).toEqual(['sign-up-expired']);
  });

  test('in the middle of a pause goes on with what is left of it', async () => {
    const waiting = await SimulatedWaiting.begin();
    waiting.network.setConnectivity('refused');
    await waiting.clock.run(10 * 60 * seconds);
    waiting.network.sleep(8 * hours, 'broken');
    waiting.network.setConnectivity('up');
    waiting.network.settle('activated');
    await waiting.clock.run(waiting.clock.now + longestPause + 100);
    expect(waiting.told.map(({ report }) => report.type)).toEqual(['activated']);
  });
});

test('a change of network in the middle of a question costs a second, and one question', async () => {
  const waiting = await SimulatedWaiting.begin();
  for (let time = 1; time <= 50; time += 1) {
    await waiting.clock.run(time * 30 * seconds);
    const before = waiting.network.requestTimes.length;
    waiting.network.change();
    await waiting.clock.run(time * 30 * seconds + 1 * seconds);
    expect(waiting.network.requestTimes).toHaveLength(before + 1);
  }
  waiting.stop();
});

test.each([-86_400, -600, 600, 86_400])('a clock that jumps by %d s changes nothing', async (jump) => {
  const run = async (jumps: boolean) => {
    const waiting = await SimulatedWaiting.begin();
    await waiting.clock.run(hours);
    if (jumps) vi.setSystemTime(Date.now() + jump * seconds);
    await waiting.clock.run(2 * hours);
    waiting.network.settle('activated');
    await waiting.clock.run(2 * hours + 1);
    return { asked: waiting.network.requestTimes, told: waiting.told };
  };
  vi.useFakeTimers({ toFake: ['Date'] });
  expect(await run(true)).toEqual(await run(false));
});

test('a request without an answer ends after 40 s of the machine’s own time, whatever its clock says', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  const ask = hardenFetch(() => new Promise(() => {}), { timeoutMs: longPollTimeoutMs });
  const ending = ask('https://platform.test/').catch((error: unknown) => error);
  let isOver = false;
  void ending.then(() => {
    isOver = true;
  });
  vi.setSystemTime(Date.now() + 24 * hours);
  await vi.advanceTimersByTimeAsync(longPollTimeoutMs - 1);
  expect(isOver).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(await ending).toMatchObject({ code: 'timeout' });
  expect(vi.getTimerCount()).toBe(0);
});

test('a platform that answers at once is not asked more than once a second', async () => {
  const waiting = await SimulatedWaiting.begin();
  waiting.network.holdMs = 50;
  await waiting.clock.run(60 * seconds);
  waiting.stop();
  expect(waiting.network.requestTimes.length).toBeLessThanOrEqual(61);
});
