import {
  type PolicyKeyView,
  type PolicyOrigin,
  type PolicyPlace,
  type PolicyProblem,
  type PolicyProblemCode,
  type PolicyStop,
  type PolicyView,
  policyOrigins,
} from '#contract/policy.ts';
import { findKey, type KeyedValues, sortValuesByKey } from './key-names.ts';
import { findUnsupported } from './policy-key.ts';
import { type PolicyKey, type PolicyValues, policyKeyNames, policyKeys } from './policy-schema.ts';
import { enforcedOrigins, type PolicySource } from './policy-source.ts';
import { describeValueProblem, unknownValue } from './value-problem.ts';

/** What holds for one key, and why. Its origin is the highest of its places; `default` where no source gives a valid value. */
export type KeyReport = PolicyKeyView & { key: PolicyKey };

/** `sources`: every place that was looked at and has something to say, with what was wrong with it as a whole. */
export type EffectivePolicy = Pick<PolicyView, 'sources' | 'stops'> & {
  /** Every key, with the value that holds. Of a key in `stops` nothing follows. */
  values: PolicyValues;
  keys: KeyReport[];
};

/** With one of these it is not known what an enforced source forbids. */
const conceals: readonly PolicyProblemCode[] = ['unreadable', 'malformed', 'too-large', 'duplicate-key'];

type Statement = PolicyPlace & { value: unknown };
type PlacedProblem = PolicyProblem & PolicyPlace;
/** A source with its values sorted by key. */
type KeyedSource = Omit<PolicySource, 'values'> & Pick<KeyedValues, 'values'> & { misnamed: PolicyProblem[] };

/**
 * Resolves the policy of all sources together.
 *
 * The highest enforced source decides, then the person's own setting, then recommendations, then what was built in; keys
 * that restrict are narrowed by every enforced source instead. No source makes anything allowed that was not: a malformed
 * restriction, and two that have nothing in common, allow nothing. A name that resembles a restriction counts as a malformed
 * one, because ignoring it would allow everything.
 */
export function combineSources(found: readonly PolicySource[]): EffectivePolicy {
  const sources = [...found].sort((one, other) => rankOf(one) - rankOf(other)).map(sortByKey);
  const stops: PolicyStop[] = [];
  for (const { origin, location, problems } of sources) {
    const place = { origin, location };
    const concealing = problems.filter(({ code }) => conceals.includes(code));
    if (isEnforced(origin) && concealing.length > 0)
      stops.push({
        code: 'policy-invalid',
        keys: [],
        places: [place],
        problems: concealing.map((problem) => ({ ...problem, ...place })),
      });
  }
  const keys = policyKeyNames.map((key) => {
    const { report, stop } = reportOn(key, sources);
    if (stop) stops.push(stop);
    return report;
  });
  return {
    values: valuesOf(keys),
    keys,
    sources: sources.map(({ origin, location, problems, misnamed, outdated = [] }) => ({
      origin,
      location,
      problems: [...problems, ...outdated, ...misnamed],
    })),
    stops,
  };
}

/**
 * Sorts a source's values by key. A source that has a key twice, in any spellings, gives no values: which one is meant is
 * not known.
 */
function sortByKey({ values: found, positions = {}, ...source }: PolicySource): KeyedSource {
  const { values, repeated, unknown } = sortValuesByKey(found);
  const at = (name: string) => {
    const position = Object.hasOwn(positions, name) ? positions[name] : undefined;
    return position ? { at: position } : {};
  };
  if (repeated.length > 0) {
    const twice = repeated.map((key) => ({ code: 'duplicate-key' as const, key }));
    return { ...source, values: {}, problems: [...source.problems, ...twice], misnamed: [] };
  }
  const misnamed = unknown.map(({ name, meant }) => ({
    code: 'unknown-key' as const,
    key: name.slice(0, 100),
    ...(meant === null ? {} : { meant }),
    ...at(name),
  }));
  const byKey = Object.keys(found).flatMap((name) => {
    const position = at(name).at;
    return position ? [[findKey(name) ?? name, position] as const] : [];
  });
  return { ...source, positions: Object.fromEntries(byKey), values, misnamed };
}

