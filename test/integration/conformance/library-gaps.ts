import { json } from '../../support/hostile-issuer.ts';
import { createSigningKey, symmetricToken, unsignedToken } from '../../support/hostile-keys.ts';
import { accepted, type Case, claiming, refused, seconds, suiteOf } from './case.ts';

/** What the libraries let through or get wrong, measured on the versions in use, and what our client makes of it. */
export const libraryGaps: Case[] = suiteOf('library gaps', [
  { name: 'wrong iss', misbehaviour: claiming({ iss: 'https://other.example' }) },
  { name: 'wrong aud', misbehaviour: claiming({ aud: 'other' }) },
  { name: 'aud = [us]', misbehaviour: claiming(({ aud }) => ({ aud: [aud] })), ending: accepted },
  { name: 'extra aud without azp', misbehaviour: claiming(({ aud }) => ({ aud: [aud, 'other'] })) },
  {
    name: 'extra aud with our azp',
    misbehaviour: claiming(({ aud }) => ({ aud: [aud, 'other'], azp: aud })),
  },
  { name: 'bad azp', misbehaviour: claiming({ azp: 'other' }) },
  { name: 'our azp', misbehaviour: claiming(({ aud }) => ({ azp: aud })), ending: accepted },
  { name: 'missing sub', misbehaviour: claiming({ sub: undefined }) },
  { name: 'empty sub', misbehaviour: claiming({ sub: '' }) },
  { name: 'missing iat', misbehaviour: claiming({ iat: undefined }) },
  { name: 'missing exp', misbehaviour: claiming({ exp: undefined }) },
  { name: 'iat in the future', misbehaviour: () => claiming({ iat: seconds(330) })() },
  { name: 'iat long ago', misbehaviour: () => claiming({ iat: seconds(-330) })() },
  { name: 'expired', misbehaviour: () => claiming({ exp: seconds(-330) })() },
  {
    name: 'expired within what clocks differ',
    misbehaviour: () => claiming({ exp: seconds(-29) })(),
    ending: accepted,
  },
  { name: 'nbf in the future', misbehaviour: () => claiming({ nbf: seconds(330) })() },
  { name: 'nonce wrong', misbehaviour: claiming({ nonce: 'other' }) },
  { name: 'nonce missing', misbehaviour: claiming({ nonce: undefined }) },
  { name: 'alg none', misbehaviour: () => ({ idToken: (claims) => unsignedToken(claims) }) },
  {
    name: 'HS256 with the client id',
    misbehaviour: (issuer) => ({ idToken: (claims) => symmetricToken(claims, issuer.clientId) }),
  },
  {
    name: 'bad signature',
    misbehaviour: () => ({
      idToken: async (claims, key) => {
        const [head, body, signature = ''] = (await key.sign(claims)).split('.');
        return [head, body, signature.split('').toReversed().join('')].join('.');
      },
    }),
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
  },
  {
    name: 'kid of nobody',
    misbehaviour: () => ({ idToken: (claims, key) => key.sign(claims, { kid: 'nobody' }) }),
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
    tokenRequests: 0,
  },
  {
    name: 'response without the advertised iss',
    discovers: true,
    carries: ({ parameters }) => parameters.delete('iss'),
    tokenRequests: 0,
  },
  {
    name: 'token endpoint redirects (307)',
    misbehaviour: (issuer) => ({
      tokenEndpoint: (response) => response.writeHead(307, { Location: `${issuer.origin}/stolen` }).end(),
    }),
  },
  {
    name: 'token endpoint answers {}',
    misbehaviour: () => ({ tokenEndpoint: (response) => json(response, {}) }),
  },
  {
    name: 'token endpoint answers HTML',
    misbehaviour: () => ({
      tokenEndpoint: (response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>hi</p>'),
    }),
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
]);
