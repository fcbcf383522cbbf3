import type { PolicyPlace, PolicyProblem, TextPosition } from '#contract/policy.ts';
import type { PolicySource } from '../policy-source.ts';

/** What a container of values holds. Where something is wrong with it, it holds nothing. */
export type Contents = Pick<PolicySource, 'values' | 'problems' | 'positions'>;

/** Deeper than any policy goes; what is compared and parsed afterwards may then recurse. */
export const maxDepth = 16;

/** A place of which nothing counts, and why. */
export const unusable = ({ origin, location }: PolicyPlace, problem: PolicyProblem): PolicySource => ({
  origin,
  location,
  values: {},
  problems: [problem],
});

export const tooLarge = (maxBytes: number): PolicyProblem => ({
  code: 'too-large',
  detail: `more than ${maxBytes} bytes`,
});

/** The container is not what its place asks for. */
export const malformed = (detail: string, at?: TextPosition): Contents => ({
  values: {},
  problems: [{ code: 'malformed', detail, ...(at ? { at } : {}) }],
});

/** Duplicate keys, whose value is not known; with the position of the second, if known. */
export const duplicates = (keys: Iterable<string>, at?: ReadonlyMap<string, TextPosition>): Contents => ({
  values: {},
  problems: [...keys].map((key) => {
    const position = at?.get(key);
    return { code: 'duplicate-key', key: key.slice(0, 100), ...(position ? { at: position } : {}) };
  }),
});

/** An object of names and values, as a container's outermost thing must be: no list, no date, no bytes. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
