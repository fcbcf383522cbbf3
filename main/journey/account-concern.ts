import { domainOf } from '#contract/email-address.ts';
import type { AccountConcern, ExpectedOrganisation } from '#contract/journey.ts';
import { includesDomain } from '../platform-contract/domain.ts';
import { belongsTo, isMember, type MembershipRules, proofOf } from '../policy/membership.ts';
import type { SignInRules } from '../policy/sign-in-rules.ts';
import type { Identity } from '../sign-in/provider.ts';

/** Domains whose addresses are private, not work. Names of national branches are matched by `consumerNames`. */
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

/** Providers with a branch in every country: outlook.fr, hotmail.nl, live.nl, yahoo.co.uk. */
const consumerNames = /^(outlook|hotmail|live|yahoo|ymail|aol)\.(com|[a-z]{2}|co\.[a-z]{2}|com\.[a-z]{2})$/;

/** The tenant in which Microsoft keeps personal accounts, whatever their address. */
const microsoftPersonalTenant = '9188040d-6c67-4c5b-b112-36a304b66dad';

/** The domain of the addresses that Apple makes up to hide a person's own. */
const hiddenDomain = 'privaterelay.appleid.com';

/** What of an identity decides whether there is something to ask. */
type Facts = Omit<Identity, 'idToken' | 'issuer' | 'subject'>;

/**
 * What there is to ask about an identity before the platform hears of it, or null.
 *
 * A Microsoft address that nobody vouches for is not asked about here: the platform sends it a confirmation mail.
 */
export function concernAbout(identity: Facts, rules: MembershipRules): AccountConcern | null {
  const proof = proofOf(identity);
  const { domain } = proof.address;
  if (!isMember(rules, proof)) return 'outside-organisation';
  // There is an account already: this is how its owner signs in.
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
 * Whom the screen names as the ones who may come in; null where there is no name for them. Domains are left out where the
 * person's own is among them: it is then not the domain that keeps them out.
 */
export function expectedBy(
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
