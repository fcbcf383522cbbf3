import type Provider from 'oidc-provider';
import { type GoogleAccount, googleAccounts } from '../accounts.ts';
import { pem, type SigningKey } from '../keys.ts';
import type { ProviderControls } from './controls.ts';
import { createIssuer, type WebClient } from './issuer.ts';

/** The broker's client, with a secret and a server of its own. */
export const googleBrokerId = 'econnect-broker';
export const googleClientId = '400000000001-sandbox.apps.googleusercontent.com';

const routes = { authorization: '/o/oauth2/v2/auth', token: '/token', jwks: '/oauth2/v3/certs' };
const certificates = '/oauth2/v1/certs';
const accounts: readonly GoogleAccount[] = Object.values(googleAccounts);

export function googleMetadata(url: string) {
  return {
    issuer: url,
    authorization_endpoint: url + routes.authorization,
    token_endpoint: url + routes.token,
    jwks_uri: url + routes.jwks,
  };
}

/** A provider shaped like Google's. */
export function createGoogle(
  url: string,
  key: SigningKey,
  controls: ProviderControls,
  webClient: WebClient,
): Provider {
  const provider = createIssuer({
    url,
    clientId: googleClientId,
    webClient,
    key,
    controls,
    look: { provider: 'google', title: 'Google' },
    choices: accounts,
    routes,
    claims: {
      openid: ['sub'],
      profile: ['name', 'given_name', 'family_name'],
      email: ['email', 'email_verified', 'hd'],
    },
    claimsOf: (subject) => {
      const account = accounts.find((candidate) => candidate.subject === subject);
      if (!account) return undefined;
      const [givenName, ...familyName] = account.name.split(' ');
      return {
        sub: account.subject,
        name: account.name,
        given_name: givenName,
        family_name: familyName.join(' '),
        email: account.email,
        email_verified: account.emailVerified,
        ...(account.hostedDomain ? { hd: account.hostedDomain } : {}),
      };
    },
  });
  provider.use(async (context, next) => {
    if (context.path !== certificates) return next();
    // Google's own library wants its keys in PEM, by key id.
    context.body = { [key.kid]: await pem(key) };
  });
  return provider;
}
