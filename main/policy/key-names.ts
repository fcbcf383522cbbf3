import { isPolicyKey, type PolicyKey, policyKeyNames } from './policy-schema.ts';

/** A name that is no policy key, and the key that it comes close to; null: none. */
type UnknownName = { name: string; meant: PolicyKey | null };

/** The values of one place by the names that the schema has for them. */
export type KeyedValues = {
  values: { readonly [Key in PolicyKey]?: unknown };
  /** Keys that stand there in several spellings, so that it is not known which is meant. */
  repeated: PolicyKey[];
  unknown: UnknownName[];
};

/** What a name is without case and without the signs between its words: `allowed_tenants` is `AllowedTenants`. */
const bare = (name: string): string => name.replaceAll(/[-_.\s]/g, '').toLowerCase();

const byBareName = new Map(policyKeyNames.map((key) => [bare(key), key]));

/** The key of this name, in any spelling that changes nothing of its letters; null: none. */
export function findKey(name: string): PolicyKey | null {
  return isPolicyKey(name) ? name : (byBareName.get(bare(name)) ?? null);
}

/** Sorts what a place says by the keys that are meant. */
export function sortValuesByKey(found: Readonly<Record<string, unknown>>): KeyedValues {
  const values = new Map<PolicyKey, unknown>();
  const repeated = new Set<PolicyKey>();
  const unknown: UnknownName[] = [];
  for (const [name, value] of Object.entries(found)) {
    const key = findKey(name);
    if (key === null) unknown.push({ name, meant: findNearestKey(name) });
    else if (values.has(key)) repeated.add(key);
    else values.set(key, value);
  }
  return { values: Object.fromEntries(values), repeated: [...repeated], unknown };
}

/** Longer than a misspelled key can be. */
const longestName = 60;

/**
 * The key that a misspelled name comes closest to: a few letters differ, as in `AlowedTenants`, or a word of it is left out
 * or put in, as in `AllowedProviders`. Null: it is like none.
 *
 * A policy carries no version, so that a name of a later version cannot be told from a misspelled one. Where a restriction
 * may be meant the app stops, and IT reads which name it was: a restriction that is silently not there is noticed by no one.
 * Later versions therefore choose names that are like none of these.
 *
 * @param keys the keys that may be meant
 */
export function findNearestKey(name: string, keys: readonly PolicyKey[] = policyKeyNames): PolicyKey | null {
  if (name.length > longestName) return null;
  const spelled = bare(name);
  const near = keys
    .map((key) => ({ key, distance: distanceOf(spelled, bare(key)) }))
    .filter(({ key, distance }) => distance <= Math.max(1, Math.floor(key.length / 5)))
    .sort((one, other) => one.distance - other.distance);
  return near[0]?.key ?? keys.find((key) => sharesWords(wordsOf(name), wordsOf(key))) ?? null;
}

const wordsOf = (name: string): string[] =>
  name
    .split(/[-_.\s]+|(?<=[a-z0-9])(?=[A-Z])/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase().replace(/s$/, ''));

/** Whether one name has all words of the other, the last one among them, and not many more. */
function sharesWords(one: readonly string[], other: readonly string[]): boolean {
  const [fewer, more] = one.length <= other.length ? [one, other] : [other, one];
  return (
    fewer.length * 2 >= more.length &&
    fewer.at(-1) === more.at(-1) &&
    fewer.every((word) => more.includes(word))
  );
}

/** Levenshtein's distance: how many letters are put in, left out or changed between two words. */
function distanceOf(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (const [index, another] of [...other].entries()) {
      const changed = (row[index] ?? 0) + (letter === another ? 0 : 1);
      next.push(Math.min(changed, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
