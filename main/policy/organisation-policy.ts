import type { PolicyOrigin, PolicyPlace, PolicyProblem } from '#contract/policy.ts';
import { slugPattern } from '../platform-contract/name-patterns.ts';
import { type EffectivePolicy, isEnforced, type KeyReport, valuesOf } from './effective-policy.ts';
import type { PolicyKey } from './policy-schema.ts';
import { expectationOf } from './value-problem.ts';

/** Which organisation the rules name: enforced, or only suggested. Null: none. */
type NamedOrganisation = { slug: string; origin: PolicyOrigin; required: boolean } | null;

/** The policy after the keys that depend on each other were checked together. */
export type ConsistentPolicy = EffectivePolicy & { organisation: NamedOrganisation };

/**
 * Checks keys against each other: `Organization` and `OwnSignInUrl` are two spellings of one thing, `SignInMode`
 * `required` needs one of them, and a proxy mode needs its address.
 *
 * @param platform Base of the platform in use. An own URL of another platform is invalid.
 */
export function checkConsistency(policy: EffectivePolicy, platform: string): ConsistentPolicy {
  const reports = new Map(policy.keys.map((report) => [report.key, { ...report }]));
  const stops = [...policy.stops];
  const at = (key: PolicyKey): KeyReport => {
    const report = reports.get(key);
    if (report === undefined) throw new Error(`no report on ${key}`);
    return report;
  };
  /** Replaces a value, and says why at each place that it came from. */
  const replace = (key: PolicyKey, value: 'system' | null, problem: PolicyProblem) => {
    const report = at(key);
    const problems = report.places.map((place) => ({ ...problem, key, ...place }));
    reports.set(key, { ...report, value, problems: [...report.problems, ...problems] });
    return problems;
  };
  /** Drops a restriction. An enforced one that is dropped stops everything: what it meant is not known. */
  const refuse = (key: PolicyKey, problem: PolicyProblem): void => {
    const enforced = replace(key, null, problem).filter(({ origin }) => isEnforced(origin));
    const places = enforced.map(({ origin, location }) => ({ origin, location }));
    if (places.length > 0) stops.push({ code: 'policy-invalid', keys: [key], places, problems: enforced });
  };

  const url = at('OwnSignInUrl');
  const slugOfUrl = typeof url.value === 'string' ? slugIn(url.value, platform) : null;
  if (url.value !== null && slugOfUrl === null)
    refuse('OwnSignInUrl', {
      code: 'invalid-value',
      detail: `an own URL is ${new URL('/o/<name>', platform).href}`,
      expected: expectationOf('OwnSignInUrl'),
    });

  const named = at('Organization');
  const organisation = agreeOnOrganisation(
    [namingOf(named, named.value), namingOf(url, slugOfUrl)].flatMap((one) => one ?? []),
    (places) => stops.push({ code: 'nothing-allowed', keys: ['Organization', 'OwnSignInUrl'], places }),
  );
  const isRequired = at('SignInMode').value === 'required';
  // Contradicting names are reported by themselves: `SignInMode` is not wrong as well.
  const isNamed =
    organisation !== null
      ? isEnforced(organisation.origin)
      : stops.some(({ keys }) => keys.includes('Organization') || keys.includes('OwnSignInUrl'));
  if (isRequired && !isNamed)
    refuse('SignInMode', {
      code: 'conflict',
      detail: 'required needs Organization or OwnSignInUrl, enforced as well',
    });

  for (const [mode, key] of [
    ['fixed', 'ProxyServer'],
    ['pac', 'ProxyPacUrl'],
  ] as const)
    if (at('ProxyMode').value === mode && at(key).value === null)
      replace('ProxyMode', 'system', { code: 'conflict', detail: `${mode} needs ${key}` });

  const keys = [...reports.values()];
  return {
    ...policy,
    values: valuesOf(keys),
    keys,
    stops,
    organisation: organisation && { ...organisation, required: isRequired },
  };
}

type Naming = { slug: string; origin: PolicyOrigin; places: PolicyPlace[] };

function namingOf({ origin, places }: KeyReport, slug: unknown): Naming | null {
  return typeof slug === 'string' && origin !== 'default' ? { slug, origin, places } : null;
}

/** Finds the one organisation that is named. Enforced names must agree; of others the first counts. */
function agreeOnOrganisation(
  names: readonly Naming[],
  contradict: (places: PolicyPlace[]) => void,
): { slug: string; origin: PolicyOrigin } | null {
  const enforced = names.filter(({ origin }) => isEnforced(origin));
  const [first, second] = enforced.length > 0 ? enforced : names;
  if (enforced.length > 1 && first?.slug !== second?.slug)
    contradict(enforced.flatMap(({ places }) => places));
  return first ? { slug: first.slug, origin: first.origin } : null;
}

/** The organisation in an own URL, `https://<platform>/o/<slug>`; null for any other address. */
export function slugIn(url: string, platform: string): string | null {
  const address = URL.parse(url);
  if (address === null || address.origin !== new URL(platform).origin) return null;
  const isBare = `${address.username}${address.password}${address.search}${address.hash}` === '';
  const slug = /^\/o\/([^/]+)\/?$/.exec(address.pathname)?.[1];
  return isBare && slug !== undefined && slugPattern.test(slug) ? slug : null;
}
