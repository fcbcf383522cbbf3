import type { Management } from '#contract/policy.ts';
import { isEnforced } from './effective-policy.ts';
import type { RulesInForce } from './resolve.ts';

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
  const isAnyEnforced = keys.some(({ from }) => from.some(({ origin }) => isEnforced(origin)));
  return {
    managed: isAnyEnforced || stop !== null,
    ...(values.ManagedByOrganizationName ? { by: values.ManagedByOrganizationName } : {}),
    links: [
      ...(values.SupportUrl ? (['support'] as const) : []),
      ...(values.ManagedByUrl ? (['managed-by'] as const) : []),
    ],
    ...(organisation
      ? {
          organisation: {
            name: organisation.organisation.name,
            method: organisation.organisation.method,
            mode: organisation.mode,
          },
        }
      : {}),
    canLeave: named !== null && named.slug === adopted,
    languageLocked: language?.locked === true && language.value !== null,
    revision,
  };
}
