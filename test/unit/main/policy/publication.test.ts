import { describe, expect, test } from 'vitest';
import { OnboardingError } from '../../../../main/failure/onboarding-error.ts';
import type { Organisation } from '../../../../main/platform-contract/contract.ts';
import type { PolicySource } from '../../../../main/policy/policy-source.ts';
import { stoppedRules } from '../../../../main/policy/sign-in-rules.ts';
import { manage, managed, molen, required, startManaging } from './managed.ts';

const unanswered = () => new Promise<Organisation>(() => undefined);
const failing = (code: 'organisation-unavailable' | 'organisation-unknown') => ({
  bySlug: () => Promise.reject(new OnboardingError(code)),
});

describe('while there is a stop, the rules let nobody through', () => {
  test.each<[string, PolicySource[], Parameters<typeof manage>[1]]>([
    ['a restriction that is not understood', [managed({ AllowedIdentityProviders: 7 })], {}],
    ['a place that cannot be read', [managed({}, { problems: [{ code: 'unreadable' }] })], {}],
    ['a required organisation that cannot be had', [managed(required)], failing('organisation-unavailable')],
    ['a required organisation that is unknown', [managed(required)], failing('organisation-unknown')],
    ['rules that leave nothing', [managed({ ...required, AllowedIdentityProviders: ['apple'] })], {}],
    [
      'organisations that contradict each other',
      [
        managed({ Organization: 'molen' }),
        managed({ Organization: 'kaas' }, { location: '/etc/opt/20.json' }),
      ],
      {},
    ],
  ])('%s', async (_why, places, directory) => {
    const { management, change } = await startManaging([], directory);
    expect(management.rules.methods).toBeNull();
    await change(places);
    await expect.poll(() => management.stop).not.toBeNull();
    expect(management.rules).toEqual(stoppedRules);
    await change([]);
    expect([management.stop, management.rules.methods]).toEqual([null, null]);
  });

  test('nor before the first reading is done, whatever was found so far', async () => {
    const { management } = manage([]);
    expect(management.rules).toEqual(stoppedRules);
    await management.start();
    expect(management.rules.methods).toBeNull();
  });
});

describe('a policy and the stop that follows from it are in force at the same moment', () => {
  /** What is in force, at every moment that this process has from one change to the end of all work. */
  async function moments(change: (management: ReturnType<typeof manage>) => unknown, directory = {}) {
    const app = await startManaging([managed({ AllowedIdentityProviders: ['google'] })], directory);
    const { management } = app;
    const look = () =>
      JSON.stringify([
        management.policy.values.ManagedByOrganizationName ?? 'before',
        management.stop?.code ?? null,
        management.rules.methods,
      ]);
    const seen = [look()];
    const toldOf: string[] = [];
    app.onTold(() => toldOf.push(look()));
    void change(app);
    for (let turn = 0; turn < 200; turn += 1) {
      const now = look();
      if (now !== seen.at(-1)) {
        // Listeners are called at once, before anything else happens.
        expect(toldOf.at(-1)).toBe(now);
        seen.push(now);
      }
      await null;
    }
    return seen.map((one): unknown => JSON.parse(one));
  }
  const narrowed = (values: Record<string, unknown>) => (app: ReturnType<typeof manage>) =>
    app.change([managed({ ManagedByOrganizationName: 'after', ...values })]);

  test('an organisation is required of which nothing is known, and nobody answers', async () => {
    expect(await moments(narrowed(required), { bySlug: unanswered })).toEqual([
      ['before', null, ['google']],
      ['after', 'organisation-unavailable', []],
    ]);
  });

  test('an organisation is required of which something was kept', async () => {
    expect(await moments(narrowed(required), { bySlug: unanswered, kept: async () => molen })).toEqual([
      ['before', null, ['google']],
      ['after', null, ['google']],
    ]);
  });

  test('a restriction that is not understood', async () => {
    expect(await moments(narrowed({ AllowedIdentityProviders: 7 }))).toEqual([
      ['before', null, ['google']],
      ['after', 'policy-invalid', []],
    ]);
  });

  test('an organisation answers after it was required', async () => {
    const seen = await moments(narrowed(required), {
      bySlug: async () => ({ ...molen, method: 'microsoft' }),
    });
    expect(seen.at(-1)).toEqual(['after', null, ['microsoft']]);
    expect(seen).not.toContainEqual(['after', null, ['google']]);
  });
});

test('an answer about an organisation that is no longer named changes nothing', async () => {
  const answer = Promise.withResolvers<Organisation>();
  const { management, change, told } = manage([managed(required)], {
    kept: async (slug) => (slug === 'kaas' ? { ...molen, slug: 'kaas' } : null),
    bySlug: (slug) => (slug === 'molen' ? answer.promise : unanswered()),
  });
  void management.start();
  await expect.poll(() => management.stop?.code).toBe('organisation-unavailable');
  await change([managed({ ...required, Organization: 'kaas' })]);
  const before = told();
  answer.resolve(molen);
  await new Promise(setImmediate);
  expect(management.rules.organisation?.organisation.slug).toBe('kaas');
  expect(told()).toBe(before);
});
