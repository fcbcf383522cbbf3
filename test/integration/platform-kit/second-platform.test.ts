import { expect, test } from 'vitest';
import { rules } from '../../../scripts/platform-kit/rules.ts';
import { type Outcome, runChecks } from '../../../scripts/platform-kit/run-checks.ts';
import { type FaultName, faults, planted } from '../../support/faulty-platform/faults.ts';
import { withFields } from '../../support/faulty-platform/on-the-way.ts';
import { startSecondPlatform } from '../../support/second-platform/second-platform.ts';
import { implementationOf, targetOf } from './second-implementation.ts';

/** What the kit says of a second platform, which something may be planted into. */
async function outcomesOf(
  plant?: Parameters<typeof startSecondPlatform>[0],
  rule?: string,
): Promise<Outcome[]> {
  const platform = await startSecondPlatform(plant);
  const checks = rules.filter((one) => rule === undefined || one.rule === rule);
  const outcomes = await runChecks(checks, targetOf(platform), implementationOf(platform));
  await platform.close();
  return outcomes;
}

test('a platform that was written from the guide alone keeps every rule; the setup, which it does not have, is skipped by its name', async () => {
  const outcomes = await outcomesOf();
  expect(outcomes.filter(({ kind }) => kind === 'failed')).toEqual([]);
  const skipped = outcomes.flatMap((one) => (one.kind === 'skipped' ? one : []));
  // These two are about platforms without an exchange.
  const ofSetup = skipped.filter(({ rule }) => rule !== 'P-91' && rule !== 'P-92');
  expect(ofSetup.length).toBeGreaterThan(0);
  for (const one of ofSetup) expect(one).toEqual({ ...one, by: 'platform', missing: ['environment-setup'] });
});

test('a platform that answers every sign-up with a field that the guide does not name keeps P-24', async () => {
  const withRegion = withFields(() => ({ region: 'eu' }));
  const outcomes = await outcomesOf(
    (state, next) => async (asked) =>
      `${asked.method} ${asked.path}` === 'POST /onboarding/v1/sign-ups'
        ? await withRegion(asked, next, state)
        : await next(asked),
    'P-24',
  );
  expect(outcomes.map(({ kind }) => kind)).toEqual(['passed', 'not-checkable']);
});

// The keys of a table are its names.
const names = Object.keys(faults) as FaultName[];
test.each(names.map((fault) => [fault, faults[fault].rule] as const))(
  '%s is found as a fault of %s',
  async (fault, rule) => {
    const failed = (await outcomesOf(planted(fault), rule)).flatMap((one) =>
      one.kind === 'failed' ? one : [],
    );
    expect(failed).not.toEqual([]);
    for (const one of failed)
      expect(one).toEqual({ ...one, rule, message: expect.stringMatching(/^expected .*; got /) });
  },
);
