import type { FailureCode } from '#contract/failure.ts';
import type { Organisation } from '../platform-contract/contract.ts';
import type { ConsistentPolicy } from './organisation-policy.ts';
import type { PolicyKey } from './policy-schema.ts';
import type { Stop } from './sign-in-rules.ts';
import { allowsNothing, type SignInRules, signInRules, stoppedRules } from './sign-in-rules.ts';

/** What is known of the organisation that a policy names. */
export type OrganisationFacts = {
  slug: string;
  /** Null: nothing yet. */
  known: Organisation | null;
  /** Why the last question about it failed; null where none did. */
  failure: FailureCode | null;
};

/** A policy and what follows from it. One value, so that nobody sees one part of it new and another old. */
export type RulesInForce = {
  policy: ConsistentPolicy;
  /** Why nothing is allowed, or null. */
  stop: Stop | null;
  /** Who may sign in: nobody while there is a stop. */
  rules: SignInRules;
};

/** What follows from a policy and from what is known of the organisation that it names. */
export function rulesInForce(policy: ConsistentPolicy, facts: OrganisationFacts | null): RulesInForce {
  const { organisation: named, values } = policy;
  const about = facts !== null && facts.slug === named?.slug ? facts : null;
  const organisation = about?.known ?? null;
  const rules = signInRules(values, organisation && named && { organisation, required: named.required });
  const stop = stopOf(policy, about, rules);
  return { policy, stop, rules: stop ? stoppedRules : rules };
}

/** The keys that together can leave no way to sign in. */
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
        places: reports.flatMap(({ from }) => from),
      },
    ],
  };
}
