import { json } from '../../support/hostile-issuer.ts';
import { createSigningKey, symmetricToken, unsignedToken } from '../../support/hostile-keys.ts';
import { accepted, type Case, claiming, refused, seconds } from './case.ts';

const rows: (Omit<Case, 'suite' | 'module'> & { name: string })[] = [
  { name: 'wrong iss', misbehaviour: claiming({ iss: 'https://other.example' }), ending: refused() },
  { name: 'wrong aud', misbehaviour: claiming({ aud: 'other' }), ending: refused() },
  { name: 'aud = [us]', misbehaviour: claiming(({ aud }) => ({ aud: [aud] })), ending: accepted },
  {
    name: 'extra aud without azp',
    misbehaviour: claiming(({ aud }) => ({ aud: [aud, 'other'] })),
    ending: refused(),
  },
  {
    name: 'extra aud with our azp',
    misbehaviour: claiming(({ aud }) => ({ aud: [aud, 'other'], azp: aud })),
    ending: refused(),
  },
  { name: 'bad azp', misbehaviour: claiming({ azp: 'other' }), ending: refused() },
  { name: 'our azp', misbehaviour: claiming(({ aud }) => ({ azp: aud })), ending: accepted },
  { name: 'missing sub', misbehaviour: claiming({ sub: undefined }), ending: refused() },
  { name: 'empty sub', misbehaviour: claiming({ sub: '' }), ending: refused() },
  { name: 'missing iat', misbehaviour: claiming({ iat: undefined }), ending: refused() },
  { name: 'missing exp', misbehaviour: claiming({ exp: undefined }), ending: refused() },
  { name: 'iat in the future', misbehaviour: () => claiming({ iat: seconds(330) })(), ending: refused() },
  { name: 'iat long ago', misbehaviour: () => claiming({ iat: seconds(-330) })(), ending: refused() },
  { name: 'expired', misbehaviour: () => claiming({ exp: seconds(-330) })(), ending: refused() },
  {
    name: 'expired within what clocks differ',
    misbehaviour: () => claiming({ exp: seconds(-29) })(),
    ending: accepted,
  },
  { name: 'nbf in the future', misbehaviour: () => claiming({ nbf: seconds(330) })(), ending: refused() },
  { name: 'nonce wrong', misbehaviour: claiming({ nonce: 'other' }), ending: refused() },
  { name: 'nonce missing', misbehaviour: claiming({ nonce: undefined }), ending: refused() },
  {
    name: 'alg none',
    misbehaviour: () => ({ idToken: (claims) => unsignedToken(claims) }),
    ending: refused(),
  },
  {
    name: 'HS256 with the client id',
    misbehaviour: (issuer) => ({ idToken: (claims) => symmetricToken(claims, issuer.clientId) }),
    ending: refused(),
  },
  {
    name: 'bad signature',
    misbehaviour: () => ({
      idToken: async (claims, key) => {
        const [head, body, signature = ''] = (await key.sign(claims)).split('.');
        return [head, body, signature.split('').toReversed().join('')].join('.');
      },
    }),
    ending: refused(),
  },
  {
    name: 'kid absent, one key',
    misbehaviour: () => ({ idToken: (claims, key) => key.sign(claims, { kid: undefined }) }),
    ending: accepted,
  },
  {
    name: 'kid absent, many keys',
    misbehaviour: async (issuer) => {
      issuer.keys = [...issuer.keys, await createSigningKey('second')];
      return { idToken: (claims, key) => key.sign(claims, { kid: undefined }) };
    },
    ending: refused(),
  },
  {
    name: 'kid of nobody',
    misbehaviour: () => ({ idToken: (claims, key) => key.sign(claims, { kid: 'nobody' }) }),
    ending: refused(),
  },
  {
    name: 'keys rotated within a minute',
    meanwhile: async (issuer) => {
      issuer.keys = [await createSigningKey('a-minute-ago')];
    },
    ending: accepted,
  },
  {
    name: 'refreshed ID token of another iss or sub',
    ending: accepted,
    notUsed: 'the provider’s refresh token is dropped',
  },
  {
    name: 'response with another iss',
    carries: ({ parameters }) => parameters.set('iss', 'https://other.example'),
    ending: refused(),
    tokenRequests: 0,
  },
  {
    name: 'response without the advertised iss',
    discovers: true,
    carries: ({ parameters }) => parameters.delete('iss'),
    ending: refused(),
    tokenRequests: 0,
  },
  {
    name: 'token endpoint redirects (307)',
    misbehaviour: (issuer) => ({
      tokenEndpoint: (response) => response.writeHead(307, { Location: `${issuer.origin}/stolen` }).end(),
    }),
    ending: refused(),
  },
  {
    name: 'token endpoint answers {}',
    misbehaviour: () => ({ tokenEndpoint: (response) => json(response, {}) }),
    ending: refused(),
  },
  {
    name: 'token endpoint answers HTML',
    misbehaviour: () => ({
      tokenEndpoint: (response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>hi</p>'),
    }),
    ending: refused(),
  },
  {
    name: 'token endpoint answers 503',
    misbehaviour: () => ({ tokenEndpoint: (response) => json(response, {}, 503) }),
    ending: refused('provider-unavailable'),
  },
  {
    name: 'token endpoint hangs',
    misbehaviour: () => ({ tokenEndpoint: () => undefined }),
    requestTimeoutMs: 300,
    ending: refused('timeout'),
  },
];

/** What the libraries let through or get wrong, measured on the versions in use, and what our client makes of it. */
export const libraryGaps: Case[] = rows.map(({ name, ...rest }) => ({
  suite: 'library gaps',
  module: name,
  ...rest,
}));
