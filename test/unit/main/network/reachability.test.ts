import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Reachability } from '../../../../main/network/reachability.ts';

/** A network that is there from the n-th probe on, with a clock of its own. */
function simulated(from: number) {
  const pauses: number[] = [];
  let probes = 0;
  let wake: () => void = () => undefined;
  const reachability = new Reachability({
    probe: async () => {
      probes += 1;
      return probes >= from;
    },
    sleep: (milliseconds, signal) => {
      pauses.push(milliseconds);
      return new Promise((resolve, reject) => {
        wake = resolve;
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      });
    },
    random: () => 1,
  });
  return {
    reachability,
    pauses,
    get probes() {
      return probes;
    },
    /** Lets the pause that is under way end. */
    tick: async () => {
      wake();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

const forever = new AbortController().signal;

test('waits until it is answered, with pauses that double up to half a minute', async () => {
  const network = simulated(9);
  const waiting = network.reachability.wait(forever);
  for (let probe = 0; probe < 9; probe += 1) await network.tick();
  await waiting;
  expect(network.pauses).toEqual([1, 2, 4, 8, 16, 30, 30, 30, 30].map((seconds) => seconds * 1_000));
});

test('however many wait, one probe at a time goes out', async () => {
  const network = simulated(2);
  const waiting = Promise.all([1, 2, 3].map(() => network.reachability.wait(forever)));
  await network.tick();
  await network.tick();
  await waiting;
  expect(network.probes).toBe(2);
});

test('without a waiting request no probe is sent', async () => {
  const network = simulated(99);
  const leaving = new AbortController();
  const waiting = network.reachability.wait(leaving.signal);
  await network.tick();
  leaving.abort(new Error('withdrawn'));
  await expect(waiting).rejects.toThrow('withdrawn');
  for (let time = 0; time < 5; time += 1) await network.tick();
  expect(network.probes).toBe(1);
});

test('one who leaves does not take the others along', async () => {
  const network = simulated(2);
  const leaving = new AbortController();
  const left = network.reachability.wait(leaving.signal);
  const stays = network.reachability.wait(forever);
  leaving.abort(new Error('gone'));
  await expect(left).rejects.toThrow('gone');
  await network.tick();
  await network.tick();
  await stays;
});

test('asked for, it probes at once and looks often again', async () => {
  const network = simulated(6);
  const waiting = network.reachability.wait(forever);
  for (let probe = 0; probe < 4; probe += 1) await network.tick();
  expect(network.probes).toBe(4);
  network.reachability.askNow();
  await network.tick();
  expect(network.probes).toBeGreaterThanOrEqual(5);
  for (let probe = 0; probe < 3; probe += 1) await network.tick();
  await waiting;
  expect(network.pauses.slice(5)).toContain(2_000);
});

test('asked for while a probe is under way that fails, it probes again at once', async () => {
  const pauses: number[] = [];
  const probes: ((isThere: boolean) => void)[] = [];
  const reachability = new Reachability({
    probe: () => new Promise((resolve) => probes.push(resolve)),
    sleep: async (milliseconds) => void pauses.push(milliseconds),
    random: () => 1,
  });
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  const waiting = reachability.wait(forever);
  await settled();
  probes[0]?.(false);
  await settled();
  expect([probes.length, pauses]).toEqual([2, [1_000, 2_000]]);
  reachability.askNow();
  reachability.askNow();
  probes[1]?.(false);
  await settled();
  expect([probes.length, pauses]).toEqual([3, [1_000, 2_000]]);
  probes[2]?.(false);
  await settled();
  expect(pauses.slice(2)).toEqual([2_000]);
  probes[3]?.(true);
  await waiting;
});

test('can be waited for again and again', async () => {
  const network = simulated(1);
  for (let time = 0; time < 3; time += 1) {
    const waiting = network.reachability.wait(forever);
    await network.tick();
    await waiting;
  }
  expect(network.probes).toBe(3);
});

describe('whatever comes and goes', () => {
  test('every wait ends, and the probes stop with the last', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }),
        fc.nat(6),
        async (stay, from) => {
          const network = simulated(from);
          const waits = stay.map((stays) => {
            const leaving = new AbortController();
            const waiting = network.reachability.wait(leaving.signal).then(
              () => 'reached',
              () => 'left',
            );
            if (!stays) leaving.abort(new Error('left'));
            return waiting;
          });
          for (let time = 0; time < 10; time += 1) await network.tick();
          expect(await Promise.all(waits)).toEqual(stay.map((stays) => (stays ? 'reached' : 'left')));
          const { probes } = network;
          await network.tick();
          expect(network.probes).toBe(probes);
        },
      ),
      { numRuns: 50 },
    );
  });
});
