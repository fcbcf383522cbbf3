import type { FailureCode } from '#contract/failure.ts';
import type { PolicyProblemCode } from '#contract/policy.ts';
import type { Organisation } from '../platform-contract/contract.ts';
import { combineSources, isEnforced } from './effective-policy.ts';
import { type ConsistentPolicy, checkConsistency } from './organisation-policy.ts';
import type { PolicyKey } from './policy-schema.ts';
import type { PolicySource } from './policy-source.ts';
import {
  allowsNothing,
  deriveSignInRules,
  type SignInRules,
  type Stop,
  stoppedRules,
} from './sign-in-rules.ts';

/** Problems of a file that is being written at the moment. */
const unfinished: readonly PolicyProblemCode[] = ['unreadable', 'malformed', 'duplicate-key', 'too-large'];

/**
 * What the places say now. For a place that has become unreadable, what it said before still holds, marked as outdated: a
 * half-written file would otherwise stop a running app. At the next start nothing was said before, and an enforced place
 * that cannot be read allows nothing.
 */
export function keepLastGood(
  before: readonly PolicySource[],
  found: readonly PolicySource[],
): PolicySource[] {
  return found.map((source) => {
    const damage = source.problems.filter(isDamage);
    const good = before.find(
      ({ origin, location, problems }) =>
        origin === source.origin && location === source.location && !problems.some(isDamage),
    );
    return damage.length === 0 || good === undefined ? source : { ...good, outdated: damage };
  });
}

const isDamage = ({ code }: { code: PolicyProblemCode }): boolean => unfinished.includes(code);

/** What every place says, by who speaks there. */
type Sources = {
  /** Policies of the system. */
  found: readonly PolicySource[];
  /** What was built in. */
  build: readonly PolicySource[];
  /** The person's own settings, and signed profiles of the machine and of theirs. */
  personal: readonly PolicySource[];
};

/** The one policy that follows from all places together, for the platform with this base. */
export function resolvePolicy({ found, build, personal }: Sources, platform: string): ConsistentPolicy {
  const resolve = (sources: readonly PolicySource[]) => checkConsistency(combineSources(sources), platform);
  const given = [...found, ...build];
  const { organisation } = resolve(given);
  const enforcedSlug = organisation && isEnforced(organisation.origin) ? organisation.slug : null;
  return resolve([...given, ...personal.map((source) => besideOrganisation(enforcedSlug, source))]);
}

/**
 * A signed profile of the person's, beside the organisation that an administrator names. A profile of another organisation
 * comes from another job and is left out: counted, it would contradict the administrator and stop the app, and the person
 * could not change that.
 */
function besideOrganisation(enforcedSlug: string | null, source: PolicySource): PolicySource {
  const own = source.values.Organization;
  if (enforcedSlug === null || !source.isOwn || source.origin !== 'profile' || own === enforcedSlug)
    return source;
  const detail = 'a profile of another organisation than the one that is managed here';
  return { ...source, values: {}, problems: [...source.problems, { code: 'conflict', detail }] };
}

/** What is known of the organisation that a policy names. */
export type OrganisationFacts = {
  slug: string;
  /** Null: nothing yet. */
  known: Organisation | null;
  /** Why the last question about it failed; null where none did. */
  failure: FailureCode | null;
};

/** A policy and what follows from it, as one value, so that no reader sees one part of it new and another old. */
export type RulesInForce = {
  policy: ConsistentPolicy;
  /** Why nothing is allowed, or null. */
  stop: Stop | null;
  /** Who may sign in: nobody while there is a stop. */
  rules: SignInRules;
};

/** What follows from a policy and from what is known of the organisation that it names. */
export function resolveRules(policy: ConsistentPolicy, facts: OrganisationFacts | null): RulesInForce {
  const { organisation: named, values } = policy;
  const about = facts !== null && facts.slug === named?.slug ? facts : null;
  const organisation = about?.known ?? null;
  const rules = deriveSignInRules(
    values,
    organisation && named && { organisation, required: named.required },
  );
  const stop = stopOf(policy, about, rules);
  return { policy, stop, rules: stop ? stoppedRules : rules };
}

/** Keys that together can leave no way to sign in. */
const narrowing: readonly PolicyKey[] = [
  'AllowedIdentityProviders',
  'Organization',
  'OwnSignInUrl',
  'SignInMode',
];

function stopOf(
  { stops, organisation: named, keys }: ConsistentPolicy,
  facts: OrganisationFacts | null,
  rules: SignInRules,
): Stop | null {
  const [first] = stops;
  if (first) return { code: first.code, stops };
  if (named?.required && !facts?.known) return { code: facts?.failure ?? 'organisation-unavailable' };
  if (!allowsNothing(rules)) return null;
  const reports = keys.filter(({ key, locked }) => locked && narrowing.includes(key));
  return {
    code: 'nothing-allowed',
    stops: [
      {
        code: 'nothing-allowed',
        keys: reports.map(({ key }) => key),
        places: reports.flatMap(({ places }) => places),
      },
    ],
  };
}
