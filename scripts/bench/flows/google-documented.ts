import { ClientAuthentication, CodeChallengeMethod, OAuth2Client } from 'google-auth-library';
import { listenOnce } from './one-shot-listener.ts';
import type { SignIn } from './program.ts';

/** google-auth-library as its documentation has it, sent to our provider. */
export const signIn: SignIn = async ({ clientId, metadata, certificates }, open) => {
  const { redirectUri, answer } = await listenOnce();
  const client = new OAuth2Client({
    clientId,
    clientAuthentication: ClientAuthentication.None,
    redirectUri,
    endpoints: {
      oauth2AuthBaseUrl: metadata.authorization_endpoint,
      oauth2TokenUrl: metadata.token_endpoint,
      oauth2FederatedSignonPemCertsUrl: certificates,
    },
    issuers: [metadata.issuer],
  });
  const { codeVerifier, codeChallenge = '' } = await client.generateCodeVerifierAsync();
  const state = crypto.randomUUID();
  open(
    client.generateAuthUrl({
      scope: ['openid', 'profile', 'email'],
      state,
      code_challenge: codeChallenge,
      code_challenge_method: CodeChallengeMethod.S256,
      prompt: 'select_account',
    }),
  );
  const response = await answer;
  if (response.get('state') !== state) throw new Error('another state');
  const { tokens } = await client.getToken({ code: response.get('code') ?? '', codeVerifier });
  const ticket = await client.verifyIdToken({ idToken: tokens.id_token ?? '', audience: clientId });
  return ticket.getUserId() ?? '';
};
