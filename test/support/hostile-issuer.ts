import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { clientId } from '../../main/platform-contract/contract.ts';
import { listen } from '../sandbox/network/ports.ts';
import { createSigningKey, type SigningKey } from './hostile-keys.ts';

export type Claims = Record<string, unknown>;

/** What the issuer does wrong in a test; nothing by default. */
export type Misbehaviour = {
  /** Changes the claims before they are signed. */
  claims?: (claims: Claims) => Claims;
  /** Makes the token itself, from the claims. */
  idToken?: (claims: Claims, key: SigningKey) => string | Promise<string>;
  /** Answers the token request. */
  tokenEndpoint?: (response: ServerResponse, proper: () => Promise<Claims>) => unknown;
  /** Changes the authorization response. */
  response?: (parameters: URLSearchParams) => void;
  discovery?: (document: Claims) => Claims;
  jwks?: (response: ServerResponse) => unknown;
  /** The claims of its userinfo; the person's by default. */
  userinfo?: Claims;
  /** Answers a pushed authorization request (RFC 9126), which is offered only then. */
  pushed?: (response: ServerResponse, proper: () => Claims) => unknown;
};

/** An error in the authorization response, instead of a code. */
export const refusing = (error: string, description?: string, page?: string): Misbehaviour => ({
  response: (parameters) => {
    parameters.delete('code');
    parameters.set('error', error);
    if (description !== undefined) parameters.set('error_description', description);
    if (page !== undefined) parameters.set('error_uri', page);
  },
});

/** A request as the issuer saw it. */
type Seen = { method: string; url: string; body: string; headers: IncomingMessage['headers'] };

/**
 * An OpenID provider on loopback that signs anybody in at once, and misbehaves as a test asks.
 *
 * oidc-provider cannot be made to issue bad tokens. This one has just enough of the protocol for a client:
 * `authorize` in both response modes, PKCE, code, token, keys and metadata, shaped like Microsoft and Google.
 */
export class HostileIssuer {
  readonly clientId = clientId;
  /** The upstream provider that its tokens name, as a broker's do. */
  readonly scheme = 'apple';
  readonly seen: Seen[] = [];
  /** Secrets handed out, for canary scans. */
  readonly secrets = new Set<string>();
  readonly tenantId = '11111111-2222-4333-8444-555555555555';
  misbehaviour: Misbehaviour = {};
  origin = '';
  /** The issuer in its tokens and metadata; may contain `{tenantid}`. */
  issuer = '';
  keys: SigningKey[] = [];
  #firstKeys: SigningKey[] = [];

