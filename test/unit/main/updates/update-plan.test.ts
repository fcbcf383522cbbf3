import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Install, planUpdates, type UpdateMode } from '../../../../main/updates/update-plan.ts';

const modes: UpdateMode[] = ['none', 'manual', 'notify', 'auto'];

test.each<[UpdateMode, Install['kind'], string, string, boolean]>([
  ['none', 'own', 'never', 'never', false],
  ['manual', 'own', 'when-asked', 'when-asked', false],
  ['notify', 'own', 'at-start', 'when-asked', false],
  ['auto', 'own', 'at-start', 'on-quit', false],
  ['none', 'machine', 'never', 'never', true],
  ['manual', 'machine', 'when-asked', 'never', true],
  ['notify', 'machine', 'at-start', 'never', true],
  ['auto', 'machine', 'at-start', 'never', true],
  ['auto', 'loose', 'never', 'never', false],
])('%s, for a copy of kind %s: asks %s, installs %s', (mode, kind, check, install, byIt) => {
  expect(planUpdates(mode, { packaged: true, kind })).toEqual({ check, install, byIt });
});

test('a developer’s copy is never updated', () => {
  for (const mode of modes)
    for (const kind of ['own', 'machine', 'loose'] as const)
      expect(planUpdates(mode, { packaged: false, kind })).toEqual({
        check: 'never',
        install: 'never',
        byIt: false,
      });
});

test('whatever the policy, only a copy of the person’s own is ever replaced, and only one that may be asked about', () => {
  const install = fc.record({ packaged: fc.boolean(), kind: fc.constantFrom('own', 'machine', 'loose') });
  fc.assert(
    fc.property(fc.constantFrom(...modes), install, (mode, copy) => {
      const plan = planUpdates(mode, copy);
      if (plan.install !== 'never') expect([copy, plan.check]).not.toContain('never');
      expect(plan.install === 'never' || (copy.packaged && copy.kind === 'own')).toBe(true);
    }),
  );
});
