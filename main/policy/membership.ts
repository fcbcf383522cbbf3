import { z } from 'zod';
import { domainOf } from '#contract/email-address.ts';
import type { AccountConcern, ExpectedOrganisation } from '#contract/journey.ts';
import type { SignInMethod } from '#contract/sign-in-method.ts';
import type { Organisation } from '../platform-contract/contract.ts';
import { includesDomain, toAsciiDomain } from '../platform-contract/domain.ts';
import type { SignInRules } from './sign-in-rules.ts';

const address = z.object({ domain: z.string().max(253), verified: z.boolean() });

/**
 * What a sign-in proved about where a person belongs. Holds no token and no whole address, so that it can be kept on
 * disk beside the session or the registration that came of the sign-in, and the same rules decide alike at every start.
 *
 * `address` is the domain of the person's address in ASCII, and whether the address was verified: by the provider,
 * or the platform by a mail of its own. A kept value is read with `readProof`.
 */
export const membershipProof = z.discriminatedUnion('by', [
  /** A Microsoft account. `tenantId` is its `tid`; null where the token had none. */
  z.object({ by: z.literal('tenant'), tenantId: z.string().max(64).nullable(), address }),
  /** A Google account. `domain` is its `hd`; null for an account of no Workspace. */
  z.object({ by: z.literal('hosted-domain'), domain: z.string().max(253).nullable(), address }),
  /** An account at an organisation's own provider. `scheme` is the name that the platform's issuer has for it. */
  z.object({ by: z.literal('own-provider'), scheme: z.string().max(64).nullable(), address }),
  /** An account at the platform's issuer, which did not say which provider it asked: it may have been any. */
  z.object({ by: z.literal('issuer'), address }),
  /** An address alone: of an Apple or eConnect account, or confirmed by the platform's mail. */
  z.object({ by: z.literal('address'), address }),
]);
export type MembershipProof = z.infer<typeof membershipProof>;

/** The rules about who may come in; the other sign-in rules are about how. */
export type MembershipRules = Pick<SignInRules, 'organisation' | 'tenants' | 'emailDomains' | 'methods'>;

/** What of a verified identity says where its person belongs. */
type IdentityFacts = {
  method: SignInMethod;
  account: { email: string };
  emailVerified: boolean;
  /** Microsoft's tenant, Google's hosted domain, and the issuer's name for the organisation's own provider. */
  tenantId?: string;
  hostedDomain?: string;
  ownScheme?: string;
  /** The issuer did not say which provider it asked. */
  isProviderUnnamed?: true;
  /** The address is one of Apple's relay addresses. */
  addressHidden?: boolean;
};

/** What a verified identity proves. To be computed once, when it was verified, and kept with what comes of it. */
export function proveMembership(identity: IdentityFacts): MembershipProof {
  const at = { domain: addressDomain(identity.account.email), verified: identity.emailVerified };
  if (identity.isProviderUnnamed) return { by: 'issuer', address: at };
  switch (identity.method) {
    case 'microsoft':
      return { by: 'tenant', tenantId: identity.tenantId ?? null, address: at };
    case 'google':
      return { by: 'hosted-domain', domain: identity.hostedDomain ?? null, address: at };
    case 'organisation':
      return { by: 'own-provider', scheme: identity.ownScheme ?? null, address: at };
    case 'apple':
    case 'econnect':
      return { by: 'address', address: at };
  }
}

/**
 * What an address proves once the platform has confirmed it: one that a mail was answered from, or the one that the
 * platform names as the account's. Stands in for a proof that was not kept.
 */
export function proofOfAddress(email: string): MembershipProof {
  return { by: 'address', address: { domain: addressDomain(email), verified: true } };
}

/** A kept proof as it was read from disk; null for one that this version does not know, which proves nothing. */
export function readProof(kept: unknown): MembershipProof | null {
  return membershipProof.safeParse(kept).data ?? null;
}

/**
 * Whether the rules let a person in. Every rule that is there must be met, so that adding one never lets more people in:
 *
 * - a required organisation: see `belongsTo`;
 * - `tenants`: a Microsoft account is of one of them. Other accounts are not affected;
 * - `emailDomains`: the address is vouched for and its domain is listed. That a tenant is listed does not vouch for the
 *   addresses in it: a tenant decides by itself what it calls an address.
 *
 * Each rule about a provider (a required organisation, `tenants`, `methods`) needs to know which provider it was: an account of
 * which the issuer did not say so does not come in where there is one.
 *
 * An empty list lets nobody in. Without a proof a person comes in only where there is no rule.
 */
export function isMember(
  { organisation, tenants, emailDomains, methods }: MembershipRules,
  proof: MembershipProof | null,
): boolean {
  const required = organisation?.mode === 'required' ? organisation.organisation : null;
  if (proof?.by === 'issuer' && (required !== null || tenants !== null || methods !== null)) return false;
  if (required === null && tenants === null && emailDomains === null) return true;
  if (proof === null) return false;
  if (required !== null && !belongsTo(required, proof)) return false;
  if (tenants !== null && proof.by === 'tenant' && !tenants.some((id) => isSameId(id, proof.tenantId)))
    return false;
  return emailDomains === null || isVerifiedIn(emailDomains, proof);
}

/** What is known of whose session it is. */
export type SessionFacts = {
  /** What its sign-in proved; null where that was not kept. */
  proof: MembershipProof | null;
  /** The address that the platform named for its account in this run; null before. One of the record on disk may be edited. */
  email: string | null;
};

