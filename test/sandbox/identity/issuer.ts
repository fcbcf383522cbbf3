import { randomBytes } from 'node:crypto';
import Provider, {
  type ClientMetadata,
  type Configuration,
  interactionPolicy,
  type KoaContextWithOIDC,
} from 'oidc-provider';
import type { SigningKey } from '../keys.ts';
import { chooserMiddleware, type OfferTo } from './chooser.ts';
import type { Choice, ChooserLook } from './chooser-page.ts';
import type { ProviderControls } from './controls.ts';
import { faults } from './faults.ts';
import { memoryAdapter } from './memory-adapter.ts';

/** A client that signs people in on a server of its own: one exact redirect URI, and a secret. */
export type WebClient = { clientId: string; redirectUri: string; clientSecret: string };

/** What a provider is given, whatever its shape. */
export type IssuerSetup = { url: string; key: SigningKey; controls: ProviderControls; webClient: WebClient };

type Routes = { authorization: string; token: string; jwks: string };

type IssuerOptions<Account extends Choice> = IssuerSetup & {
  /** Of the desktop client, where the provider has such clients at all. */
  clientId?: string;
  look: ChooserLook;
  choices: readonly Account[];
  /** Which of them a request asks for, by parameters of the provider's own. All of them, unless given. */
  offered?: { parameters: string[]; to: OfferTo };
  /** All claims of an account but its subject. Which of them are told is decided by `claims` and the scopes. */
  claimsOf: (account: Account) => Record<string, unknown>;
  /** Claims by scope, as oidc-provider wants it. */
  claims: Record<string, string[]>;
  routes: Routes;
};

const minutes = 60;

/** What a client is told of a provider whose issuer is its address. */
export function metadataOf(url: string, routes: Routes) {
  return {
    issuer: url,
    authorization_endpoint: url + routes.authorization,
    token_endpoint: url + routes.token,
    jwks_uri: url + routes.jwks,
  };
}

/** A real OpenID provider that asks for PKCE, whose sign-in page is a choice of made-up accounts. */
export function createIssuer<Account extends Choice>(options: IssuerOptions<Account>): Provider {
  const provider = new Provider(options.url, configurationOf(options));
  // A desktop app listens on a port of its own choosing, on a path of its own choosing; a server does not.
  provider.Client.prototype.redirectUriAllowed = function (value) {
    return this.applicationType === 'native'
      ? isLoopback(value)
      : this.redirectUris?.includes(value) === true;
  };
  const sessionCookie = provider.cookieName('session');
  provider.use(async (context, next) => {
    if (context.path === options.routes.authorization) options.controls.authorizationRequests += 1;
    forget(context.req.headers, sessionCookie);
    await next();
  });
  provider.use(faults(options.routes.token, options.controls));
  provider.use(secretOf(options.webClient, options.routes.token));
  provider.use(chooserMiddleware(provider, options.look, options.offered?.to ?? (() => options.choices)));
  return provider;
}

function configurationOf<Account extends Choice>({
  url,
  clientId,
  webClient,
  key,
  look,
  choices,
  claimsOf,
  claims,
  offered,
  routes,
}: IssuerOptions<Account>): Configuration {
  const policy = interactionPolicy.base();
  policy.add(new interactionPolicy.Prompt({ name: 'select_account', requestable: true }), 0);
  return {
    adapter: memoryAdapter(),
    clients: [
      ...(clientId === undefined ? [] : [desktopClient(clientId)]),
      {
        client_id: webClient.clientId,
        client_name: 'eConnect',
        application_type: 'web',
        ...(clientId === undefined
          ? { token_endpoint_auth_method: 'client_secret_post', client_secret: webClient.clientSecret }
          : { token_endpoint_auth_method: 'none' }),
        redirect_uris: [webClient.redirectUri],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        id_token_signed_response_alg: key.algorithm,
      },
    ],
    // Without a method that takes one, a secret that comes along is ignored, as desktop clients need it: see `secretOf`.
    clientAuthMethods: clientId === undefined ? ['client_secret_post'] : ['none'],
    jwks: { keys: [key.privateJwk] },
    claims,
    conformIdTokenClaims: false,
    // Cookies are shared by every port of a host, so each issuer needs names of its own.
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      names: {
        session: `${look.provider}-session`,
        interaction: `${look.provider}-interaction`,
        resume: `${look.provider}-resume`,
      },
    },
    extraParams: offered?.parameters ?? [],
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    interactions: { policy, url: (_context, interaction) => `${url}/choose/${interaction.uid}` },
    findAccount: (_context, subject) => {
      const account = choices.find((choice) => choice.subject === subject);
      return account && { accountId: subject, claims: () => ({ sub: subject, ...claimsOf(account) }) };
    },
    loadExistingGrant: grantWhatIsAsked,
    pkce: { required: () => true },
    routes,
    scopes: ['openid', 'profile', 'email', 'offline_access'],
    ttl: {
      AccessToken: 60 * minutes,
      AuthorizationCode: 1 * minutes,
      Grant: 60 * minutes,
      IdToken: 60 * minutes,
      Interaction: 60 * minutes,
      Session: 60 * minutes,
    },
    renderError: (context, out) => {
      context.type = 'text/plain';
      context.body = `${look.title}: ${out.error}\n${out.error_description ?? ''}\n`;
    },
  };
}

/**
 * Holds back the tokens of a server's client that does not show its secret.
 *
 * oidc-provider can either check secrets or ignore them, and beside a desktop client, whose secret is none, it ignores them.
 */
function secretOf({ clientId, clientSecret }: WebClient, tokenPath: string) {
  return async (context: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> => {
    await next();
    if (context.path !== tokenPath || context.status !== 200) return;
    const { client_id: id, client_secret: secret } = context.oidc.body ?? {};
    if (id !== clientId || secret === clientSecret) return;
    context.status = 401;
    context.body = { error: 'invalid_client' };
  };
}

function desktopClient(clientId: string): ClientMetadata {
  return {
    client_id: clientId,
    client_name: 'eConnect Onboarding',
    application_type: 'native',
    token_endpoint_auth_method: 'none',
    redirect_uris: ['http://127.0.0.1/'],
    grant_types: ['authorization_code'],
    response_types: ['code'],
  };
}

/** What was asked for is granted: choosing an account is consent enough here. */
export async function grantWhatIsAsked(context: KoaContextWithOIDC) {
  const { provider, client, session, requestParamOIDCScopes } = context.oidc;
  if (!client || !session?.accountId) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope([...requestParamOIDCScopes].join(' '));
  await grant.save();
  return grant;
}

function isLoopback(value: string): boolean {
  const url = URL.canParse(value) ? new URL(value) : null;
  return url?.protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
}

/** Nobody stays signed in: every request for authorization asks again. */
export function forget(headers: { cookie?: string | undefined }, name: string): void {
  headers.cookie = headers.cookie
    ?.split('; ')
    .filter((cookie) => !cookie.startsWith(name))
    .join('; ');
}
