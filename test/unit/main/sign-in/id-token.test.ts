import { describe, expect, onTestFinished, test, vi } from 'vitest';
import {
  createRemoteKeySet,
  type IdTokenRules,
  rehearseVerification,
  verifyIdToken,
} from '../../../../main/sign-in/id-token.ts';
import type { ProviderTransport } from '../../../../main/sign-in/provider-requests.ts';
import { failureOf } from '../../../support/hostile-flow.ts';
import { createSigningKey, symmetricToken, unsignedToken } from '../../../support/hostile-keys.ts';

const clientId = 'client-under-test';
const issuer = 'https://issuer.test';
const tenant = '11111111-2222-4333-8444-555555555555';
const template = 'https://login.test/{tenantid}/v2.0';
const key = await createSigningKey('first');
const other = await createSigningKey('second');

const seconds = () => Math.floor(Date.now() / 1000);
const claims = () => ({
  iss: issuer,
  sub: 'subject-1',
  aud: clientId,
  iat: seconds(),
  exp: seconds() + 600,
  nonce: 'the-nonce',
});

/** A provider's key endpoint that serves one set after another, and counts. */
function keyEndpoint(...sets: unknown[]) {
  let fetches = 0;
  const transport: ProviderTransport = {
    clockSkewSeconds: null,
    get: async () => {
      const body = sets[Math.min(fetches, sets.length - 1)];
      fetches += 1;
      return { status: 200, body };
    },
    post: async () => ({ status: 404, body: {} }),
  };
  const keys = createRemoteKeySet(transport, async () => 'https://issuer.test/keys');
  return { keys, fetches: () => fetches };
}
const rules = (change: Partial<IdTokenRules> = {}): IdTokenRules => ({
  issuers: [issuer],
  clientId,
  nonce: 'the-nonce',
  keys: keyEndpoint({ keys: [key.publicJwk] }).keys,
  clockSkewSeconds: () => 0,
  ...change,
});
/** The code that a token is refused with, by rules like these. */
const failureOfToken = (token: string, of: Partial<IdTokenRules> = {}) =>
  failureOf(verifyIdToken(token, rules(of)));
const verified = async (change: Record<string, unknown>, of: Partial<IdTokenRules> = {}) =>
  await verifyIdToken(await key.sign({ ...claims(), ...change }), rules(of));

test('R09 a good ID token gives its claims', async () => {
  expect(await verified({ email: 'anna@bakkerij.example', name: 'Anna' })).toMatchObject({
    iss: issuer,
    sub: 'subject-1',
    email: 'anna@bakkerij.example',
    name: 'Anna',
  });
});

test.each([
  ['our audience as a list', { aud: [clientId] }],
  ['us as the authorised party', { azp: clientId }],
  ['a clock four minutes behind', { iat: seconds() - 240, exp: seconds() + 10 }],
  ['a clock four minutes ahead', { iat: seconds() + 240 }],
  ['an expiry of four minutes ago', { exp: seconds() - 240 }],
  ['a name of the wrong type', { name: 7 }],
])('R09 %s is taken', async (_, change) => {
  expect((await verified(change)).sub).toBe('subject-1');
});

test.each([
  ['another issuer', { iss: 'https://evil.test' }],
  ['an issuer that begins with ours', { iss: `${issuer}.evil.test` }],
  ['no issuer', { iss: undefined }],
  ['another audience', { aud: 'somebody-else' }],
  ['no audience', { aud: undefined }],
  ['an empty list of audiences', { aud: [] }],
  ['a second audience', { aud: [clientId, 'somebody-else'] }],
  ['another authorised party', { azp: 'somebody-else' }],
  ['an expiry of six minutes ago', { exp: seconds() - 360 }],
  ['no expiry', { exp: undefined }],
  ['an issue time six minutes ahead', { iat: seconds() + 360 }],
  ['an issue time six minutes ago', { iat: seconds() - 360 }],
  ['no issue time', { iat: undefined }],
  ['a start six minutes ahead', { nbf: seconds() + 360 }],
  ['another nonce', { nonce: 'another' }],
  ['no nonce', { nonce: undefined }],
  ['an empty subject', { sub: '' }],
  ['no subject', { sub: undefined }],
  ['a subject of the wrong type', { sub: 7 }],
])('R09 %s is refused', async (_, change) => {
  expect(await failureOf(verified(change))).toBe('sign-in-answer-invalid');
});

