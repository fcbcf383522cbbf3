import {
  type PolicyOrigin,
  type PolicyPlace,
  type PolicyProblem,
  type PolicyProblemCode,
  type PolicyStop,
  policyOrigins,
} from '#contract/policy.ts';
import { notUnderstood } from './policy-key.ts';
import {
  isPolicyKey,
  type PolicyKey,
  type PolicyValues,
  policyKeyNames,
  policyKeys,
} from './policy-schema.ts';
import { enforcedOrigins, type PolicySource } from './policy-source.ts';

/** What holds for one key, and why. */
export type KeyReport = {
  key: PolicyKey;
  /** As it holds; null: nothing. */
  value: unknown;
  /** The highest of `from`; `default` where nobody said anything that counts. */
  origin: PolicyOrigin | 'default';
  /** Every place whose word is in the value. */
  from: PolicyPlace[];
  /** An enforced source has spoken, so that a person cannot change it. */
  locked: boolean;
  problems: (PolicyProblem & PolicyPlace)[];
};

export type EffectivePolicy = {
  /** Every key, with the value that holds. Of a key in `stops` nothing follows. */
  values: PolicyValues;
  keys: KeyReport[];
  /** Every place that was looked at and has something to say, with what was wrong with it as a whole. */
  sources: (PolicyPlace & { problems: PolicyProblem[] })[];
  stops: PolicyStop[];
};

/** Nobody knows what an enforced source with one of these forbids. */
const conceals: readonly PolicyProblemCode[] = ['unreadable', 'malformed', 'too-large', 'duplicate-key'];

type Said = PolicyPlace & { value: unknown };

/**
 * What all sources together amount to.
 *
 * The highest enforced source decides, then the person's own setting, then recommendations, then what was built in; keys
 * that restrict are narrowed by every enforced source instead. Whatever a source adds, nothing becomes allowed that was
 * not: a restriction that cannot be understood, and two that have nothing in common, allow nothing.
 */
export function effectivePolicy(found: readonly PolicySource[]): EffectivePolicy {
  const sources = [...found].sort((one, other) => rankOf(one) - rankOf(other));
  const stops: PolicyStop[] = [];
  for (const { origin, location, problems } of sources) {
    if (isEnforced(origin) && problems.some(({ code }) => conceals.includes(code)))
      stops.push({ code: 'policy-invalid', keys: [], places: [{ origin, location }] });
  }
  const keys = policyKeyNames.map((key) => {
    const { report, stop } = reportOn(key, sources);
    if (stop) stops.push(stop);
    return report;
  });
  return {
    values: valuesOf(keys),
    keys,
    sources: sources.map(({ origin, location, values, problems, outdated = [] }) => ({
      origin,
      location,
      problems: [
        ...problems,
        ...outdated,
        ...Object.keys(values)
          .filter((name) => !isPolicyKey(name))
          .map((name) => ({ code: 'unknown-key' as const, key: name.slice(0, 100) })),
      ],
    })),
    stops,
  };
}

export const isEnforced = (origin: PolicyOrigin): boolean => enforcedOrigins.includes(origin);

const rankOf = ({ origin }: { origin: PolicyOrigin }): number => policyOrigins.indexOf(origin);

/** The values of reports. Each was parsed by the schema of its own key, as `Object.fromEntries` cannot say. */
export function valuesOf(keys: readonly KeyReport[]): PolicyValues {
  return Object.fromEntries(keys.flatMap(({ key, value }) => (value === null ? [] : [[key, value]])));
}

function reportOn(
  key: PolicyKey,
  sources: readonly PolicySource[],
): { report: KeyReport; stop: PolicyStop | null } {
  const { schema, recommendable, restricts } = policyKeys[key];
  const problems: KeyReport['problems'] = [];
  const said: Said[] = [];
  const malformed: PolicyPlace[] = [];
  for (const { origin, location, values } of sources) {
    if (!Object.hasOwn(values, key)) continue;
    const place = { origin, location };
    const parsed = schema.safeParse(values[key]);
    if (!isEnforced(origin) && !recommendable) problems.push({ code: 'not-recommendable', key, ...place });
    else if (parsed.success) {
      said.push({ ...place, value: parsed.data });
      if (notUnderstood(policyKeys[key], values[key]).length > 0)
        problems.push({ code: 'unknown-value', key, ...place });
    } else {
      problems.push({ code: 'invalid-value', key, ...place });
      if (restricts && isEnforced(origin)) malformed.push(place);
    }
  }
  const enforced = said.filter(({ origin }) => isEnforced(origin));
  const { value, from } = combined(key, enforced.length > 0 ? enforced : said.slice(0, 1));
  const report: KeyReport = {
    key,
    value,
    origin: from[0]?.origin ?? 'default',
    from: from.map(({ origin, location }) => ({ origin, location })),
    locked: enforced.length > 0 || malformed.length > 0,
    problems,
  };
  if (malformed.length > 0)
    return { report, stop: { code: 'policy-invalid', keys: [key], places: malformed } };
  const nothing = enforced.length > 0 && (value === null || (Array.isArray(value) && value.length === 0));
  return {
    report,
    stop: nothing ? { code: 'nothing-allowed', keys: [key], places: report.from } : null,
  };
}

/** One value of what counts, and who is in it. `value` is null where they contradict each other. */
function combined(key: PolicyKey, said: readonly Said[]): { value: unknown; from: readonly Said[] } {
  const [first] = said;
  const { combine, default: otherwise } = policyKeys[key];
  if (first === undefined) return { value: otherwise, from: [] };
  if (combine === 'highest') return { value: first.value, from: [first] };
  if (combine === 'same')
    return { value: said.every(({ value }) => value === first.value) ? first.value : null, from: said };
  if (combine === 'intersection') {
    const lists = said.map(({ value }) => (Array.isArray(value) ? value : []));
    return {
      value: lists.reduce((common, list) => common.filter((item) => list.includes(item))),
      from: said,
    };
  }
  const strictness = ({ value }: Said) => combine.strictest.indexOf(value);
  const strictest = Math.max(...said.map(strictness));
  return {
    value: combine.strictest[strictest],
    from: said.filter((one) => strictness(one) === strictest),
  };
}
