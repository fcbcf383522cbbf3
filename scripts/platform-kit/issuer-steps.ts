import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { clientId } from '../../main/platform-contract/contract.ts';
import { exchange } from '../../test/support/contract-client.ts';
import { checksNeeding, type Kit } from './check.ts';
import { expectSuccess, expectThat } from './expectation.ts';
import type { Person } from './implementation.ts';

const metadata = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  pushed_authorization_request_endpoint: z.url().optional(),
  userinfo_endpoint: z.url().optional(),
  revocation_endpoint: z.url().optional(),
  end_session_endpoint: z.url().optional(),
  code_challenge_methods_supported: z.array(z.string()).optional(),
  response_modes_supported: z.array(z.string()).optional(),
});
/** The issuer's metadata (OpenID Connect Discovery 1.0 §3), as far as the kit reads it. */
export type Metadata = z.infer<typeof metadata>;

/** A check that signs a person in at the issuer. */
export const personCheck = checksNeeding('newPerson', 'signIn');
/** A check that exchanges an identity and confirms its address by mail. */
export const mailedIdentityCheck = checksNeeding('exchange', 'sign-up', 'newPerson', 'signIn', 'nextMail');

/** The redirect URI of a listener that the kit does not run: responses are read from the issuer's last page. */
const loopbackRedirect = ({ environment }: Kit) =>
  `http://127.0.0.1:${environment.ports?.[0] ?? 5555}/econnect`;

/** Reads the issuer's metadata. */
export async function discover({ issuer }: Kit): Promise<Metadata> {
  const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  expectSuccess({ status: response.status, body: null }, 200, 'the metadata');
  const parsed = metadata.safeParse(await response.json());
  const missing = parsed.error?.issues.map(({ path }) => path.join('.')).join(', ');
  expectThat(parsed.success, 'metadata with its endpoints', `no ${missing}`);
  return parsed.data;
}

/** An authorization request of the client, with what only the client knows. */
type CodeRequest = ReturnType<typeof codeRequest>;

/** Makes the parameters of an authorization request as the client sends them. */
export function codeRequest(
  providerScheme: string,
  redirectUri: string,
  responseMode: string,
  scope = 'openid profile email',
) {
  const verifier = randomBytes(32).toString('base64url');
  const parameters = {
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    response_mode: responseMode,
    scope,
    state: randomBytes(32).toString('base64url'),
    nonce: randomBytes(32).toString('base64url'),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    prompt: 'select_account',
    acr_values: `idp:${providerScheme}`,
    ui_locales: 'en',
  };
  return { verifier, parameters };
}

/** `form_post` where the issuer offers it, else `query`. */
export const responseModeOf = (issuer: Metadata) =>
  issuer.response_modes_supported?.includes('form_post') ? 'form_post' : 'query';

/** The address of an authorization request; pushed where the issuer takes that (RFC 9126). */
async function authorizationUrl(
  { authorization_endpoint, pushed_authorization_request_endpoint: par }: Metadata,
  { parameters }: CodeRequest,
): Promise<string> {
  const url = new URL(authorization_endpoint);
  if (par === undefined) {
    url.search = new URLSearchParams(parameters).toString();
    return url.href;
  }
  const response = await fetch(par, { method: 'POST', body: new URLSearchParams(parameters) });
  const body: unknown = await response.json();
  expectSuccess({ status: response.status, body }, 201, 'a pushed request');
  const { request_uri } = z.object({ request_uri: z.string() }).parse(body);
  url.search = new URLSearchParams({ client_id: clientId, request_uri }).toString();
  return url.href;
}

/** Redeems a code. */
export async function redeem(
  { token_endpoint }: Metadata,
  code: string,
  { verifier, parameters }: Pick<CodeRequest, 'verifier'> & { parameters: { redirect_uri: string } },
) {
  const response = await fetch(token_endpoint, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: clientId,
      redirect_uri: parameters.redirect_uri,
      code,
      code_verifier: verifier,
    }),
  });
  const body: unknown = await response.json();
  return { status: response.status, body };
}

/** Asks the issuer for a code of a person. */
export async function askForCode(kit: Kit<'signIn'>, person: Person, scope?: string) {
  const issuer = await discover(kit);
  const request = codeRequest(person.scheme, loopbackRedirect(kit), responseModeOf(issuer), scope);
  const response = await kit.port.signIn(await authorizationUrl(issuer, request), person);
  const error = response.parameters.get('error');
  const code = response.parameters.get('code') ?? '';
  expectThat(code !== '', 'a code in the authorization response', error ?? 'none');
  return { issuer, request, response, code };
}

/** The ID token of a person. */
export async function idTokenOf(kit: Kit<'signIn'>, person: Person) {
  const { issuer, request, code } = await askForCode(kit, person);
  const answer = await redeem(issuer, code, request);
  expectSuccess(answer, 200, 'a code with its verifier');
  const parsed = z.object({ id_token: z.string().min(1) }).safeParse(answer.body);
  expectThat(parsed.success, 'an ID token', 'none');
  return { idToken: parsed.data.id_token, issuer, request };
}

/** Exchanges the ID token of a person, who is signed in for it. */
export async function exchangeAs(kit: Kit<'signIn'>, person: Person) {
  const { idToken } = await idTokenOf(kit, person);
  return { idToken, answer: await exchange(kit.call, idToken, 'en') };
}
