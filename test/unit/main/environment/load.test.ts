import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { environment, getClientIdAtIssuer } from '../../../../main/environment/environment.ts';
import { listUnregisteredProviders, loadEnvironment } from '../../../../main/environment/load.ts';
import { test as fixtures } from '../../../support/fixtures.ts';

const assets = join(import.meta.dirname, '../../../../assets/environments');
const shipped = (name: string): unknown => JSON.parse(readFileSync(join(assets, `${name}.json`), 'utf8'));

const google = { id: 'google', kind: 'google', clientId: 'g-1' };
const microsoft = {
  id: 'microsoft',
  kind: 'microsoft',
  authority: 'https://login.microsoftonline.com/common',
  clientId: '',
};
const bundled = {
  name: 'production',
  platform: 'https://platform.example',
  issuer: 'https://identity.example',
  providers: [microsoft, google],
  organisationKeys: [],
};
const metadata = {
  issuer: 'http://127.0.0.1:4402',
  authorization_endpoint: 'http://127.0.0.1:4402/auth',
  token_endpoint: 'http://127.0.0.1:4402/token',
  jwks_uri: 'http://127.0.0.1:4402/jwks',
};
const sandbox = {
  name: 'sandbox',
  platform: 'http://127.0.0.1:4400',
  issuer: 'http://127.0.0.1:4400',
  providers: [{ ...google, metadata }],
  organisationKeys: [],
};

const key = {
  kty: 'EC',
  crv: 'P-256',
  x: 'uUo_vmit365Blu4NKZ3AXaC7cTjyGe2Ixsp3chWOfgo',
  y: 'SoESrWgFAxWmkWMqK1qKYkViKLk5KtruDdIw-6Q-GJw',
  kid: 'organisations-2026',
  alg: 'ES256',
  use: 'sig',
};

/** What is loaded in an app that is not packaged and was built for production, unless something else is said. */
const load = (more: Partial<Parameters<typeof loadEnvironment>[0]> = {}) =>
  loadEnvironment({ packaged: false, file: undefined, bundled, ...more });

const test = fixtures.extend('file', ({ folder }) => join(folder, 'environment.json'));

describe('the environment', () => {
  test('is the one built in where no file is named', async () => {
    for (const named of [undefined, '']) {
      expect(await load({ file: named })).toEqual({ ok: true, environment: bundled });
    }
  });

  test("is the file's in an unpackaged app, which may be a sandbox", async ({ file }) => {
    writeFileSync(file, JSON.stringify(sandbox));
    expect(await load({ file })).toEqual({ ok: true, environment: sandbox });
  });

  test("is never a file's in a packaged app", async ({ file }) => {
    writeFileSync(file, JSON.stringify(sandbox));
    expect(await load({ packaged: true, file })).toEqual({ ok: true, environment: bundled });
  });

  test('has no provider endpoints and no http in a packaged app', async () => {
    expect(await load({ packaged: true, bundled: sandbox })).toMatchObject({
      ok: false,
      failure: { code: 'environment-invalid' },
      details: { source: 'bundled', fields: ['platform', 'issuer', 'google.metadata'] },
    });
  });
});

describe('what another issuer needs', () => {
  const own = { id: 'econnect', kind: 'oidc', clientId: 'our-own-id', scheme: 'econnect' };
  const withFacts = (facts: object) => environment.safeParse({ ...bundled, ...facts });

  test('is a client id of its own, one for all providers behind it', () => {
    const apple = { id: 'apple', kind: 'oidc', clientId: '', scheme: 'apple' };
    const one = environment.parse({ ...bundled, providers: [google, apple, own] });
    expect(getClientIdAtIssuer(one)).toBe('our-own-id');
    expect(getClientIdAtIssuer(environment.parse(bundled))).toBe('econnect-onboarding');
    expect(withFacts({ providers: [{ ...apple, clientId: 'another' }, own] }).success).toBe(false);
  });

  test('is Microsoft or Google behind it, where the client is not registered with them', () => {
    for (const id of ['microsoft', 'google'])
      expect(withFacts({ providers: [{ ...own, id, scheme: id }] }).success).toBe(true);
  });

  test.each([
    ['one', [49_501], true],
    ['several', [49_501, 49_502], true],
    ['none', [], false],
    ['the same twice', [49_501, 49_501], false],
    ['any', [0], false],
    ['one that needs an administrator', [443], false],
    ['one that does not exist', [65_536], false],
    ['a text', ['49501'], false],
  ])('is a list of ports: %s', (_what, ports, isRight) => {
    expect(withFacts({ ports }).success).toBe(isRight);
  });
});

