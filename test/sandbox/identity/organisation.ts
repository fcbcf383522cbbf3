import type Provider from 'oidc-provider';
import { type OrganisationAccount, organisationAccounts } from '../accounts.ts';
import type { SigningKey } from '../keys.ts';
import type { ProviderControls } from './controls.ts';
import { createIssuer, type WebClient } from './issuer.ts';

const routes = { authorization: '/authorize', token: '/token', jwks: '/jwks' };
const accounts: readonly OrganisationAccount[] = Object.values(organisationAccounts);

export function organisationMetadata(url: string) {
  return {
    issuer: url,
    authorization_endpoint: url + routes.authorization,
    token_endpoint: url + routes.token,
    jwks_uri: url + routes.jwks,
  };
}

/** The OpenID provider that a bakery runs for its own people, as any product for that would. */
export function createOrganisation(
  url: string,
  key: SigningKey,
  controls: ProviderControls,
  webClient: WebClient,
): Provider {
  return createIssuer({
    url,
    webClient,
    key,
    controls,
    look: { provider: 'organisation', title: 'Bakkerij De Vries' },
    choices: accounts,
    routes,
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'] },
    claimsOf: (subject) => {
      const account = accounts.find((candidate) => candidate.subject === subject);
      return (
        account && { sub: account.subject, name: account.name, email: account.email, email_verified: true }
      );
    },
  });
}
