import { z } from 'zod';
import { contrast, surfaces } from '#contract/colour.ts';
import { organisationSlug } from '../platform-contract/contract.ts';
import { combineSources } from '../policy/effective-policy.ts';
import type { PolicySource } from '../policy/policy-source.ts';
import { writtenPolicy } from '../policy/written-policy.ts';
import { minTextContrast } from './accent.ts';

/** An organisation's colour. It is used for text on white and below white text, so its contrast with white decides. */
const accent = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i, 'a colour like #8a1538')
  .toLowerCase()
  .refine((colour) => contrast(colour, surfaces.light) >= minTextContrast, {
    error: ({ input }) =>
      `has a contrast of ${inWords(contrast(String(input), surfaces.light))} with white; words need ${minTextContrast}:1, so take a darker colour`,
  });

/** Rounds down, so that 4.4999 is not shown as 4.5. */
const inWords = (ratio: number): string => `${Math.floor(ratio * 100) / 100}:1`;

/**
 * The configuration of a build for one organisation.
 *
 * `{}` is the standard build. `npm run dist -- --organisation <file>` builds in a file of this form. It can restrict what the
 * app allows, but cannot weaken its checks.
 */
export const buildConfiguration = z
  .strictObject({
    organisation: z
      .strictObject({
        slug: organisationSlug,
        name: z.string().trim().min(1).max(100),
        accent: accent.optional(),
      })
      .optional(),
    /** Enforced: a machine's policy can restrict it further, and a person cannot change it. */
    policy: writtenPolicy({ recommended: false }).optional(),
    /** Defaults, which an administrator or the person can change. */
    defaults: writtenPolicy({ recommended: true }).optional(),
    environment: z.enum(['production', 'pilot']).optional(),
  })
  .superRefine(({ organisation, environment, policy = {}, defaults = {} }, context) => {
    const complain = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message });
    const isSame = (key: 'Organization' | 'Environment', value: string | undefined) =>
      value === undefined || policy[key] === undefined || policy[key] === value;
    if (!isSame('Organization', organisation?.slug))
      complain(['policy', 'Organization'], 'is another organisation than `organisation.slug`');
    if (!isSame('Environment', environment))
      complain(['policy', 'Environment'], 'is another environment than `environment`');
    for (const key of Object.keys(defaults))
      if (Object.hasOwn(policy, key)) complain(['defaults', key], 'is a policy already, so no default');
  })
  .superRefine((configuration, context) => {
    for (const { code, keys } of combineSources(listBuildSources(configuration)).stops)
      if (code === 'nothing-allowed')
        context.addIssue({ code: 'custom', path: ['policy', ...keys], message: 'allows nothing at all' });
  });

export type BuildConfiguration = z.infer<typeof buildConfiguration>;

/** Returns the policy sources of a build; none for the standard build. */
export function listBuildSources({
  organisation,
  policy = {},
  defaults = {},
  environment,
}: BuildConfiguration): PolicySource[] {
  const enforced = {
    ...(organisation && { Organization: organisation.slug, ManagedByOrganizationName: organisation.name }),
    ...(environment && { Environment: environment }),
    ...policy,
  };
  return [
    { origin: 'build' as const, values: enforced },
    { origin: 'build-default' as const, values: defaults },
  ]
    .filter(({ values }) => Object.keys(values).length > 0)
    .map((source) => ({ ...source, location: 'built in', problems: [] }));
}

/** Returns the problems of a configuration as one sentence each, for its author. */
export function formatBuildProblems(error: z.ZodError): string[] {
  return error.issues.map(({ path, message }) => `${path.map(String).join('.') || 'the file'}: ${message}`);
}
