import { createHash, randomBytes } from 'node:crypto';
import type { Sandbox } from '../sandbox/sandbox.ts';

/* A person and their browser without a window: follows redirects by hand, keeps cookies, picks an account. */

export type ProviderName = 'microsoft' | 'google';
type WithEnvironment = Pick<Sandbox, 'environment'>;
type AuthorizationRequest = Record<string, string>;

const redirectUri = 'http://127.0.0.1:5555/any/path';

export function settingsOf(sandbox: WithEnvironment, name: ProviderName) {
  const provider = sandbox.environment.providers.find(({ id }) => id === name);
  if (!provider || provider.kind === 'oidc' || !provider.metadata) throw new Error(`${name} has no metadata`);
  return { clientId: provider.clientId, metadata: provider.metadata };
}

/** Parameters of a proper request of a desktop client, and the verifier of its challenge. */
export function authorizationRequest<More extends AuthorizationRequest>(more: More) {
  const verifier = randomBytes(32).toString('base64url');
  const parameters = {
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid profile email',
    state: 'a-state',
    nonce: 'a-nonce',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...more,
  };
  return { verifier, parameters };
}

/** Asks for authorization and follows the way until the account chooser, or until the provider refuses. */
export async function reachChooser(
  sandbox: WithEnvironment,
  name: ProviderName,
  more: AuthorizationRequest = {},
  headers: Record<string, string> = {},
) {
  const { clientId, metadata } = settingsOf(sandbox, name);
  const { verifier, parameters } = authorizationRequest({ client_id: clientId, ...more });
  const browser = new Browser(headers);
  const first = await browser.get(`${metadata.authorization_endpoint}?${new URLSearchParams(parameters)}`);
  const chooser = first.headers.get('location') ?? '';
  return { browser, verifier, chooser, first };
}

/** What comes back to the redirect URI, by query or by form, once the person chose an account or `deny`. */
export async function choose(
  browser: Browser,
  chooser: string,
  subject: string | 'deny',
): Promise<URLSearchParams> {
  const form = subject === 'deny' ? { deny: 'yes' } : { account: subject };
  const chosen = await browser.post(chooser, form);
  const back = await browser.get(chosen.headers.get('location') ?? '');
  const location = back.headers.get('location');
  if (location !== null) return new URL(location).searchParams;
  const fields = (await back.text()).matchAll(/name="([^"]+)" value="([^"]*)"/g);
  return new URLSearchParams([...fields].map(([, key = '', value = '']) => [key, value]));
}

export async function redeem(
  sandbox: WithEnvironment,
  name: ProviderName,
  code: string,
  verifier: string,
  more: Record<string, string> = {},
): Promise<Response> {
  const { clientId, metadata } = settingsOf(sandbox, name);
  const form = { client_id: clientId, redirect_uri: redirectUri, code, code_verifier: verifier, ...more };
  return redeemAt(metadata.token_endpoint, form);
}

/** Redeems a code at a token endpoint. */
export function redeemAt(endpoint: string, form: Record<string, string>): Promise<Response> {
  const body = new URLSearchParams({ grant_type: 'authorization_code', ...form });
  return fetch(endpoint, { method: 'POST', redirect: 'manual', body });
}

/** The ID token of one of the made-up accounts, by the whole way. */
export async function idTokenOf(
  sandbox: WithEnvironment,
  name: ProviderName,
  subject: string,
): Promise<string> {
  const { browser, verifier, chooser } = await reachChooser(sandbox, name);
  const back = await choose(browser, chooser, subject);
  const answer = await redeem(sandbox, name, back.get('code') ?? '', verifier);
  const body: unknown = await answer.json();
  if (typeof body !== 'object' || body === null || !('id_token' in body)) throw new Error('no ID token');
  return String(body.id_token);
}

/** Cookies and no automatic redirects. */
export class Browser {
  readonly #cookies = new Map<string, string>();
  readonly #headers: Record<string, string>;

  constructor(headers: Record<string, string> = {}) {
    this.#headers = headers;
  }

  get(url: string): Promise<Response> {
    return this.ask(url);
  }

  post(url: string, form: Record<string, string> | URLSearchParams): Promise<Response> {
    return this.ask(url, { method: 'POST', body: new URLSearchParams(form) });
  }

  async ask(url: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.#cookies].map((pair) => pair.join('=')).join('; ');
    const headers = { ...this.#headers, ...init.headers, cookie };
    const response = await fetch(url, { ...init, redirect: 'manual', headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.#cookies.set(name, value);
    }
    return response;
  }
}
