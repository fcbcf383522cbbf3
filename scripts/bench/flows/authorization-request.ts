import { createHash, randomBytes } from 'node:crypto';
import { scope } from './program.ts';

const random = (): string => randomBytes(32).toString('base64url');

/** An authorization request with PKCE by hand, and what its answer is checked against. */
export function authorizationRequest(endpoint: string, clientId: string, redirectUri: string) {
  const [state, nonce, verifier] = [random(), random(), random()];
  const url = new URL(endpoint);
  url.search = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope,
    state,
    nonce,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    prompt: 'select_account',
  }).toString();
  /** The form that redeems a code. */
  const redemption = (answer: URLSearchParams): URLSearchParams => {
    if (answer.get('state') !== state) throw new Error('another state');
    return new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: clientId,
      redirect_uri: redirectUri,
      code: answer.get('code') ?? '',
      code_verifier: verifier,
    });
  };
  return { url: url.href, nonce, redemption };
}
