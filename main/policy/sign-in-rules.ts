import type { FailureCode } from '#contract/failure.ts';
import type { PolicyStop } from '#contract/policy.ts';
import type { ReturnPath, SignInMethod } from '#contract/sign-in-method.ts';
import type { Organisation } from '../platform-contract/contract.ts';
import type { PolicyValues } from './policy-schema.ts';

/** Whose provider comes first, or alone. */
export type OrganisationInUse = { organisation: Organisation; mode: 'suggested' | 'required' };

/** What the policy, the build and the organisation allow together. Null for a list: anything; an empty one: nothing. */
export type SignInRules = {
  methods: readonly SignInMethod[] | null;
  emailSignUp: boolean;
  returnPaths: readonly ReturnPath[] | null;
  /** Microsoft's tenants, in lower case. */
  tenants: readonly string[] | null;
  /** Domains of verified addresses, in lower case. */
  emailDomains: readonly string[] | null;
  requireKeystore: boolean;
  organisation: OrganisationInUse | null;
  /** The organisation whose rules these are, by the name that its people know. */
  managedBy: string | null;
};

/** The organisation that a person said yes to: as it was shown, or a profile by its whole text. */
export type OrganisationChoice = { slug: string; digest: string } | { profile: string };

/** Why nothing is allowed, until an administrator or the platform acts. */
export type Stop = { code: FailureCode; stops?: PolicyStop[] };

/** The rules where no source gives any. */
export const noRules: SignInRules = {
  methods: null,
  emailSignUp: true,
  returnPaths: null,
  tenants: null,
  emailDomains: null,
  requireKeystore: false,
  organisation: null,
  managedBy: null,
};

/**
 * The rules while nothing is allowed. Each list refuses by itself, so that code that checks only one of them refuses too.
 */
export const stoppedRules: SignInRules = {
  methods: [],
  emailSignUp: false,
  returnPaths: [],
  tenants: [],
  emailDomains: [],
  requireKeystore: true,
  organisation: null,
  managedBy: null,
};

/**
 * The rules that follow from the policy and the organisation it leads to.
 *
 * An organisation that restricts its people to its own provider is required, whichever source named it. A manual account is an
 * account of eConnect's own, so that where providers are listed without `econnect` there is none to be had.
 */
export function deriveSignInRules(
  values: PolicyValues,
  named: { organisation: Organisation; required: boolean } | null,
): SignInRules {
  const { AllowedIdentityProviders: providers = null } = values;
  const organisation: OrganisationInUse | null = named && {
    organisation: named.organisation,
    mode: named.required || named.organisation.restricted ? 'required' : 'suggested',
  };
  const required = organisation?.mode === 'required' ? organisation.organisation : null;
  return {
    methods: required ? (providers ?? [required.method]).filter((id) => id === required.method) : providers,
    emailSignUp: values.AllowEmailSignUp !== false && !required && (providers?.includes('econnect') ?? true),
    returnPaths: values.AllowedTransports ?? null,
    tenants: values.AllowedTenants ?? null,
    emailDomains: values.AllowedEmailDomains ?? null,
    requireKeystore: values.RequireOsKeystore === true,
    organisation,
    managedBy: values.ManagedByOrganizationName ?? null,
  };
}

/** Whether these rules leave no way to sign in, whatever the platform offers. */
export function allowsNothing({ methods, emailSignUp }: SignInRules): boolean {
  return methods !== null && methods.length === 0 && !emailSignUp;
}