  readonly #person = { sub: 'subject-1', name: 'Anna de Vries', email: 'anna@bakkerij.example' };
  readonly #codes = new Map<string, URLSearchParams>();
  readonly #pushed = new Map<string, URLSearchParams>();
  readonly #server = createServer((request, response) => {
    this.#handle(request, response).catch(() => response.destroy());
  });

  static async start(): Promise<HostileIssuer> {
    const issuer = new HostileIssuer();
    issuer.#firstKeys = [await createSigningKey('first')];
    issuer.origin = `http://127.0.0.1:${await listen(issuer.#server, 0, 'the hostile issuer')}`;
    issuer.reset();
    return issuer;
  }

  /** Ends the misbehaviour and forgets all requests, codes and secrets. */
  reset(): void {
    this.misbehaviour = {};
    this.issuer = this.origin;
    this.keys = this.#firstKeys;
    this.seen.length = 0;
    this.secrets.clear();
    this.#codes.clear();
    this.#pushed.clear();
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** The discovery document (OpenID Connect Discovery §3). */
  get document(): Claims {
    return {
      ...this.metadata,
      response_types_supported: ['code'],
      response_modes_supported: ['query', 'form_post'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256', 'ES256'],
      code_challenge_methods_supported: ['S256'],
      userinfo_endpoint: `${this.origin}/userinfo`,
      ...(this.misbehaviour.pushed && { pushed_authorization_request_endpoint: `${this.origin}/par` }),
    };
  }

  get metadata() {
    return {
      issuer: this.issuer,
      authorization_endpoint: `${this.origin}/authorize`,
      token_endpoint: `${this.origin}/token`,
      jwks_uri: `${this.origin}/jwks`,
    };
  }

  /** The requests to a path. */
  requests(path: string): Seen[] {
    return this.seen.filter(({ url }) => new URL(url, this.origin).pathname === path);
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const { method = '', url = '', headers } = request;
    this.seen.push({ method, url, body, headers });
    const { pathname, searchParams } = new URL(url, this.origin);
    const { jwks, pushed, tokenEndpoint } = this.misbehaviour;
    if (pathname === '/authorize') return this.#authorize(this.#requested(searchParams), response);
    if (pathname === '/par' && pushed) return void pushed(response, () => this.#push(body));
    if (pathname === '/jwks') {
      return void (jwks ? jwks(response) : json(response, { keys: this.keys.map((key) => key.publicJwk) }));
    }
    if (pathname === '/revoke') return void response.writeHead(200).end();
    if (pathname === '/userinfo') return json(response, this.misbehaviour.userinfo ?? this.#person);
    if (pathname === '/token') {
      const proper = () => this.#tokens(new URLSearchParams(body));
      return void (await (tokenEndpoint ? tokenEndpoint(response, proper) : json(response, await proper())));
    }
    if (pathname.endsWith('/.well-known/openid-configuration')) {
      return json(response, this.misbehaviour.discovery?.(this.document) ?? this.document);
    }
    response.writeHead(404).end();
  }

  #push(body: string): Claims {
    const requestUri = `urn:ietf:params:oauth:request_uri:${crypto.randomUUID()}`;
    this.#pushed.set(requestUri, new URLSearchParams(body));
    return { request_uri: requestUri, expires_in: 60 };
  }

  /** The parameters of the request, or those that were pushed for its `request_uri`. */
  #requested(parameters: URLSearchParams): URLSearchParams {
    return this.#pushed.get(parameters.get('request_uri') ?? '') ?? parameters;
  }

  #authorize(request: URLSearchParams, response: ServerResponse): void {
    const code = this.#secret('code');
    this.#codes.set(code, request);
    const parameters = new URLSearchParams({ code, state: request.get('state') ?? '' });
    this.misbehaviour.response?.(parameters);
    const redirectUri = request.get('redirect_uri') ?? '';
    if (request.get('response_mode') !== 'form_post') {
      response.writeHead(302, { Location: `${redirectUri}?${parameters}` }).end();
      return;
    }
    const inputs = [...parameters].map(([name, value]) => `<input name="${name}" value="${value}">`);
    response.writeHead(200, { 'Content-Type': 'text/html' });
    response.end(`<form method="post" action="${redirectUri}">${inputs.join('')}</form>`);
  }

  async #tokens(form: URLSearchParams): Promise<Claims> {
    const request = this.#codes.get(form.get('code') ?? '');
    this.#codes.delete(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const isGenuine =
      challenge === request?.get('code_challenge') &&
      form.get('redirect_uri') === request.get('redirect_uri');
    if (request === undefined || !isGenuine) return { error: 'invalid_grant' };
    this.secrets.add(form.get('code_verifier') ?? '');

    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: this.issuer.replace('{tenantid}', this.tenantId),
      aud: this.clientId,
      iat: now,
      exp: now + 3600,
      nonce: request.get('nonce'),
      tid: this.tenantId,
      idp: this.scheme,
      ...this.#person,
    };
    const [key] = this.keys;
    if (key === undefined) throw new Error('no key');
    const changed = this.misbehaviour.claims?.(claims) ?? claims;
    const idToken = await (this.misbehaviour.idToken?.(changed, key) ?? key.sign(changed));
    this.secrets.add(idToken);
    return {
      access_token: this.#secret('access'),
      refresh_token: this.#secret('refresh'),
      token_type: 'Bearer',
      expires_in: 3600,
      id_token: idToken,
    };
  }

  #secret(kind: string): string {
    const secret = `${kind}-canary-${crypto.randomUUID()}`;
    this.secrets.add(secret);
    return secret;
  }
}

/** Answers with JSON. */
export function json(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}
