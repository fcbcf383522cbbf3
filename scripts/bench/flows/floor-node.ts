import { createPublicKey, type JsonWebKey, type KeyObject, verify } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { authorizationRequest } from './authorization-request.ts';
import { listenOnce } from './one-shot-listener.ts';
import type { SignIn } from './program.ts';

/** The floor without any dependency: `node:http` and `node:crypto`, keys fetched while the person is in the browser. */
export const signIn: SignIn = async ({ issuer, clientId }, open) => {
  const listening = listenOnce();
  const metadata = await ask(`${issuer}/.well-known/openid-configuration`);
  const { redirectUri, answer } = await listening;
  const { url, nonce, redemption } = authorizationRequest(
    String(metadata.authorization_endpoint),
    clientId,
    redirectUri,
  );
  open(url);
  const keys = ask(String(metadata.jwks_uri));
  const response = await answer;
  if (response.get('iss') !== issuer) throw new Error('another issuer');
  const tokens = await ask(String(metadata.token_endpoint), redemption(response));
  const claims = checked(String(tokens.id_token), keysOf(await keys));
  const now = Date.now() / 1000;
  const isOurs = claims.iss === issuer && claims.aud === clientId && claims.nonce === nonce;
  if (!isOurs || Number(claims.exp) < now || Math.abs(Number(claims.iat) - now) > 300)
    throw new Error('wrong claims');
  return String(claims.sub);
};

type Json = Record<string, unknown>;

function keysOf({ keys }: Json): Map<string, KeyObject> {
  // A floor trusts what its own provider answers.
  const list = keys as (JsonWebKey & { kid: string })[];
  return new Map(list.map((key) => [key.kid, createPublicKey({ key, format: 'jwk' })]));
}

function checked(token: string, keys: Map<string, KeyObject>): Json {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const { alg, kid } = decoded(header);
  const key = keys.get(String(kid));
  const signed = Buffer.from(`${header}.${payload}`);
  if (alg !== 'RS256' || !key || !verify('sha256', signed, key, Buffer.from(signature, 'base64url')))
    throw new Error('wrong signature');
  return decoded(payload);
}

const decoded = (part: string): Json => JSON.parse(Buffer.from(part, 'base64url').toString());

function ask(url: string, form?: URLSearchParams): Promise<Json> {
  const { promise, resolve, reject } = Promise.withResolvers<Json>();
  const headers = form ? { 'Content-Type': 'application/x-www-form-urlencoded' } : {};
  const request = httpRequest(url, { method: form ? 'POST' : 'GET', headers }, (response) => {
    let text = '';
    response.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    response.on('end', () => resolve(JSON.parse(text)));
  });
  request.on('error', reject).end(form?.toString());
  return promise;
}
