import { json } from '../../support/hostile-issuer.ts';
import { createSigningKey, symmetricToken, unsignedToken } from '../../support/hostile-keys.ts';
import { accepted, type Case, refused, seconds, suiteOf, withClaims } from './case.ts';

/** What the libraries let through or get wrong, measured on the versions in use, and what our client makes of it. */
export const libraryGaps: Case[] = suiteOf('library gaps', [
  { name: 'wrong iss', misbehaviour: withClaims({ iss: 'https://other.example' }) },
  { name: 'wrong aud', misbehaviour: withClaims({ aud: 'other' }) },
  { name: 'aud = [us]', misbehaviour: withClaims(({ aud }) => ({ aud: [aud] })), ending: accepted },
  { name: 'extra aud without azp', misbehaviour: withClaims(({ aud }) => ({ aud: [aud, 'other'] })) },
  {
    name: 'extra aud with our azp',
    misbehaviour: withClaims(({ aud }) => ({ aud: [aud, 'other'], azp: aud })),
  },
  { name: 'bad azp', misbehaviour: withClaims({ azp: 'other' }) },
  { name: 'our azp', misbehaviour: withClaims(({ aud }) => ({ azp: aud })), ending: accepted },
  { name: 'missing sub', misbehaviour: withClaims({ sub: undefined }) },
  { name: 'empty sub', misbehaviour: withClaims({ sub: '' }) },
  { name: 'missing iat', misbehaviour: withClaims({ iat: undefined }) },
  { name: 'missing exp', misbehaviour: withClaims({ exp: undefined }) },
  { name: 'iat in the future', misbehaviour: () => withClaims({ iat: seconds(330) })() },
  { name: 'iat long ago', misbehaviour: () => withClaims({ iat: seconds(-330) })() },
  { name: 'expired', misbehaviour: () => withClaims({ exp: seconds(-330) })() },
  {
    name: 'expired within what clocks differ',
    misbehaviour: () => withClaims({ exp: seconds(-29) })(),
    ending: accepted,
  },
  { name: 'nbf in the future', misbehaviour: () => withClaims({ nbf: seconds(330) })() },
  { name: 'nonce wrong', misbehaviour: withClaims({ nonce: 'other' }) },
  { name: 'nonce missing', misbehaviour: withClaims({ nonce: undefined }) },
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
    beforeCallback: async (issuer) => {
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
    alterCallback: ({ parameters }) => parameters.set('iss', 'https://other.example'),
    tokenRequests: 0,
  },
  {
    name: 'response without the advertised iss',
    usesDiscovery: true,
    alterCallback: ({ parameters }) => parameters.delete('iss'),
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
