import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isOlder,
  type Profile,
  readProfile,
  toPolicySource,
} from '../../../../main/organisation/organisation-profile.ts';
import { combineSources } from '../../../../main/policy/effective-policy.ts';
import { acme, answerAbout, day, issuer, profileOf, seconds, signer, today } from './signer.ts';

const current = await signer('organisations-2027');
const stranger = await signer('stranger');

const read = (text: string) => readProfile(text, { keys: [current.key], issuer, now: today });

async function profile(claims: Record<string, unknown> = {}): Promise<Profile> {
  const found = await read(await profileOf(current, claims));
  if (!found.ok) throw new Error(found.code);
  return found.profile;
}

test('a profile says whose it is and which rules hold, as the policy schema reads them', async () => {
  const policy = { AllowedEmailDomains: 'ACME.test', AllowEmailSignUp: 0 };
  const found = await profile({ serial: 7, policy });
  expect(found).toMatchObject({ serial: 7, organisation: acme });
  expect(combineSources([toPolicySource(found, 'profile')]).values).toMatchObject({
    AllowedEmailDomains: ['acme.test'],
    AllowEmailSignUp: false,
  });
});

describe('a profile that went through mail or an editor', () => {
  test.each<[string, (text: string) => string]>([
    ['a line break at its end', (text) => `${text}\n`],
    ['blank lines at its end', (text) => `${text}\r\n\r\n\n`],
    ['white space around it', (text) => ` \t\u00A0${text} \n `],
    ['a byte order mark', (text) => `\uFEFF${text}`],
    ['a byte order mark and the line ends of Windows', (text) => `\uFEFF\r\n${text}\r\n`],
    ['lines of 76 characters, as mail has them', (text) => text.replace(/.{76}/g, '$&\r\n')],
  ])('counts with %s', async (_, changed) => {
    expect(await read(changed(await profileOf(current)))).toEqual({ ok: true, profile: await profile() });
  });

  test.each(['\u0000', '\nmore', '.', '\u200B', '=', '\n-- \nJan'])(
    'does not count with %j behind it, which no editor adds by itself',
    async (more) => {
      expect((await read((await profileOf(current)) + more)).ok).toBe(false);
    },
  );
});

describe('a profile that a later version has signed', () => {
  const ruled = async (policy: Record<string, unknown>) =>
    combineSources([toPolicySource(await profile({ policy }), 'profile')]);

  test('counts: a key that is not known is reported, and the others hold', async () => {
    const { values, sources, stops } = await ruled({ Later: 1, toString: 1, AllowEmailSignUp: false });
    expect(stops).toEqual([]);
    expect(values).toMatchObject({ Organization: acme.slug, AllowEmailSignUp: false });
    expect(sources[0]?.problems).toEqual([
      { code: 'unknown-key', key: 'Later' },
      { code: 'unknown-key', key: 'toString' },
    ]);
  });

  test('counts: a value that restricts nothing is left out', async () => {
    const { values, stops } = await ruled({ Language: 'xx' });
    expect([values.Language, stops]).toEqual([undefined, []]);
  });
});

describe('a profile does not count', () => {
  test.each<[string, string, () => Promise<string>]>([
    ['of a stranger', 'profile-unknown-key', () => profileOf(stranger)],
    [
      'of another environment',
      'profile-unknown-key',
      () => profileOf(current, { iss: 'https://other.example' }),
    ],
    ['that has expired', 'profile-expired', () => profileOf(current, { exp: seconds(today - day) })],
    [
      'that was changed',
      'profile-tampered',
      async () => (await profileOf(current)).replace(/\.(.)/, changed),
    ],
    ['that is an answer of the directory', 'profile-unreadable', () => answerAbout(current, acme)],
    ['without a serial', 'profile-unreadable', () => profileOf(current, { serial: undefined })],
    ['whose serial is below zero', 'profile-unreadable', () => profileOf(current, { serial: -1 })],
    ['whose serial is not whole', 'profile-unreadable', () => profileOf(current, { serial: 1.5 })],
    ['without an organisation', 'profile-unreadable', () => profileOf(current, { organisation: undefined })],
    [
      'of no real slug',
      'profile-unreadable',
      () => profileOf(current, { organisation: { ...acme, slug: '../a' } }),
    ],
    ['without a policy', 'profile-unreadable', () => profileOf(current, { policy: undefined })],
    [
      'with a restriction that cannot be understood',
      'profile-unreadable',
      () => profileOf(current, { policy: { AllowEmailSignUp: 'sometimes' } }),
    ],
    [
      'that names another organisation',
      'profile-unreadable',
      () => profileOf(current, { policy: { Organization: 'b' } }),
    ],
    ['that is a picture', 'profile-unreadable', async () => '\u0089PNG\r\n\u001a\n'],
  ])('%s: %s', async (_, code, make) => {
    expect(await read(await make())).toEqual({ ok: false, code });
  });

  const changed = (_: string, first: string) => (first === 'e' ? '.f' : '.e');

  test('of rubbish', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (text) => {
        expect(await read(text)).toEqual({ ok: false, code: 'profile-unreadable' });
      }),
    );
  });
});

describe('of two profiles', () => {
  const at = (serial: number, iat = seconds(today)) => profile({ serial, iat });

  test('a lower serial is older, whenever it was signed', async () => {
    expect(isOlder(await at(1), await at(2, seconds(today - day)))).toBe(true);
    expect(isOlder(await at(3, seconds(today - day)), await at(2))).toBe(false);
  });

  test('with one serial the one that was signed earlier is older', async () => {
    expect(isOlder(await at(2, seconds(today - day)), await at(2))).toBe(true);
    expect(isOlder(await at(2), await at(2))).toBe(false);
    expect(isOlder(await at(2), await at(2, seconds(today - day)))).toBe(false);
  });

  test('of different organisations neither is older', async () => {
    const other = await profile({ organisation: { ...acme, slug: 'other' }, serial: 9 });
    expect(isOlder(await at(1), other)).toBe(false);
  });
});

describe('what a profile enforces', () => {
  test('is its policy, and its organisation by name', async () => {
    const source = toPolicySource(await profile({ policy: { UpdateMode: 'none' } }), '/a.econnect-org');
    expect(source).toEqual({
      origin: 'profile',
      location: '/a.econnect-org',
      values: { UpdateMode: 'none', Organization: 'acme' },
      problems: [],
    });
  });

  test('is the organisation alone, where that restricts its people, whatever the policy says', async () => {
    const organisation = { ...acme, restricted: true };
    const source = toPolicySource(await profile({ organisation, policy: { SignInMode: 'suggested' } }), '/a');
    expect(source.values).toMatchObject({ SignInMode: 'required' });
  });

  test('holds against the person’s own setting and narrows with the machine’s policy', async () => {
    const source = toPolicySource(
      await profile({ policy: { AllowedIdentityProviders: ['microsoft', 'google'] } }),
      '/a',
    );
    const { values, stops } = combineSources([
      {
        origin: 'machine',
        location: 'm',
        values: { AllowedIdentityProviders: ['google', 'apple'] },
        problems: [],
      },
      source,
      { origin: 'setting', location: 's', values: { Organization: 'other' }, problems: [] },
    ]);
    expect(values).toMatchObject({ AllowedIdentityProviders: ['google'], Organization: 'acme' });
    expect(stops).toEqual([]);
  });
});