describe('a token that is right by the clock of who made it', () => {
  /** Times as a provider gives them whose clock is that many seconds behind ours. */
  const timesBehind = (skew: number) => ({
    iat: seconds() - skew,
    nbf: seconds() - skew,
    exp: seconds() - skew + 600,
  });

  test.each([
    ['an hour ahead', 3_600],
    ['an hour behind', -3_600],
    ['a year ahead', 31_536_000],
    ['six minutes behind', -360],
  ])('R09 is refused because of ours, which is %s', async (_, skew) => {
    const clock = { clockSkewSeconds: () => skew };
    expect(await failureOf(verified(timesBehind(skew), clock))).toBe('clock-wrong');
  });

  test.each([
    ['another nonce', { nonce: 'another' }],
    ['another audience', { aud: 'somebody-else' }],
    ['another issuer', { iss: 'https://evil.test' }],
    ['an end before it began', { exp: seconds() - 9_000 }],
  ])('R09 is refused for %s, whatever our clock says', async (_, change) => {
    const clock = { clockSkewSeconds: () => 3_600 };
    const token = { ...timesBehind(3_600), ...change };
    expect(await failureOf(verified(token, clock))).toBe('sign-in-answer-invalid');
  });

  test.each([
    ['where ours agrees with it', () => 5],
    ['where it does not say what time it is', () => null],
    ['where ours is off the other way', () => -3_600],
  ])('R09 is not the clock’s fault %s', async (_, clockSkewSeconds) => {
    expect(await failureOf(verified(timesBehind(3_600), { clockSkewSeconds }))).toBe(
      'sign-in-answer-invalid',
    );
  });

  test('R09 is accepted with a clock skew within the tolerance', async () => {
    expect((await verified(timesBehind(240), { clockSkewSeconds: () => 240 })).sub).toBe('subject-1');
  });
});

test('R09 a token whose content was changed after signing is refused', async () => {
  const [header, , signature] = (await key.sign(claims())).split('.');
  const payload = Buffer.from(JSON.stringify({ ...claims(), sub: 'another' })).toString('base64url');
  expect(await failureOfToken(`${header}.${payload}.${signature}`)).toBe('sign-in-answer-invalid');
});

test('R09 a token without a signature is refused', async () => {
  expect(await failureOfToken(unsignedToken(claims()))).toBe('sign-in-answer-invalid');
});

test.each(['client-under-test', 'the public key'])(
  'R09 a token signed symmetrically with %s is refused',
  async (secret) => {
    const given = secret === clientId ? secret : JSON.stringify(key.publicJwk);
    expect(await failureOfToken(symmetricToken(claims(), given))).toBe('sign-in-answer-invalid');
  },
);

test('R09 a token with a signature of a kind that is not on the list is refused', async () => {
  const unusual = await createSigningKey('unusual', 'RS512');
  const { keys } = keyEndpoint({ keys: [unusual.publicJwk] });
  const token = await unusual.sign(claims());
  expect(await failureOfToken(token, { keys })).toBe('sign-in-answer-invalid');
});

test.each(['PS256', 'ES256'])('R09 %s is taken', async (alg) => {
  const modern = await createSigningKey('modern', alg);
  const { keys } = keyEndpoint({ keys: [modern.publicJwk] });
  expect((await verifyIdToken(await modern.sign(claims()), rules({ keys }))).sub).toBe('subject-1');
});

describe('keys', () => {
  test('R09 a token without a key id is taken where there is one key and refused where there are two', async () => {
    const token = await key.sign(claims(), { kid: undefined });
    expect((await verifyIdToken(token, rules())).sub).toBe('subject-1');
    const { keys } = keyEndpoint({ keys: [key.publicJwk, other.publicJwk] });
    expect(await failureOfToken(token, { keys })).toBe('sign-in-answer-invalid');
  });

  test('R10 an unknown key id fetches the keys once more, and uses the new ones', async () => {
    const { keys, fetches } = keyEndpoint({ keys: [other.publicJwk] }, { keys: [key.publicJwk] });
    expect((await verifyIdToken(await key.sign(claims()), rules({ keys }))).sub).toBe('subject-1');
    expect(fetches()).toBe(2);
  });

  test('R10 a key id that stays unknown fails after that one fetch', async () => {
    const { keys, fetches } = keyEndpoint({ keys: [other.publicJwk] });
    const token = await key.sign(claims());
    expect(await failureOfToken(token, { keys })).toBe('sign-in-answer-invalid');
    expect(await failureOfToken(token, { keys })).toBe('sign-in-answer-invalid');
    expect(fetches()).toBe(2);
  });

  test.each([
    ['no keys at all', {}],
    ['a list', []],
    ['an empty set', { keys: [] }],
    ['more keys than anybody has', { keys: Array.from({ length: 101 }, () => ({ kty: 'RSA' })) }],
    ['nonsense for keys', { keys: [{ kty: 'nonsense', kid: 'first' }] }],
  ])('R09 %s verifies nothing', async (_, set) => {
    const { keys } = keyEndpoint(set);
    expect(await failureOfToken(await key.sign(claims()), { keys })).toBe('sign-in-answer-invalid');
  });
});

