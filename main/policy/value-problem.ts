import { inspect } from 'node:util';
import type { PolicyExpectation, PolicyProblem } from '#contract/policy.ts';
import { itemsIn } from './policy-key.ts';
import { type PolicyKey, policyKeys } from './policy-schema.ts';

/** As much of an item as names it. */
const longestItem = 60;

/** What a key takes, with an example. */
export function expectationOf(key: PolicyKey): PolicyExpectation {
  const { form, takes, example } = policyKeys[key];
  const options = 'options' in form ? form.options : undefined;
  return { kind: takes, ...(options ? { options: [...options] } : {}), example: JSON.stringify(example) };
}

/** Why a value is none of this key's: what is expected, and the item of a list that does not fit. */
export function describeValueProblem(key: PolicyKey, value: unknown): PolicyProblem {
  const item = misfitIn(key, value);
  return {
    code: 'invalid-value',
    key,
    expected: expectationOf(key),
    ...(item === null ? {} : { item: item.slice(0, longestItem) }),
  };
}

/** An item of a list that this version does not know and leaves out. */
export function unknownValue(key: PolicyKey, item: string): PolicyProblem {
  return { code: 'unknown-value', key, expected: expectationOf(key), item: item.slice(0, longestItem) };
}

function misfitIn(key: PolicyKey, value: unknown): string | null {
  const { form, schema } = policyKeys[key];
  if (form.kind !== 'list') return null;
  if (Array.isArray(value)) {
    const at = value.findIndex((item) => typeof item !== 'string');
    if (at >= 0) return inspect(value[at], { depth: 0 });
  }
  return itemsIn(value)?.find((item) => !schema.safeParse([item]).success) ?? null;
}
