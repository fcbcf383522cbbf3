import type { Management, PolicyView } from '#contract/policy.ts';
import type { SignInMethod } from '#contract/sign-in-method.ts';
import type { Offers } from '#contract/snapshot.ts';
import { type EffectivePolicy, isEnforced } from './effective-policy.ts';
import type { RulesInForce } from './resolve.ts';
import { noRules, type SignInRules } from './sign-in-rules.ts';

/** The rules and where each comes from, as the panel shows them and `--print-policy` prints them. */
export function describePolicy(policy: EffectivePolicy, rules: SignInRules, offers: Offers): PolicyView {
  const { methods, manualSignUp, returnPaths } = offers;
  return {
    allowed: {
      methods: policy.stops.length > 0 ? [] : methods.map(({ id }): SignInMethod => id),
      emailSignUp: policy.stops.length === 0 && manualSignUp,
      returnPaths: [...returnPaths],
      ...(rules.tenants ? { tenants: [...rules.tenants] } : {}),
      ...(rules.emailDomains ? { emailDomains: [...rules.emailDomains] } : {}),
    },
    keys: policy.keys,
    sources: policy.sources,
    stops: policy.stops,
  };
}

/** The same where there is no environment to apply it to. */
export function bareView(policy: EffectivePolicy): PolicyView {
  const offers = { methods: [], manualSignUp: false, returnPaths: [] };
  return describePolicy(policy, noRules, offers);
}

/** Whether any part of the policy has a problem. */
export function hasProblems({ keys, sources }: EffectivePolicy): boolean {
  return [...keys, ...sources].some(({ problems }) => problems.some(({ code }) => code !== 'not-trusted'));
}

/** Whether a place was left out because not only an administrator could have written it. */
export function hasUntrusted({ sources }: EffectivePolicy): boolean {
  return sources.some(({ problems }) => problems.some(({ code }) => code === 'not-trusted'));
}

/**
 * The rules as every screen may show them.
 *
 * @param adopted the slug of the organisation that the person chose, which they can leave again.
 */
export function describeManagement(
  { policy, rules, stop }: RulesInForce,
  { adopted, revision }: { adopted: string | null; revision: number },
): Management {
  const { values, keys, organisation: named } = policy;
  const { organisation } = rules;
  const language = keys.find(({ key }) => key === 'Language');
  const isAnyEnforced = keys.some(({ places }) => places.some(({ origin }) => isEnforced(origin)));
  return {
    managed: isAnyEnforced || stop !== null,
    ...(values.ManagedByOrganizationName ? { by: values.ManagedByOrganizationName } : {}),
    links: [
      ...(values.SupportUrl ? (['support'] as const) : []),
      ...(values.ManagedByUrl ? (['managed-by'] as const) : []),
    ],
    ...(organisation && {
      organisation: {
        name: organisation.organisation.name,
        method: organisation.organisation.method,
        mode: organisation.mode,
      },
    }),
    canLeave: named !== null && named.slug === adopted,
    languageLocked: language?.locked === true && language.value !== null,
    revision,
  };
}
