import { expect, test } from 'vitest';
import { progressionOf } from '../../../../renderer/store/progression.ts';
import { variant } from '../../../support/variants.ts';

const stageOf = (name: string): string | undefined => {
  const progression = progressionOf(variant(name).journey);
  return progression
    ? `${progression.at + 1}/${progression.stages.length} ${progression.stages[progression.at]}`
    : undefined;
};

test.each([
  ['signing in, waiting', '2/4 signIn'],
  ['checking a new account', '3/4 check'],
  ['waiting for confirmation', '3/4 check'],
  ['registering an identity', '3/4 check'],
  ['entering an address', '2/5 address'],
  ['waiting for activation', '3/5 activate'],
  ['registering by e-mail', '4/5 register'],
])('%s is stage %s', (name, stage) => {
  expect(stageOf(name)).toBe(stage);
});

test.each(['starting', 'choosing', 'blocked by policy', 'finished, new', 'confirming an organisation'])(
  '%s has no stage',
  (name) => {
    expect(stageOf(name)).toBeUndefined();
  },
);
