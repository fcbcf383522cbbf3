import { describe, expect, test } from 'vitest';
import { OnboardingError } from '../../../../main/failure/onboarding-error.ts';
import { createPlatformCall } from '../../../../main/platform/call.ts';
import type { SetupPlatform } from '../../../../main/setup/setup-ports.ts';
import { scriptedSetup, setupPlatform } from '../../../support/scripted-setup.ts';
import { bakery, setupWith } from '../../../support/setup-states.ts';

/* How often the board is asked for: over hours of simulated time. */

const hourMs = 3_600_000;
/** Two boards in turn, as where an address of a step is another one in each answer. */
const boards = [setupWith(), setupWith(bakery)] as const;

/** The milliseconds between the questions of an hour to a platform that answers like this. */
async function gapsWith(
  answer: (
    at: number,
    etag: string | null,
    clock: ReturnType<typeof scriptedSetup>['clock'],
    signal: AbortSignal,
  ) => ReturnType<SetupPlatform['watch']>,
): Promise<number[]> {
  const asked: number[] = [];
  const setup = scriptedSetup({
    platform: {
      watch: (_session, etag, signal) => {
        asked.push(setup.clock.now);
        return answer(asked.length, etag, setup.clock, signal);
      },
    },
  });
  await setup.begin();
  await setup.clock.run(hourMs);
  setup.controller.stop();
  return asked.slice(1).map((at, index) => at - (asked[index] ?? 0));
}

const longest = (gaps: number[]) => Math.max(...gaps);
const shortest = (gaps: number[]) => Math.min(...gaps);

describe('a platform that holds no question', () => {
  test.each([
    ['gives no ETag', async () => ({ setup: boards[0], etag: null, retryAfterMs: 0 })],
    [
      'gives no ETag, and another board each time',
      async (at: number) => ({ setup: boards[at % 2 === 0 ? 0 : 1], etag: null, retryAfterMs: 0 }),
    ],
    [
      'gives another ETag each time',
      async (at: number) => ({ setup: boards[0], etag: `"${at}"`, retryAfterMs: 0 }),
    ],
    [
      'says at once that nothing has changed',
      async (_at: number, etag: string | null) =>
        etag === null ? { setup: boards[0], etag: '"1"', retryAfterMs: 0 } : null,
    ],
    [
      'gives no ETag, and fails every second time',
      async (at: number) => {
        if (at % 2 === 0) throw new OnboardingError('offline');
        return { setup: boards[0], etag: null, retryAfterMs: 0 };
      },
    ],
  ])('because it %s is soon asked only twice a minute or so', async (_what, answer) => {
    const gaps = await gapsWith(answer);
    expect(shortest(gaps)).toBeGreaterThanOrEqual(500);
    expect(longest(gaps)).toBeLessThanOrEqual(30_000);
    // At most 30 s with jitter of half: on average 22 s, and less between a failure and the next question.
    expect(gaps.length).toBeLessThan(400);
  });

  test('is asked as late as it wants', async () => {
    const gaps = await gapsWith(async () => ({ setup: boards[0], etag: null, retryAfterMs: 90_000 }));
    expect(new Set(gaps)).toEqual(new Set([90_000]));
  });

  test('wants that by Retry-After, in an answer or in a refusal', async () => {
    const answers = [
      new Response(JSON.stringify(boards[0]), { headers: { 'retry-after': '90' } }),
      new Response('{}', { status: 503, headers: { 'retry-after': '120' } }),
    ];
    const call = createPlatformCall('https://platform.test', async () => answers.shift() ?? new Response());
    const client = setupPlatform(call);
    const { signal } = new AbortController();
    expect(await client.watch('s1', null, signal)).toMatchObject({ etag: null, retryAfterMs: 90_000 });
    await expect(client.watch('s1', null, signal)).rejects.toMatchObject({ retryAfterMs: 120_000 });
  });
});

test('a platform that holds questions is asked again at once, also after a long time', async () => {
  const gaps = await gapsWith(async (_at, etag, clock, signal) => {
    if (etag === null) return { setup: boards[0], etag: '"1"', retryAfterMs: 0 };
    await clock.wait(25_000, signal);
    return null;
  });
  expect(new Set(gaps.slice(1))).toEqual(new Set([25_000]));
});
