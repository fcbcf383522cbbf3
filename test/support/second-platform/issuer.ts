import { z } from 'zod';
import { form, formOf, oauthError, page, type Routes, sha256 } from './http.ts';
import { type CodeRequest, clientId, random, type State } from './state.ts';

/** How long an ID token is valid, in seconds. */
const lifeSeconds = 600;

/** An authorization request as the client pushes it. */
const authorizationRequest = z.object({
  client_id: z.literal(clientId),
  response_type: z.literal('code'),
  code_challenge_method: z.literal('S256'),
  code_challenge: z.string(),
  redirect_uri: z.string(),
  state: z.string(),
  nonce: z.string(),
});

/** The issuer: people are chosen from a list. Requests are pushed (RFC 9126), so that they are looked at in one place. */
export function issuerRoutes(state: State): Routes {
  const { url, keys } = state;
  const pushed = new Map<string, CodeRequest>();
  const isRedirect = (uri: string) =>
    /^http:\/\/127\.0\.0\.1:\d{1,5}\/econnect$/.test(uri) ||
    [`${url}/connect/relay`, `${url}/connect/paste`].includes(uri);
  return {
    'GET /.well-known/openid-configuration': () =>
      Response.json({
        issuer: url,
        authorization_endpoint: `${url}/authorize`,
        token_endpoint: `${url}/connect/token`,
        pushed_authorization_request_endpoint: `${url}/par`,
        require_pushed_authorization_requests: true,
        jwks_uri: `${url}/jwks`,
        response_types_supported: ['code'],
        response_modes_supported: ['form_post'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['ES256'],
        code_challenge_methods_supported: ['S256'],
        token_endpoint_auth_methods_supported: ['none'],
        authorization_response_iss_parameter_supported: true,
      }),
    'GET /jwks': () => Response.json({ keys: [keys.issuer.jwk] }),
    'POST /par': (asked) => {
      const { data: request } = authorizationRequest.safeParse(formOf(asked));
      if (!request || !isRedirect(request.redirect_uri)) return oauthError('invalid_request');
      const uri = `urn:ietf:params:oauth:request_uri:${random()}`;
      pushed.set(uri, request);
      return Response.json({ request_uri: uri, expires_in: 60 }, { status: 201 });
    },
    'GET /authorize': ({ query }) => {
      const request_uri = query.get('request_uri') ?? '';
      if (!pushed.has(request_uri)) return page(400, 'This request is not known.');
      return page(200, `Who are you?${form('/authorize', { request_uri }, [...state.people.keys()])}`);
    },
    'POST /authorize': (asked) => {
      const { request_uri = '', choice = '' } = formOf(asked);
      const [request, person] = [pushed.get(request_uri), state.people.get(choice)];
      if (!request) return page(400, 'This request is not known.');
      const code = random();
      if (person) state.codes.set(code, { request, person });
      const answer = person ? { code } : { error: 'access_denied' };
      const fields = { ...answer, state: request.state, iss: url };
      return page(200, form(request.redirect_uri, fields), 'document.forms[0].submit()');
    },
  };
}

/** Redeems a code, once, by its verifier. */
export async function redeem(state: State, form: Record<string, string>): Promise<Response> {
  const { code = '', code_verifier = '', redirect_uri } = form;
  const { request, person } = state.codes.get(code) ?? {};
  state.codes.delete(code);
  const isOwn = request?.code_challenge === sha256(code_verifier) && request.redirect_uri === redirect_uri;
  if (!person || !isOwn) return oauthError('invalid_grant');
  const { subject: sub, email, name, isVouched } = person;
  const claims = { sub, aud: clientId, email, email_verified: isVouched, name, nonce: request.nonce };
  const id_token = await state.sign(state.keys.issuer, 'JWT', lifeSeconds, { ...claims, idp: 'econnect' });
  return Response.json({ id_token, access_token: random(), token_type: 'Bearer', expires_in: lifeSeconds });
}
