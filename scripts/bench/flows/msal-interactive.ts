import { PublicClientApplication } from '@azure/msal-node';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { type SignIn, scope } from './program.ts';

/** msal-node's interactive sign-in as its documentation has it, and the check of the signature that it leaves to others. */
export const signIn: SignIn = async ({ clientId, metadata }, open) => {
  const { host } = new URL(metadata.issuer);
  const client = new PublicClientApplication({
    auth: {
      clientId,
      authority: `https://${host}/`,
      knownAuthorities: [host],
      authorityMetadata: JSON.stringify(metadata),
    },
  });
  const { idToken } = await client.acquireTokenInteractive({
    scopes: scope.split(' '),
    prompt: 'select_account',
    openBrowser: async (url) => open(url),
  });
  const keys = createRemoteJWKSet(new URL(metadata.jwks_uri));
  const { payload } = await jwtVerify(idToken, keys, { issuer: metadata.issuer, audience: clientId });
  return payload.sub ?? '';
};