export const isEnforced = (origin: PolicyOrigin): boolean => enforcedOrigins.includes(origin);

const rankOf = ({ origin }: { origin: PolicyOrigin }): number => policyOrigins.indexOf(origin);

/** The values of reports. Each was parsed by the schema of its own key, as `Object.fromEntries` cannot say. */
export function valuesOf(keys: readonly KeyReport[]): PolicyValues {
  return Object.fromEntries(keys.flatMap(({ key, value }) => (value === null ? [] : [[key, value]])));
}

function reportOn(
  key: PolicyKey,
  sources: readonly KeyedSource[],
): { report: KeyReport; stop: PolicyStop | null } {
  const { schema, recommendable, restricts } = policyKeys[key];
  const problems: KeyReport['problems'] = [];
  const statements: Statement[] = [];
  const malformed: PlacedProblem[] = [];
  for (const { origin, location, values, positions = {}, misnamed } of sources) {
    const counts = restricts && isEnforced(origin);
    const meantHere = misnamed.filter(({ meant }) => meant === key);
    if (counts) malformed.push(...meantHere.map((problem) => ({ ...problem, origin, location })));
    if (!Object.hasOwn(values, key)) continue;
    const place = { origin, location, ...(positions[key] ? { at: positions[key] } : {}) };
    const parsed = schema.safeParse(values[key]);
    if (!isEnforced(origin) && !recommendable) problems.push({ code: 'not-recommendable', key, ...place });
    else if (parsed.success) {
      statements.push({ origin, location, value: parsed.data });
      const [item] = findUnsupported(policyKeys[key], values[key]);
      if (item !== undefined) problems.push({ ...unknownValue(key, item), ...place });
    } else {
      const problem = { ...describeValueProblem(key, values[key]), ...place };
      problems.push(problem);
      if (counts) malformed.push(problem);
    }
  }
  const enforced = statements.filter(({ origin }) => isEnforced(origin));
  const { value, from } = combineValues(key, enforced.length > 0 ? enforced : statements.slice(0, 1));
  const report: KeyReport = {
    key,
    value,
    origin: from[0]?.origin ?? 'default',
    places: from.map(({ origin, location }) => ({ origin, location })),
    locked: enforced.length > 0 || malformed.length > 0,
    problems,
  };
  if (malformed.length > 0)
    return {
      report,
      stop: { code: 'policy-invalid', keys: [key], places: placesOf(malformed), problems: malformed },
    };
  const nothing = enforced.length > 0 && (value === null || (Array.isArray(value) && value.length === 0));
  return {
    report,
    stop: nothing ? { code: 'nothing-allowed', keys: [key], places: report.places } : null,
  };
}

/** The places of some problems, each once. */
function placesOf(problems: readonly PlacedProblem[]): PolicyPlace[] {
  const places = problems.map(
    ({ origin, location }) => [`${origin} ${location}`, { origin, location }] as const,
  );
  return [...new Map(places).values()];
}

/** Combines the valid values of a key. `from`: who contributed. `value` is null where they contradict each other. */
function combineValues(
  key: PolicyKey,
  statements: readonly Statement[],
): { value: unknown; from: readonly Statement[] } {
  const [first] = statements;
  const { combine, default: otherwise } = policyKeys[key];
  if (first === undefined) return { value: otherwise, from: [] };
  if (combine === 'highest') return { value: first.value, from: [first] };
  if (combine === 'same')
    return {
      value: statements.every(({ value }) => value === first.value) ? first.value : null,
      from: statements,
    };
  if (combine === 'intersection') {
    const lists = statements.map(({ value }) => (Array.isArray(value) ? value : []));
    return {
      value: lists.reduce((common, list) => common.filter((item) => list.includes(item))),
      from: statements,
    };
  }
  const strictness = ({ value }: Statement) => combine.strictest.indexOf(value);
  const strictest = Math.max(...statements.map(strictness));
  return {
    value: combine.strictest[strictest],
    from: statements.filter((one) => strictness(one) === strictest),
  };
}
