import { randomBytes } from 'node:crypto';
import Provider, { type Configuration, interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider';
import { clientId, redirectPaths } from '../../../main/platform-contract/contract.ts';
import type { ProviderControls } from '../identity/controls.ts';
import { faults } from '../identity/faults.ts';
import { forget, grantWhatIsAsked } from '../identity/issuer.ts';
import { memoryAdapter } from '../identity/memory-adapter.ts';
import type { SigningKey } from '../keys.ts';
import { languageOf } from '../pages/language.ts';
import type { BrokeredIdentities } from './identities.ts';
import { noticePage } from './notice-page.ts';

export const brokerRoutes = {
  authorization: '/connect/authorize',
  pushed_authorization_request: '/connect/par',
  token: '/connect/token',
  jwks: '/connect/jwks',
} as const;

const discoveryPath = '/.well-known/openid-configuration';

/** Where a person signs in on behalf of an authorization request; its cookie lives under this path. */
export const interactionPath = '/connect/interaction';

type BrokerOptions = {
  url: string;
  key: SigningKey;
  controls: ProviderControls;
  identities: BrokeredIdentities;
};

const minutes = 60;

/** Of a page that asks nothing and goes nowhere. */
const noticeHeaders = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** At the same address the platform itself takes these (RFC 8693, RFC 6749 §6). */
const platformGrants = ['urn:ietf:params:oauth:grant-type:token-exchange', 'refresh_token'];

/** The platform's issuer: a real OpenID provider for our one public client, in front of the providers that it asks. */
export function createBroker(options: BrokerOptions): Provider {
  const provider = new Provider(options.url, configurationOf(options));
  const sessionCookie = provider.cookieName('session');
  provider.use(async (context: KoaContextWithOIDC, next: () => Promise<void>) => {
    if (context.path === brokerRoutes.authorization) options.controls.authorizationRequests += 1;
    forget(context.req.headers, sessionCookie);
    await next();
    if (context.path === discoveryPath) withGrants(context);
  });
  provider.use(faults(brokerRoutes.token, options.controls));
  return provider;
}

/** oidc-provider tells only of the grants that it serves itself. */
function withGrants(context: KoaContextWithOIDC): void {
  const metadata: unknown = context.body;
  if (typeof metadata !== 'object' || metadata === null) return;
  context.body = { ...metadata, grant_types_supported: ['authorization_code', ...platformGrants] };
}

/** The account and the claims of somebody who was asked at a provider; undefined for a subject that is not known. */
function findAccount(identities: BrokeredIdentities, subject: string) {
  const known = identities.get(subject);
  if (!known) return undefined;
  const { scheme, identity, emailVerified, claims } = known;
  const { name, email } = identity;
  return {
    accountId: subject,
    claims: () => ({ sub: subject, idp: scheme, name, email, email_verified: emailVerified, ...claims }),
  };
}

function configurationOf({ url, key, identities }: BrokerOptions): Configuration {
  const policy = interactionPolicy.base();
  policy.add(new interactionPolicy.Prompt({ name: 'select_account', requestable: true }), 0);
  return {
    adapter: memoryAdapter(),
    clients: [
      {
        client_id: clientId,
        client_name: 'eConnect Onboarding',
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        // The port of a loopback address is the app's to choose (RFC 8252 §7.3).
        redirect_uris: [
          'http://127.0.0.1/econnect',
          'http://[::1]/econnect',
          url + redirectPaths.relay,
          url + redirectPaths.paste,
        ],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        id_token_signed_response_alg: key.algorithm,
      },
    ],
    clientAuthMethods: ['none'],
    jwks: { keys: [key.privateJwk] },
    claims: {
      openid: ['sub', 'idp', 'tid', 'hd'],
      profile: ['name'],
      email: ['email', 'email_verified', 'is_private_email'],
    },
    conformIdTokenClaims: false,
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      names: { session: 'broker-session', interaction: 'broker-interaction', resume: 'broker-resume' },
    },
    discovery: { revocation_endpoint: `${url}/connect/revocation` },
    enabledJWA: { idTokenSigningAlgValues: [key.algorithm] },
    extraParams: ['domain_hint'],
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
      pushedAuthorizationRequests: { enabled: true },
    },
    interactions: { policy, url: (_context, interaction) => `${interactionPath}/${interaction.uid}` },
    findAccount: (_context, subject) => findAccount(identities, subject),
    loadExistingGrant: grantWhatIsAsked,
    pkce: { required: () => true },
    responseTypes: ['code'],
    routes: brokerRoutes,
    scopes: ['openid', 'profile', 'email'],
    ttl: {
      AccessToken: 5 * minutes,
      AuthorizationCode: 5 * minutes,
      Grant: 60 * minutes,
      IdToken: 10 * minutes,
      Interaction: 15 * minutes,
      PushedAuthorizationRequest: 15 * minutes,
      Session: 60 * minutes,
    },
    renderError: (context) => {
      const language = languageOf(undefined, context.get('accept-language'));
      context.set(noticeHeaders);
      context.type = 'html';
      context.body = noticePage(language, 'expired');
    },
  };
}
