import { json } from '../../support/hostile-issuer.ts';
import { createSigningKey, unsignedToken } from '../../support/hostile-keys.ts';
import { accepted, type Case, seconds, suiteOf, withClaims } from './case.ts';
import { addIssuer } from './oidf-modules.ts';

/** The client modules of FAPI 2.0 that need neither JAR nor DPoP: 14. */
export const fapiModules: Case[] = suiteOf(
  'FAPI2 client',
  [
    {
      name: 'invalid-authorization-response-iss',
      usesDiscovery: true,
      alterCallback: ({ parameters }) => parameters.set('iss', 'https://other.example'),
      tokenRequests: 0,
    },
    {
      name: 'remove-authorization-response-iss',
      usesDiscovery: true,
      alterCallback: ({ parameters }) => parameters.delete('iss'),
      tokenRequests: 0,
    },
    {
      name: 'ensure-authorization-response-with-invalid-state-fails',
      alterCallback: ({ parameters }) => parameters.set('state', 'other'),
      ending: { kind: 'pending' },
      tokenRequests: 0,
    },
    {
      name: 'ensure-authorization-response-with-invalid-missing-state-fails',
      alterCallback: ({ parameters }) => parameters.delete('state'),
      ending: { kind: 'pending' },
      tokenRequests: 0,
    },
    { name: 'invalid-expired-exp', misbehaviour: () => withClaims({ exp: seconds(-301) })() },
    { name: 'invalid-missing-exp', misbehaviour: withClaims({ exp: undefined }) },
    { name: 'invalid-missing-iss', misbehaviour: withClaims({ iss: undefined }) },
    { name: 'invalid-missing-nonce', misbehaviour: withClaims({ nonce: undefined }) },
    { name: 'invalid-secondary-aud', misbehaviour: withClaims(({ aud }) => ({ aud: [aud, 'other'] })) },
    { name: 'valid-aud-as-array', misbehaviour: withClaims(({ aud }) => ({ aud: [aud] })), ending: accepted },
    { name: 'invalid-null-alg', misbehaviour: () => ({ idToken: (claims) => unsignedToken(claims) }) },
    {
      name: 'invalid-alternate-alg',
      misbehaviour: async (issuer) => {
        issuer.keys = [await createSigningKey('another-algorithm', 'RS512')];
        return {};
      },
    },
    {
      name: 'token-type-case-insensitivity',
      misbehaviour: () => ({
        tokenEndpoint: async (response, proper) =>
          json(response, { ...(await proper()), token_type: 'bEaReR' }),
      }),
      ending: accepted,
    },
    {
      name: 'discovery-issuer-mismatch',
      usesDiscovery: true,
      misbehaviour: () => ({ discovery: (document) => ({ ...document, issuer: `${document.issuer}/` }) }),
      alterCallback: addIssuer,
      tokenRequests: 0,
    },
  ],
  'fapi2-security-profile-final-client-test-',
);
