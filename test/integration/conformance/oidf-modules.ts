import { createSigningKey, unsignedToken } from '../../support/hostile-keys.ts';
import { accepted, type Case, refused, suiteOf, withClaims } from './case.ts';

const noUserinfo = 'no userinfo call is made: every claim comes from the verified ID token';
const noRefresh = 'the provider’s tokens are dropped: no offline_access is asked, no refresh token is used';

const noFormPost = { google: 'Google has no form_post for desktop clients; run by query, which passes' };

/** The relying-party modules of the OpenID Foundation's suite that apply to a public native client: 26 runs. */
export const oidfModules: Case[] = suiteOf('OIDF RP', [
  { name: 'oidcc-client-test', ending: accepted },
  { name: 'oidcc-client-test (response_mode=form_post)', ending: accepted, notUsed: noFormPost },
  { name: 'oidcc-client-test-invalid-iss', misbehaviour: withClaims({ iss: 'https://other.example' }) },
  { name: 'oidcc-client-test-invalid-aud', misbehaviour: withClaims({ aud: 'other' }) },
  { name: 'oidcc-client-test-missing-aud', misbehaviour: withClaims({ aud: undefined }) },
  { name: 'oidcc-client-test-missing-sub', misbehaviour: withClaims({ sub: undefined }) },
  { name: 'oidcc-client-test-missing-iat', misbehaviour: withClaims({ iat: undefined }) },
  { name: 'oidcc-client-test-nonce-invalid', misbehaviour: withClaims({ nonce: 'other' }) },
  { name: 'oidcc-client-test-idtoken-sig-rs256', ending: accepted },
  {
    name: 'oidcc-client-test-idtoken-sig-none',
    misbehaviour: () => ({ idToken: (claims) => unsignedToken(claims) }),
  },
  {
    name: 'oidcc-client-test-invalid-sig-rs256',
    misbehaviour: async (issuer) => {
      const otherKey = await createSigningKey(issuer.keys[0]?.kid ?? '');
      return { idToken: (claims) => otherKey.sign(claims) };
    },
  },
  {
    name: 'oidcc-client-test-invalid-sig-es256',
    misbehaviour: async (issuer) => {
      issuer.keys = [await createSigningKey('es', 'ES256')];
      const otherKey = await createSigningKey('es', 'ES256');
      return { idToken: (claims) => otherKey.sign(claims) };
    },
  },
  {
    name: 'oidcc-client-test-kid-absent-single-jwks',
    misbehaviour: () => ({ idToken: (claims, key) => key.sign(claims, { kid: undefined }) }),
    ending: accepted,
  },
  {
    name: 'oidcc-client-test-kid-absent-multiple-jwks',
    misbehaviour: async (issuer) => {
      issuer.keys = [...issuer.keys, await createSigningKey('second')];
      return { idToken: (claims, key) => key.sign(claims, { kid: undefined }) };
    },
  },
  {
    name: 'oidcc-client-test-signing-key-rotation',
    beforeCallback: async (issuer) => {
      issuer.keys = [await createSigningKey('rotated')];
    },
    ending: accepted,
  },
  {
    name: 'oidcc-client-test-signing-key-rotation-just-before-signing',
    misbehaviour: async (issuer) => {
      const next = await createSigningKey('just-now');
      return {
        idToken: (claims) => {
          issuer.keys = [next];
          return next.sign(claims);
        },
      };
    },
    ending: accepted,
  },
  {
    name: 'oidcc-client-test-discovery-openid-config',
    usesDiscovery: true,
    alterCallback: addIssuer,
    ending: accepted,
  },
  {
    name: 'oidcc-client-test-discovery-jwks-uri-keys',
    usesDiscovery: true,
    misbehaviour: (issuer, adapter) => ({
      discovery: (document) => ({
        ...document,
        jwks_uri: adapter === 'oidc' ? `${issuer.origin}/jwks?moved` : 'https://elsewhere.test/moved-keys',
      }),
    }),
    alterCallback: addIssuer,
    ending: accepted,
  },
  {
    name: 'oidcc-client-test-discovery-issuer-mismatch',
    usesDiscovery: true,
    misbehaviour: () => ({ discovery: (document) => ({ ...document, issuer: 'https://other.example' }) }),
    tokenRequests: 0,
  },
  { name: 'oidcc-client-test-userinfo-invalid-sub', ending: accepted, notUsed: noUserinfo },
  { name: 'oidcc-client-test-userinfo-bearer-header', ending: accepted, notUsed: noUserinfo },
  { name: 'oidcc-client-test-scope-userinfo-claims', ending: accepted, notUsed: noUserinfo },
  { name: 'oidcc-client-test-refresh-token', ending: accepted, notUsed: noRefresh },
  { name: 'oidcc-client-test-refresh-token-invalid-issuer', ending: accepted, notUsed: noRefresh },
  { name: 'oidcc-client-test-refresh-token-invalid-sub', ending: accepted, notUsed: noRefresh },
  {
    name: 'oidcc-client-test-form-post-error',
    alterCallback: ({ parameters }) => {
      parameters.delete('code');
      parameters.set('error', 'access_denied');
    },
    ending: refused('sign-in-denied'),
    tokenRequests: 0,
    notUsed: noFormPost,
  },
]);

/** Adds `iss` to the response, as metadata can promise for every response (RFC 9207). */
export function addIssuer({ parameters }: { parameters: URLSearchParams }, issuer: { issuer: string }): void {
  parameters.set('iss', issuer.issuer.replace('{tenantid}', '11111111-2222-4333-8444-555555555555'));
}
