import type Provider from 'oidc-provider';
import { type OrganisationAccount, organisationAccounts } from '../accounts.ts';
import { createIssuer, type IssuerSetup, metadataOf } from './issuer.ts';

const routes = { authorization: '/authorize', token: '/token', jwks: '/jwks' };
const accounts: readonly OrganisationAccount[] = Object.values(organisationAccounts);

export const organisationMetadata = (url: string) => metadataOf(url, routes);

/** The OpenID provider that a bakery runs for its own people, as any product for that would. */
export function createOrganisation(setup: IssuerSetup): Provider {
  return createIssuer({
    ...setup,
    look: { provider: 'organisation', title: 'Bakkerij De Vries' },
    choices: accounts,
    routes,
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'] },
    claimsOf: ({ name, email }) => ({ name, email, email_verified: true }),
  });
}
