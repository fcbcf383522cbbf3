import { effectivePolicy, isEnforced } from './effective-policy.ts';
import { type ConsistentPolicy, consistentPolicy } from './organisation-policy.ts';
import type { PolicySource } from './policy-source.ts';

/** What every place says, by who speaks there. */
export type Sources = {
  /** Policies of the system. */
  found: readonly PolicySource[];
  /** What was built in. */
  build: readonly PolicySource[];
  /** The person's own settings, and signed profiles of the machine and of theirs. */
  personal: readonly PolicySource[];
};

/** The one policy that follows from all places together, for the platform with this base. */
export function resolvePolicy({ found, build, personal }: Sources, platform: string): ConsistentPolicy {
  const resolve = (sources: readonly PolicySource[]) => consistentPolicy(effectivePolicy(sources), platform);
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
