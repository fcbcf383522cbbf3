import type { AccountConcern } from '#contract/journey.ts';
import type { Identity } from '../sign-in/provider.ts';

/** Domains whose addresses are private, not work. Names of national branches are matched by `consumerNames`. */
const consumerDomains = new Set([
  'gmail.com',
  'googlemail.com',
  'msn.com',
  'icloud.com',
  'me.com',
  'mac.com',
  'privaterelay.appleid.com',
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

/**
 * What there is to ask about an identity before the platform hears of it, or null.
 *
 * A Microsoft address that nobody vouches for is not asked about here: the platform sends it a confirmation mail.
 */
export function concernAbout(
  identity: Pick<Identity, 'method' | 'account' | 'emailVerified' | 'tenantId'>,
): AccountConcern | null {
  const domain = identity.account.email.split('@').at(-1)?.toLowerCase() ?? '';
  if (identity.method !== 'microsoft' && !identity.emailVerified) return 'unverified-address';
  if (
    identity.tenantId === microsoftPersonalTenant ||
    consumerDomains.has(domain) ||
    consumerNames.test(domain)
  )
    return 'consumer-address';
  return null;
}
