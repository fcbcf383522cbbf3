import { json } from '../../support/hostile-issuer.ts';
import { createSigningKey, unsignedToken } from '../../support/hostile-keys.ts';
import { accepted, type Case, claiming, refused, seconds } from './case.ts';
import { namesItself } from './oidf-modules.ts';

const modules: (Omit<Case, 'suite' | 'module'> & { name: string })[] = [
  {
    name: 'invalid-authorization-response-iss',
    discovers: true,
    carries: ({ parameters }) => parameters.set('iss', 'https://other.example'),
    ending: refused(),
    tokenRequests: 0,
  },
  {
    name: 'remove-authorization-response-iss',
    discovers: true,
    carries: ({ parameters }) => parameters.delete('iss'),
    ending: refused(),
    tokenRequests: 0,
  },
  {
    name: 'ensure-authorization-response-with-invalid-state-fails',
    carries: ({ parameters }) => parameters.set('state', 'other'),
    ending: { kind: 'pending' },
    tokenRequests: 0,
  },
  {
    name: 'ensure-authorization-response-with-invalid-missing-state-fails',
    carries: ({ parameters }) => parameters.delete('state'),
    ending: { kind: 'pending' },
    tokenRequests: 0,
  },
  {
    name: 'invalid-expired-exp',
    misbehaviour: () => claiming({ exp: seconds(-301) })(),
    ending: refused(),
  },
  { name: 'invalid-missing-exp', misbehaviour: claiming({ exp: undefined }), ending: refused() },
  { name: 'invalid-missing-iss', misbehaviour: claiming({ iss: undefined }), ending: refused() },
  { name: 'invalid-missing-nonce', misbehaviour: claiming({ nonce: undefined }), ending: refused() },
  {
    name: 'invalid-secondary-aud',
    misbehaviour: claiming(({ aud }) => ({ aud: [aud, 'other'] })),
    ending: refused(),
  },
  { name: 'valid-aud-as-array', misbehaviour: claiming(({ aud }) => ({ aud: [aud] })), ending: accepted },
  {
    name: 'invalid-null-alg',
    misbehaviour: () => ({ idToken: (claims) => unsignedToken(claims) }),
    ending: refused(),
  },
  {
    name: 'invalid-alternate-alg',
    misbehaviour: async (issuer) => {
      issuer.keys = [await createSigningKey('another-algorithm', 'RS512')];
      return {};
    },
    ending: refused(),
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
    discovers: true,
    misbehaviour: () => ({ discovery: (document) => ({ ...document, issuer: `${document.issuer}/` }) }),
    carries: namesItself,
    ending: refused(),
    tokenRequests: 0,
  },
];

/** The client modules of FAPI 2.0 that need neither JAR nor DPoP: 14. */
export const fapiModules: Case[] = modules.map(({ name, ...rest }) => ({
  suite: 'FAPI2 client',
  module: `fapi2-security-profile-final-client-test-${name}`,
  ...rest,
}));
