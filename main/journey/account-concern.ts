import { domainOf } from '#contract/email-address.ts';
import type { AccountConcern, ExpectedOrganisation } from '#contract/journey.ts';
import { includesDomain } from '../platform-contract/domain.ts';
import { belongsTo, isMember, type MembershipRules, proveMembership } from '../policy/membership.ts';
import type { SignInRules } from '../policy/sign-in-rules.ts';
import type { Identity } from '../sign-in/provider.ts';

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

/** The parts of an identity on which a concern depends. */
type Facts = Omit<Identity, 'idToken' | 'issuer' | 'subject'>;

/**
 * The question to ask a person before the platform gets their identity, or null where there is none.
 *
 * An unverified Microsoft address gives no concern here: the platform sends a confirmation mail to it.
 */
export function findConcern(identity: Facts, rules: MembershipRules): AccountConcern | null {
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