describe('an issuer with tenants', () => {
  const of = { issuers: [template] };

  test("R09 the tenant's own issuer is taken", async () => {
    const iss = template.replace('{tenantid}', tenant);
    expect((await verified({ iss, tid: tenant }, of)).tid).toBe(tenant);
  });

  test.each([
    ['of another tenant', { iss: template.replace('{tenantid}', crypto.randomUUID()), tid: tenant }],
    ['without a tenant', { iss: template.replace('{tenantid}', tenant) }],
    ['that is the template', { iss: template, tid: '{tenantid}' }],
    ['with a path for a tenant', { iss: template.replace('{tenantid}', '../evil'), tid: '../evil' }],
  ])('R09 a token %s is refused', async (_, change) => {
    expect(await failureOf(verified(change, of))).toBe('sign-in-answer-invalid');
  });

  test('R09 a key that belongs to one tenant does not sign for another', async () => {
    const iss = template.replace('{tenantid}', tenant);
    const owner = (owned: string) => keyEndpoint({ keys: [{ ...key.publicJwk, issuer: owned }] }).keys;
    const strange = template.replace('{tenantid}', crypto.randomUUID());
    expect(await failureOf(verified({ iss, tid: tenant }, { ...of, keys: owner(strange) }))).toBe(
      'sign-in-answer-invalid',
    );
    expect((await verified({ iss, tid: tenant }, { ...of, keys: owner(iss) })).tid).toBe(tenant);
    expect((await verified({ iss, tid: tenant }, { ...of, keys: owner(template) })).tid).toBe(tenant);
  });
});

describe('keys that were asked for while the person was in the browser', () => {
  const importedAlgorithms = () => {
    const imports = vi.spyOn(crypto.subtle, 'importKey');
    onTestFinished(() => imports.mockRestore());
    return () => imports.mock.calls.map(([, , algorithm]) => algorithm);
  };

  test('are imported by then, each once, so that a verification imports none', async () => {
    const imported = importedAlgorithms();
    const { keys } = keyEndpoint({ keys: [other.publicJwk, key.publicJwk] });
    expect(await keys.begin()).toHaveLength(2);
    await verified({}, { keys });
    expect(imported()).toHaveLength(2);
  });

  test('of Microsoft, which names no algorithm, are imported as well', async () => {
    const imported = importedAlgorithms();
    const { alg: _, ...unnamed } = key.publicJwk;
    const { keys } = keyEndpoint({ keys: [unnamed] });
    expect(await keys.begin()).toEqual([{ kid: 'first', alg: 'RS256' }]);
    await verified({}, { keys });
    expect(imported()).toHaveLength(1);
  });

  test('do no harm where some cannot be imported', async () => {
    const { keys } = keyEndpoint({ keys: [{ kty: 'RSA', kid: 'broken', n: 7 }, key.publicJwk] });
    expect(await keys.begin()).toHaveLength(1);
    expect((await verified({}, { keys })).sub).toBe('subject-1');
  });
});

describe('the rehearsal of a verification', () => {
  test('checks one signature that is wrong, and leaves the keys as they are: a rotated key is still fetched', async () => {
    const checks = vi.spyOn(crypto.subtle, 'verify');
    onTestFinished(() => checks.mockRestore());
    const { keys, fetches } = keyEndpoint({ keys: [other.publicJwk] }, { keys: [key.publicJwk] });
    await rehearseVerification(keys);
    expect(checks).toHaveBeenCalledOnce();
    expect(await checks.mock.results[0]?.value).toBe(false);
    expect(fetches()).toBe(1);
    expect((await verified({}, { keys })).sub).toBe('subject-1');
    expect(fetches()).toBe(2);
  });

  test.each([
    ['no keys', { keys: [] }],
    ['nonsense for keys', { keys: 'nonsense' }],
    ['a key of another kind', { keys: [{ kty: 'OKP', kid: 'first' }] }],
  ])('is none, and no failure, where the provider has %s', async (_, set) => {
    const { keys, fetches } = keyEndpoint(set);
    await rehearseVerification(keys);
    expect(fetches()).toBe(1);
  });
});
