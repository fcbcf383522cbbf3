import type { PolicyOrigin } from '#contract/policy.ts';
import { findKey } from '../../key-names.ts';
import type { PolicySource } from '../../policy-source.ts';
import { duplicates } from '../container.ts';
import type { RegistryKey } from './registry-export.ts';
import type { Hive } from './registry-reading.ts';

/** The subkey of values that a person may change. */
const recommendedPart = 'Recommended';

/**
 * What an export of the policies' key says: one source for the key itself and one for `Recommended` in it.
 *
 * A subkey is a list, as Group Policy writes one: its values in the order of their numbers, whatever their names. A
 * list without values says nothing, for that is what is left of a policy that was switched off. The registry's names
 * are without case; those of policy keys are given as the schema spells them.
 */
export function registrySources(
  keys: readonly RegistryKey[],
  { location, enforced, recommended }: Pick<Hive, 'location' | 'enforced' | 'recommended'>,
): PolicySource[] {
  const level = depthOf(location);
  const ours = keys
    .filter(({ path }) => depthOf(path) >= level)
    .map((key) => ({ ...key, names: key.path.split('\\').slice(level) }));
  const isRecommended = ({ names: [first = ''] }: Named) =>
    first.toLowerCase() === recommendedPart.toLowerCase();
  const within = ours.filter(isRecommended).map((key) => ({ ...key, names: key.names.slice(1) }));
  return [
    ...sourceOf(
      ours.filter((key) => !isRecommended(key)),
      enforced,
      location,
    ),
    ...sourceOf(within, recommended, `${location}\\${recommendedPart}`),
  ];
}

/** A key with the names that lead to it from where its source begins. */
type Named = RegistryKey & { names: string[] };

function sourceOf(keys: readonly Named[], origin: PolicyOrigin, location: string): PolicySource[] {
  const entries = keys.flatMap(({ names: [list, ...deeper], values }): { name: string; value: unknown }[] => {
    if (deeper.length > 0) return [];
    const named = values.filter(({ name }) => name !== '');
    if (list === undefined) return named;
    const items = named.sort((one, other) => numberOf(one) - numberOf(other));
    return items.length === 0 ? [] : [{ name: list, value: items.map(({ value }) => value) }];
  });
  if (entries.length === 0) return [];
  const values = new Map<string, unknown>();
  const repeated = new Set<string>();
  for (const { name, value } of entries) {
    const key = findKey(name) ?? name;
    if (values.has(key)) repeated.add(key);
    values.set(key, value);
  }
  const contents =
    repeated.size > 0 ? duplicates(repeated) : { values: Object.fromEntries(values), problems: [] };
  return [{ origin, location, ...contents }];
}

const depthOf = (path: string): number => path.split('\\').length;

/** Where a value stands in its list. Those without a number stand last, in the order of the export. */
function numberOf({ name }: { name: string }): number {
  return /^\d{1,9}$/.test(name) ? Number(name) : Number.MAX_SAFE_INTEGER;
}
