import { createRemoteJWKSet, jwtVerify } from 'jose';
import { authorizationRequest } from './authorization-request.ts';
import { listenOnce } from './one-shot-listener.ts';
import type { SignIn } from './program.ts';

/** Written by hand, as an app would today: `fetch`, `node:http` and jose, one thing after the other. */
export const signIn: SignIn = async ({ issuer, clientId }, open) => {
  const { redirectUri, answer } = await listenOnce();
  const metadata = await (await fetch(`${issuer}/.well-known/openid-configuration`)).json();
  const { authorization_endpoint, token_endpoint, jwks_uri } = metadata;
  const { url, nonce, redemption } = authorizationRequest(authorization_endpoint, clientId, redirectUri);
  open(url);
  const response = await answer;
  if (response.get('iss') !== issuer) throw new Error('another issuer');
  const tokens = await (await fetch(token_endpoint, { method: 'POST', body: redemption(response) })).json();
  const keys = createRemoteJWKSet(new URL(jwks_uri));
  const { payload } = await jwtVerify(tokens.id_token, keys, { issuer, audience: clientId });
  if (payload.nonce !== nonce) throw new Error('another nonce');
  return payload.sub ?? '';
};
