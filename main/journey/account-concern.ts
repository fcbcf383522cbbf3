import type { AccountConcern } from '#contract/journey.ts';
import type { Organisation } from '../platform/contract.ts';
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

type Rules = Pick<SignInRules, 'organisation' | 'tenants' | 'emailDomains'>;

/**
 * What there is to ask about an identity before the platform hears of it, or null.
 *
 * A Microsoft address that nobody vouches for is not asked about here: the platform sends it a confirmation mail.
 */
export function concernAbout(identity: Facts, rules: Rules): AccountConcern | null {
  const domain = domainOf(identity);
  if (!isAllowed(identity, rules)) return 'outside-organisation';
  // There is an account already: this is how its owner signs in.
  if (identity.method === 'econnect') return null;
  if (identity.method !== 'microsoft' && !identity.emailVerified) return 'unverified-address';
  if (identity.addressHidden || domain === hiddenDomain) return 'hidden-address';
  if (rules.organisation && !belongsTo(identity, rules.organisation.organisation))
    return 'other-organisation';
  if (
    identity.tenantId === microsoftPersonalTenant ||
    consumerDomains.has(domain) ||
    consumerNames.test(domain)
  )
    return 'consumer-address';
  return null;
}

/**
 * Whether the rules let this identity in at all.
 *
 * An address counts where its provider has verified it. Microsoft vouches for few addresses, but a tenant that the rules
 * name vouches for its own people.
 */
function isAllowed(identity: Facts, { organisation, tenants, emailDomains }: Rules): boolean {
  if (organisation?.mode === 'required' && !belongsTo(identity, organisation.organisation)) return false;
  const isOfTenant =
    identity.method === 'microsoft' &&
    tenants !== null &&
    tenants.includes(identity.tenantId?.toLowerCase() ?? '');
  if (identity.method === 'microsoft' && tenants !== null && !isOfTenant) return false;
  if (emailDomains === null) return true;
  return emailDomains.includes(domainOf(identity)) && (identity.emailVerified || isOfTenant);
}

/**
 * Whether an identity is one of the organisation's: by Microsoft's tenant, by Google's hosted domain, by any other
 * provider's verified address. Where nothing is known to compare with, it is not.
 */
function belongsTo(identity: Facts, { tenantId, hostedDomain, emailDomains }: Organisation): boolean {
  if (identity.method === 'microsoft' && tenantId !== undefined)
    return identity.tenantId?.toLowerCase() === tenantId.toLowerCase();
  if (identity.method === 'google' && hostedDomain !== undefined)
    return identity.hostedDomain?.toLowerCase() === hostedDomain.toLowerCase();
  return identity.emailVerified && emailDomains.some((domain) => domain.toLowerCase() === domainOf(identity));
}

function domainOf({ account }: Pick<Identity, 'account'>): string {
  return account.email.split('@').at(-1)?.toLowerCase() ?? '';
}
