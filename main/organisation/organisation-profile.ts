import { z } from 'zod';
import type { FailureCode } from '#contract/failure.ts';
import type { OrganisationKey } from '../environment/environment.ts';
import { organisationDocument } from '../platform-contract/contract.ts';
import { tolerant } from '../platform-contract/tolerant-reader.ts';
import { sortValuesByKey } from '../policy/key-names.ts';
import { policyKeyNames, policyKeys } from '../policy/policy-schema.ts';
import type { PolicySource } from '../policy/policy-source.ts';
import { writtenPolicy } from '../policy/written-policy.ts';
import { type DocumentDefect, documentTypes, verifySigned } from './signed-document.ts';

/**
 * Policy values as they are read. Like those of any other place they are parsed, and reported on, where they come together.
 * A restriction that cannot be understood is refused here already: opened, such a profile would stop the app.
 */
const readablePolicy = z.record(z.string(), z.unknown()).superRefine((values, context) => {
  const { values: known } = sortValuesByKey(values);
  for (const key of policyKeyNames) {
    const { restricts, schema } = policyKeys[key];
    if (!restricts || !Object.hasOwn(known, key) || schema.safeParse(known[key]).success) continue;
    context.addIssue({ code: 'custom', path: [key], message: 'not a value of this key' });
  }
});

const facts = organisationDocument.extend({
  /** Raised whenever the profile has to take the place of an earlier one. */
  serial: z.number().int().nonnegative(),
});
const namesNoOther = ({
  policy: { Organization: named },
  organisation: { slug },
}: {
  policy: { Organization?: unknown };
  organisation: { slug: string };
}) => named === undefined || named === slug;
const otherwise = { path: ['policy', 'Organization'], message: 'not the organisation of this profile' };

/** What is put into a profile that is to be signed. */
export const profilePayload = facts
  .extend({ policy: writtenPolicy({ recommended: false }) })
  .refine(namesNoOther, otherwise);

/** What a profile says when it is read: one of a later version says more, and what is known of it counts. */
const readablePayload = facts.extend({ policy: readablePolicy }).refine(namesNoOther, otherwise);

/** An organisation and its rules, as eConnect signed them for it. */
export type Profile = z.infer<typeof readablePayload>;

export type ProfileCode = Extract<
  FailureCode,
  'profile-unreadable' | 'profile-tampered' | 'profile-unknown-key' | 'profile-expired'
>;

type ReadProfile = { ok: true; profile: Profile } | { ok: false; code: ProfileCode };

/** Whose signatures count, and when it is: milliseconds since 1970. */
export type ProfileRules = { keys: readonly OrganisationKey[]; issuer: string; now: number };

const codes: Record<DocumentDefect, ProfileCode> = {
  malformed: 'profile-unreadable',
  tampered: 'profile-tampered',
  'unknown-key': 'profile-unknown-key',
  // One of another environment, whose keys are as little known here as a stranger's.
  'other-issuer': 'profile-unknown-key',
  expired: 'profile-expired',
};

/**
 * The signed document in the text of a file, without what editors and mail programs put around it or into it: a byte
 * order mark, line breaks, spaces.
 *
 * A compact JWS has no white space (RFC 7515 §7.1), so that leaving it out cannot change what was signed: the signature
 * is checked over what is left.
 */
export const documentIn = (text: string): string => text.replace(/\s+/g, '');

/** The profile in the text of an `.econnect-org` file, if it counts. */
export async function readProfile(text: string, { keys, issuer, now }: ProfileRules): Promise<ReadProfile> {
  const rules = { keys, issuer, now, typ: documentTypes.profile };
  const verified = await verifySigned(documentIn(text), rules);
  if (!verified.ok) return { ok: false, code: codes[verified.reason] };
  const parsed = tolerant(readablePayload).safeParse(verified.payload);
  return parsed.success ? { ok: true, profile: parsed.data } : { ok: false, code: 'profile-unreadable' };
}

/** Whether a profile would undo what a later one of the same organisation says. */
export function isOlder(profile: Profile, installed: Profile): boolean {
  if (profile.organisation.slug !== installed.organisation.slug) return false;
  if (profile.serial !== installed.serial) return profile.serial < installed.serial;
  return profile.iat < installed.iat;
}

/** What a profile enforces: its policy, and its organisation, alone where that restricts its people. */
export function toPolicySource(profile: Profile, location: string): PolicySource {
  const { slug, restricted } = profile.organisation;
  const values = {
    ...profile.policy,
    Organization: slug,
    ...(restricted ? { SignInMode: 'required' } : {}),
  };
  return { origin: 'profile', location, values, problems: [] };
}
