import { createHash } from 'node:crypto';
import { SignJWT } from 'jose';
import { type Answer, answer, escaped, fieldsOf, form, page, type Routes } from './http.ts';
import type { Keys } from './sessions.ts';
import { type Person, random, type State } from './state.ts';

const tokenSeconds = 600;
const sha256 = (text: string) => createHash('sha256').update(text).digest('base64url');
const submit = 'document.forms[0].submit()';

const isIncomplete = (request: URLSearchParams) =>
  request.get('response_type') !== 'code' ||
  request.get('code_challenge_method') !== 'S256' ||
  !request.get('code_challenge');

const metadataOf = (url: string, keysUrl: string) => ({
  issuer: url,
  authorization_endpoint: `${url}/authorize`,
  token_endpoint: `${url}/connect/token`,
  pushed_authorization_request_endpoint: `${url}/par`,
  jwks_uri: `${keysUrl}/jwks`,
  response_types_supported: ['code'],
  response_modes_supported: ['form_post'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['ES256'],
  code_challenge_methods_supported: ['S256'],
  token_endpoint_auth_methods_supported: ['none'],
  authorization_response_iss_parameter_supported: true,
});

/** The issuer: people are chosen from a list. `redeem` answers for its codes at the token endpoint. */
export function createIssuer(state: State, url: string, { privateKey, jwk }: Keys) {
  const pushed = new Map<string, URLSearchParams>();
  const codes = new Map<string, { request: URLSearchParams; person: Person }>();
  const scheme = state.has('other-idp') ? 'another' : 'econnect';

  const isRedirect = (uri: string) =>
    state.has('any-redirect') ||
    /^http:\/\/127\.0\.0\.1:\d{1,5}\/econnect$/.test(uri) ||
    [`${url}/connect/relay`, `${url}/connect/paste`].includes(uri);
  const isWrong = (request: URLSearchParams) =>
    request.get('client_id') !== 'econnect-onboarding' || !isRedirect(request.get('redirect_uri') ?? '');

  /** Sends something to the client, by the form that its browser posts. */
  const send = (request: URLSearchParams, parameters: Record<string, string>) => {
    const fields = {
      ...parameters,
      state: request.get('state') ?? '',
      ...(state.has('no-iss') ? {} : { iss: url }),
    };
    return page(200, form(request.get('redirect_uri') ?? '', fields), submit);
  };

  async function redeem(asked: URLSearchParams): Promise<Answer> {
    const found = codes.get(asked.get('code') ?? '');
    codes.delete(asked.get('code') ?? '');
    const challenge = sha256(asked.get('code_verifier') ?? '');
    const isOwn = found?.request.get('code_challenge') === challenge || state.has('any-verifier');
    if (!found || !isOwn || found.request.get('redirect_uri') !== asked.get('redirect_uri'))
      return answer(400, { error: 'invalid_grant' });
    const { person, request } = found;
    const iat = Math.floor(state.now() / 1000);
    const claims = {
      email: person.email,
      email_verified: person.isVouched,
      ...(state.has('no-name') ? {} : { name: person.name }),
      nonce: request.get('nonce'),
      idp: scheme,
      iss: url,
      sub: person.subject,
      aud: 'econnect-onboarding',
      iat,
      exp: iat + tokenSeconds,
    };
    const token = new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: String(jwk.kid) });
    const tokens = { access_token: random(), token_type: 'Bearer', expires_in: tokenSeconds };
    return answer(200, { ...tokens, id_token: await token.sign(privateKey) });
  }

  const routes: Routes = {
    'GET /.well-known/openid-configuration': () =>
      answer(200, metadataOf(url, state.has('keys-elsewhere') ? 'https://keys.example' : url)),
    'GET /jwks': () => answer(200, { keys: [jwk] }),
    'POST /par': ({ body }) => {
      const request = new URLSearchParams(body);
      if (isWrong(request) || isIncomplete(request)) return answer(400, { error: 'invalid_request' });
      const uri = `urn:ietf:params:oauth:request_uri:${random()}`;
      pushed.set(uri, request);
      return answer(201, { request_uri: uri, expires_in: 60 });
    },
    'GET /authorize': ({ query }) => {
      const request = pushed.get(query.get('request_uri') ?? '') ?? query;
      if (isWrong(request)) return page(400, 'This request is not one of a client that is known here.');
      if (isIncomplete(request)) return send(request, { error: 'invalid_request' });
      const buttons = [...state.people.keys()].map((email) => ['email', email, escaped(email)]);
      return page(200, `Who are you?${form('/authorize', { request: request.toString() }, ...buttons)}`);
    },
    'POST /authorize': (asked) => {
      const { request, email } = fieldsOf(asked);
      const asking = new URLSearchParams(String(request));
      const person = state.people.get(String(email));
      if (isWrong(asking)) return page(400, 'This request is not one of a client that is known here.');
      if (!person) return send(asking, { error: 'access_denied' });
      const code = random();
      codes.set(code, { request: asking, person });
      return send(asking, { code });
    },
  };
  return { routes, redeem };
}
