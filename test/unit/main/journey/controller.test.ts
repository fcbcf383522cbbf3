import { describe, expect, test, vi } from 'vitest';
import { OnboardingError } from '../../../../main/failure/onboarding-error.ts';
import { Controller } from '../../../../main/journey/controller.ts';
import type { SavedJourney } from '../../../../main/journey/saved-journey.ts';
import { noRules } from '../../../../main/policy/sign-in-rules.ts';
import { scriptedPorts } from '../../../support/scripted-ports.ts';

const offers = {
  methods: [{ id: 'google', available: true } as const],
  manualSignUp: true,
  returnPaths: ['loopback'] as const,
};

type Outcome = 'written' | 'refused';

/**
 * A controller at the choice, where neither a sign-in nor a mail gets anywhere: what it wrote, and what it showed of each
 * state, which is its phase or else its step.
 */
async function started(write: (memory: SavedJourney) => Promise<Outcome> = async () => 'written') {
  const writes: SavedJourney[] = [];
  const shown: string[] = [];
  const ports = scriptedPorts({
    savedJourney: {
      write: (memory) => {
        writes.push(memory);
        return write(memory);
      },
    },
    findProvider: () => ({ signIn: () => new Promise(() => undefined) }),
    platform: { startSignUp: () => Promise.reject(new OnboardingError('offline')) },
  });
  const controller = new Controller(ports, ({ journey }) => {
    shown.push('phase' in journey ? journey.phase : journey.step);
  });
  controller.report({ type: 'offers-changed', offers, rules: noRules });
  controller.start();
  await vi.waitFor(() => expect(controller.view.journey.step).toBe('choosing'));
  return { controller, writes, shown };
}

test('the saved journey is written once at the choice, and signing in writes it no second time', async () => {
  const { controller, writes } = await started();
  controller.send({ type: 'choose', method: 'google' });
  await vi.waitFor(() => expect(controller.view.journey).toMatchObject({ returnPath: 'loopback' }));
  expect(writes).toEqual([{ at: 'choosing' }]);
});

test('each letter of an address is another saved journey, and the same letter again is none', async () => {
  const { controller, writes } = await started();
  controller.send({ type: 'choose-email' });
  for (const value of ['j', 'ja', 'ja', 'jan']) controller.send({ type: 'draft', field: 'email', value });
  expect(writes.slice(1).map((memory) => 'email' in memory && memory.email)).toEqual(['', 'j', 'ja', 'jan']);
});

test('a write that the disk refused is tried again with the next state, although nothing of it has changed', async () => {
  const outcomes: Outcome[] = ['refused', 'written'];
  const { controller, writes } = await started(async () => outcomes.shift() ?? 'written');
  await vi.waitFor(() => expect(writes).toHaveLength(1));
  controller.send({ type: 'choose', method: 'google' });
  await vi.waitFor(() => expect(writes).toEqual([{ at: 'choosing' }, { at: 'choosing' }]));
});

test('an event that changes nothing shows no state', async () => {
  const { controller, shown } = await started();
  const before = shown.length;
  controller.send({ type: 'confirm-account' });
  controller.report({ type: 'offers-changed', offers, rules: noRules });
  expect(shown).toHaveLength(before);
});

describe('that a request leaves later', () => {
  /** A sign-up that waits, and whose writing takes its time. */
  async function queueing() {
    const { promise: disk, resolve: settle } = Promise.withResolvers<Outcome>();
    const { controller, writes, shown } = await started(async (memory) =>
      'queuedKey' in memory ? await disk : 'written',
    );
    controller.send({ type: 'choose-email' });
    controller.send({ type: 'submit-email', email: 'jan@bakkerij.test' });
    await vi.waitFor(() => expect(writes.at(-1)).toHaveProperty('queuedKey'));
    return { controller, shown, settle };
  }

  test('is shown once it is on disk, so that a crash right after cannot lose it', async () => {
    const { shown, settle } = await queueing();
    expect(shown.at(-1)).toBe('busy');
    settle('written');
    await vi.waitFor(() => expect(shown.at(-1)).toBe('queued'));
  });

  test('is shown where the disk refuses it too, beside the notice that says so', async () => {
    const { shown, settle } = await queueing();
    settle('refused');
    await vi.waitFor(() => expect(shown.at(-1)).toBe('queued'));
  });

  test('is never shown where the person took it back before it was on disk', async () => {
    const { controller, shown, settle } = await queueing();
    controller.send({ type: 'withdraw' });
    expect(shown.at(-1)).toBe('idle');
    settle('written');
    await settled();
    expect(shown).not.toContain('queued');
  });
});

/** Lets everything go on that waits for nothing but its turn. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
