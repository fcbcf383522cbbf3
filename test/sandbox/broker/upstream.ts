import { createHash, randomBytes } from 'node:crypto';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { z } from 'zod';

/** A provider that the broker may ask, and who the broker is to it. */
export type Upstream = {
  scheme: string;
  kind: 'microsoft' | 'oidc';
  /** `{tenantid}` in the issuer stands for the token's own `tid`. */
  metadata: { issuer: string; authorization_endpoint: string; token_endpoint: string; jwks_uri: string };
  clientId: string;
  clientSecret: string;
  redirectUri: string;
  responseMode: 'query' | 'form_post';
  /** By which it is told whose accounts are expected, where it can be. */
  domainParameter?: 'domain_hint' | 'hd';
};

const claims = z.object({
  iss: z.string(),
  sub: z.string(),
  email: z.string(),
  nonce: z.string(),
  name: z.string().optional(),
  tid: z.string().optional(),
  hd: z.string().optional(),
  email_verified: z.boolean().optional(),
  xms_edov: z.boolean().optional(),
  is_private_email: z.boolean().optional(),
});
export type UpstreamClaims = z.infer<typeof claims>;

/** For a provider to answer a code: the browser waits meanwhile. */
const patience = 10_000;

const tokenAnswer = z.object({ id_token: z.string() });

/** What must match between asking a provider and its answer. */
export type UpstreamRequest = { state: string; nonce: string; verifier: string };

export function newUpstreamRequest(): UpstreamRequest {
  const random = () => randomBytes(32).toString('base64url');
  return { state: random(), nonce: random(), verifier: random() };
}

/** Where the browser is sent to sign in at the provider. */
export function upstreamUrl(
  { metadata, clientId, redirectUri, responseMode }: Upstream,
  { state, nonce, verifier }: UpstreamRequest,
  passed: Record<string, string>,
): string {
  const url = new URL(metadata.authorization_endpoint);
  url.search = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    response_mode: responseMode,
    scope: 'openid profile email',
    prompt: 'select_account',
    state,
    nonce,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...passed,
  }).toString();
  return url.href;
}

/** The verified claims for a code. @throws whatever is wrong with the answer. */
export async function upstreamClaims(
  { metadata, clientId, clientSecret, redirectUri }: Upstream,
  { nonce, verifier }: UpstreamRequest,
  code: string,
): Promise<UpstreamClaims> {
  const response = await fetch(metadata.token_endpoint, {
    method: 'POST',
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
      client_id: clientId,
      client_secret: clientSecret,
    }),
  });
  if (!response.ok) throw new Error('the provider redeemed no code');
  const { id_token: idToken } = tokenAnswer.parse(await response.json());
  const keys = createRemoteJWKSet(new URL(metadata.jwks_uri), { cooldownDuration: 0 });
  const { payload } = await jwtVerify(idToken, keys, { algorithms: ['RS256', 'ES256'], audience: clientId });
  const verified = claims.parse(payload);
  const issuer = metadata.issuer.replace('{tenantid}', verified.tid ?? '');
  if (verified.iss !== issuer || verified.nonce !== nonce) throw new Error('ID token of another sign-in');
  return verified;
}