describe('keys that sign organisations', () => {
  test('are an empty list by default', () => {
    const { organisationKeys: _, ...without } = bundled;
    expect(environment.parse(without).organisationKeys).toEqual([]);
  });

  test('can be several, so that keys can be rotated', () => {
    const organisationKeys = [key, { ...key, kid: 'organisations-2027' }];
    expect(environment.parse({ ...bundled, organisationKeys }).organisationKeys).toHaveLength(2);
  });

  test.each([
    ['a private key', { ...key, d: 'JfG2ipKQuEfMN1_KRAupTi01qmIwACvbuNWilF5ZIfc' }],
    ['a point off the curve', { ...key, y: key.x }],
    ['another curve', { ...key, crv: 'secp256k1' }],
    ['a shared secret', { kty: 'oct', k: 'c2VjcmV0', kid: 'a', alg: 'HS256', use: 'sig' }],
    ['a key without a name', { ...key, kid: undefined }],
  ])('are never %s', (_, wrong) => {
    expect(environment.safeParse({ ...bundled, organisationKeys: [wrong] }).success).toBe(false);
  });

  test.each(['-LCWaqBAcsWT8I3tsKhQZbsDt_2XkMOnpZyKfjVv2Kc', '_1', '-1', 'organisations.2026'])(
    'can have any key id that is safe in a URL: %s',
    (kid) => {
      expect(environment.safeParse({ ...bundled, organisationKeys: [{ ...key, kid }] }).success).toBe(true);
    },
  );

  test('have unique key ids', () => {
    expect(environment.safeParse({ ...bundled, organisationKeys: [key, key] }).success).toBe(false);
  });

  test('of the sandbox are refused only by a packaged app', async () => {
    const practising = { ...bundled, organisationKeys: [key, { ...key, kid: 'sandbox-organisation-1' }] };
    expect((await load({ bundled: practising })).ok).toBe(true);
    expect(await load({ packaged: true, bundled: practising })).toMatchObject({
      ok: false,
      failure: { code: 'environment-invalid' },
      details: { fields: ['organisationKeys'] },
    });
  });
});

test('only an organisation’s own provider may be without a scheme', () => {
  const own = { id: 'organisation', kind: 'oidc', clientId: 'client' };
  const valid = (provider: unknown) => environment.safeParse({ ...bundled, providers: [provider] }).success;
  expect(valid(own)).toBe(true);
  expect(valid({ ...own, scheme: 'bakkerij-devries' })).toBe(true);
  expect(valid({ ...own, id: 'apple' })).toBe(false);
});

describe('an unusable file is a failure, and no other environment is used', () => {
  test.skipIf(process.platform === 'win32')(
    'a device that never ends, and a pipe without a writer',
    async ({ folder }) => {
      const pipe = join(folder, 'pipe');
      execFileSync('mkfifo', [pipe]);
      for (const named of ['/dev/zero', pipe])
        expect(await load({ file: named })).toMatchObject({
          ok: false,
          failure: { code: 'environment-invalid' },
          details: { source: 'file', fields: [] },
        });
    },
  );

  test.for([
    ['missing', null, []],
    ['not JSON', '{"name":', []],
    ['another shape', '[]', ['']],
    ['http elsewhere', JSON.stringify({ ...sandbox, platform: 'http://platform.example' }), ['platform']],
    ['an unknown field', JSON.stringify({ ...sandbox, verifyTls: false }), ['']],
    ['a provider twice', JSON.stringify({ ...bundled, providers: [google, google] }), ['providers']],
    [
      'an http authority',
      JSON.stringify({ ...bundled, providers: [{ ...microsoft, authority: 'http://127.0.0.1' }] }),
      ['providers.0.authority'],
    ],
  ] as const)('%s', async ([_, content, fields], { file }) => {
    if (content !== null) writeFileSync(file, content);
    expect(await load({ file })).toMatchObject({
      ok: false,
      failure: { code: 'environment-invalid' },
      details: { source: 'file', fields },
    });
  });
});

describe('missing client ids', () => {
  test('are listed, and the other providers stay usable', async () => {
    const loaded = await load({ packaged: true });
    expect(loaded.ok && listUnregisteredProviders(loaded.environment)).toEqual(['microsoft']);
  });

  test.each([
    ['all', [microsoft], ['microsoft']],
    ['no provider at all', [], []],
  ])('of all providers are a failure: %s', async (_, providers, fields) => {
    expect(await load({ packaged: true, bundled: { ...bundled, providers } })).toMatchObject({
      ok: false,
      failure: { code: 'environment-incomplete' },
      details: { fields },
    });
  });
});

test.each(['production', 'pilot'])(
  'the shipped %s is valid, has its own name, and only https',
  async (name) => {
    const parsed = environment.parse(shipped(name));
    expect(parsed.name).toBe(name);
    const withIds = {
      ...parsed,
      providers: parsed.providers.map((provider) => ({ ...provider, clientId: 'id' })),
    };
    expect((await load({ packaged: true, bundled: withIds })).ok).toBe(true);
  },
);

test.each([
  ['production', 'platform.econnect.eu', 'identity.econnect.eu'],
  ['pilot', 'pilot-platform.econnect.eu', 'accp-identity.econnect.eu'],
])('%s is at the hosts that eConnect publishes: %s and %s', (name, platform, issuer) => {
  expect(environment.parse(shipped(name))).toMatchObject({
    platform: `https://${platform}`,
    issuer: `https://${issuer}`,
  });
});

test.each([
  ['https://platform.example', true],
  ['https://platform.example/', true],
  ['https://platform.example:8443', true],
  ['https://platform.example/onboarding-api', false],
  ['https://platform.example/?tenant=1', false],
  ['https://platform.example/#top', false],
  ['https://anna@platform.example', false],
])('a platform URL is a host only: %s', (platform, isUsable) => {
  expect(environment.safeParse({ ...bundled, platform }).success).toBe(isUsable);
});
