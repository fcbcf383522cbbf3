import type Provider from 'oidc-provider';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { type AppleAccount, appleAccounts } from '../accounts.ts';
import { html } from '../pages/html.ts';
import { createIssuer, type IssuerSetup, metadataOf } from './issuer.ts';

const routes = { authorization: '/auth/authorize', token: '/auth/token', jwks: '/auth/keys' };
const accounts: readonly AppleAccount[] = Object.values(appleAccounts);

export const appleMetadata = (url: string) => metadataOf(url, routes);

/**
 * A provider shaped like Apple's: servers only, with a secret (Apple's is a JWT signed by a key), and answers by form_post.
 *
 * Apple takes https redirect URIs alone. The broker's is http here because everything here is, on loopback.
 */
export function createApple(setup: IssuerSetup): Provider {
  const provider = createIssuer({
    ...setup,
    look: { provider: 'apple', title: 'Apple' },
    choices: accounts,
    routes,
    claims: { openid: ['sub'], profile: [], email: ['email', 'email_verified', 'is_private_email'] },
    claimsOf: ({ email, addressHidden }) => ({
      email,
      email_verified: true,
      ...(addressHidden ? { is_private_email: true } : {}),
    }),
  });
  const known = new Set<string>();
  provider.use(async (context: KoaContextWithOIDC, next: () => Promise<void>) => {
    const { scope, response_mode: mode } = context.query;
    if (context.path === routes.authorization && scope !== 'openid' && mode !== 'form_post') {
      context.status = 400;
      context.body = 'response_mode must be form_post when name or email scope is requested';
      return;
    }
    await next();
    const subject = context.path.startsWith(routes.authorization) && context.oidc?.session?.accountId;
    if (subject && !known.has(subject)) known.add(withName(context, subject) ? subject : '');
  });
  return provider;
}

/** Apple tells a name once, beside the first code, and never in an ID token. */
function withName(context: KoaContextWithOIDC, subject: string): boolean {
  const name = accounts.find((account) => account.subject === subject)?.name ?? '';
  if (typeof context.body !== 'string' || !context.body.includes('name="code"')) return false;
  const [firstName = '', ...lastName] = name.split(' ');
  const user = JSON.stringify({ name: { firstName, lastName: lastName.join(' ') } });
  context.body = context.body.replace(
    '</form>',
    html`<input type="hidden" name="user" value="${user}" /></form>`.text,
  );
  return true;
}
