import type Provider from 'oidc-provider';
import { type GoogleAccount, googleAccounts } from '../accounts.ts';
import { pem } from '../keys.ts';
import { createIssuer, type IssuerSetup, metadataOf } from './issuer.ts';

/** The broker's client, with a secret and a server of its own. */
export const googleBrokerId = 'econnect-broker';
export const googleClientId = '400000000001-sandbox.apps.googleusercontent.com';

const routes = { authorization: '/o/oauth2/v2/auth', token: '/token', jwks: '/oauth2/v3/certs' };
const certificates = '/oauth2/v1/certs';
const accounts: readonly GoogleAccount[] = Object.values(googleAccounts);

export const googleMetadata = (url: string) => metadataOf(url, routes);

/** A provider shaped like Google's. */
export function createGoogle(setup: IssuerSetup): Provider {
  const provider = createIssuer({
    ...setup,
    clientId: googleClientId,
    look: { provider: 'google', title: 'Google' },
    choices: accounts,
    routes,
    claims: {
      openid: ['sub'],
      profile: ['name', 'given_name', 'family_name'],
      email: ['email', 'email_verified', 'hd'],
    },
    claimsOf: (account) => {
      const [givenName, ...familyName] = account.name.split(' ');
      return {
        name: account.name,
        given_name: givenName,
        family_name: familyName.join(' '),
        email: account.email,
        email_verified: account.emailVerified,
        ...(account.hostedDomain ? { hd: account.hostedDomain } : {}),
      };
    },
  });
  const { key } = setup;
  provider.use(async (context, next) => {
    if (context.path !== certificates) return next();
    // Google's own library wants its keys in PEM, by key id.
    context.body = { [key.kid]: await pem(key) };
  });
  return provider;
}