/**
 * Whether the rules let a session go on: by what its sign-in proved or, only where that was not kept, by the address that the
 * platform names.
 *
 * `checkUndertaking` is not for this: it also asks how a person comes in, which is not known of a session any more.
 */
export function isSessionOfMember(rules: MembershipRules, { proof, email }: SessionFacts): boolean {
  return isMember(rules, proof ?? (email === null ? null : proofOfAddress(email)));
}

/**
 * Whether a person is one of an organisation's, by the strongest fact that both sides have.
 *
 * Microsoft's tenant decides where the organisation has one. Google's hosted domain may be any of the organisation's
 * domains, since a Workspace has several; where its hosted domain is known an account of no Workspace is not its, whatever
 * the address: Google verified that once, and its owner may have left since. The organisation's own provider vouches for
 * addresses of the organisation and for no others, since it may serve guests. Else a verified address decides.
 */
export function belongsTo(
  { tenantId, hostedDomain, scheme, emailDomains }: Organisation,
  proof: MembershipProof,
): boolean {
  switch (proof.by) {
    case 'tenant':
      return tenantId === undefined ? isVerifiedIn(emailDomains, proof) : isSameId(tenantId, proof.tenantId);
    case 'hosted-domain': {
      const hosted = proof.domain ?? '';
      if (includesDomain(emailDomains, hosted)) return true;
      return hostedDomain === undefined
        ? isVerifiedIn(emailDomains, proof)
        : includesDomain([hostedDomain], hosted);
    }
    case 'own-provider':
      return scheme === undefined
        ? isVerifiedIn(emailDomains, proof)
        : scheme === proof.scheme && includesDomain(emailDomains, proof.address.domain);
    case 'address':
      return isVerifiedIn(emailDomains, proof);
    case 'issuer':
      return (
        tenantId === undefined &&
        hostedDomain === undefined &&
        scheme === undefined &&
        isVerifiedIn(emailDomains, proof)
      );
  }
}

/** The domain of an address in ASCII; empty where it has none, which is in no list. */
const addressDomain = (email: string): string => toAsciiDomain(domainOf(email)) ?? '';

function isVerifiedIn(
  domains: readonly string[],
  { address: { domain, verified } }: MembershipProof,
): boolean {
  return verified && includesDomain(domains, domain);
}

function isSameId(one: string, other: string | null): boolean {
  return other !== null && other !== '' && one.toLowerCase() === other.toLowerCase();
}

/**
 * The question to ask a person before the platform gets their identity, or null where there is none.
 *
 * An unverified Microsoft address gives no concern here: the platform sends a confirmation mail to it.
 */
export function findConcern(identity: IdentityFacts, rules: MembershipRules): AccountConcern | null {
  const proof = proveMembership(identity);
  const { domain } = proof.address;
  if (!isMember(rules, proof)) return 'outside-organisation';
  // eConnect's own sign-in needs an existing account, so no question about a new one applies.
  if (identity.method === 'econnect') return null;
  if (identity.method !== 'microsoft' && !identity.emailVerified) return 'unverified-address';
  if (identity.addressHidden || domain === hiddenDomain) return 'hidden-address';
  if (rules.organisation && !belongsTo(rules.organisation.organisation, proof)) return 'other-organisation';
  if (
    identity.tenantId === microsoftPersonalTenant ||
    consumerDomains.has(domain) ||
    consumerNames.test(domain)
  )
    return 'consumer-address';
  return null;
}

/**
 * The organisation that the screen names as expected, or null where no name is known.
 *
 * `domains` is empty where the person's own domain is listed, because then the domain is not the reason for the refusal.
 */
export function findExpectedOrganisation(
  { organisation, managedBy, emailDomains }: Pick<SignInRules, 'organisation' | 'managedBy' | 'emailDomains'>,
  email: string,
): ExpectedOrganisation | null {
  const known = organisation?.organisation;
  const listed = known
    ? known.emailDomains.filter((domain) => emailDomains?.includes(domain) ?? true)
    : (emailDomains ?? []);
  const domains = includesDomain(listed, domainOf(email)) ? [] : [...listed];
  const name = known?.name ?? managedBy ?? domains[0];
  return name === undefined ? null : { name, domains };
}

/** Domains of private mailboxes. Providers with a domain per country are in `consumerNames`. */
const consumerDomains = new Set([
  'gmail.com',
  'googlemail.com',
  'msn.com',
  'icloud.com',
  'me.com',
  'mac.com',
  'proton.me',
  'protonmail.com',
  'gmx.net',
  'gmx.de',
  'web.de',
  't-online.de',
  'orange.fr',
  'free.fr',
  'laposte.net',
  'telenet.be',
  'skynet.be',
  'ziggo.nl',
  'kpnmail.nl',
  'planet.nl',
  'hetnet.nl',
  'xs4all.nl',
  'home.nl',
  'casema.nl',
]);

/** Providers of private mailboxes with a domain per country: outlook.fr, hotmail.nl, live.nl, yahoo.co.uk. */
const consumerNames = /^(outlook|hotmail|live|yahoo|ymail|aol)\.(com|[a-z]{2}|co\.[a-z]{2}|com\.[a-z]{2})$/;

/** The tenant that holds all personal Microsoft accounts, whatever their address (Microsoft identity platform, claim `tid`). */
const microsoftPersonalTenant = '9188040d-6c67-4c5b-b112-36a304b66dad';

/** The domain of Apple's "Hide My Email" addresses. */
const hiddenDomain = 'privaterelay.appleid.com';
