import { chmodSync, copyFileSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'plist';
import { beforeEach, describe, expect, test } from 'vitest';
import { combineSources } from '../../../../../main/policy/effective-policy.ts';
import { policyKeyNames } from '../../../../../main/policy/policy-schema.ts';
import { macosPolicies } from '../../../../../main/policy/sources/macos.ts';
import { makePolicyRoot, type PolicyRoot } from '../../../../support/policy-root.ts';

const managed = 'Library/Managed Preferences';
const name = 'eu.econnect.onboarding.plist';
const fixture = (file: string) => readFileSync(join(import.meta.dirname, 'fixtures', file));

let place: PolicyRoot;
beforeEach(() => {
  place = makePolicyRoot();
});

const reader = (userName: string | null = 'jan') => macosPolicies({ ...place, userName });
const read = (userName?: string | null) => reader(userName).read();
const place1 = () => place.file(`${managed}/${name}`, fixture('managed-binary.plist'));

describe.skipIf(process.platform === 'win32')('policies of a Mac', () => {
  test('are none where no profile is installed', async () => {
    expect(await read()).toEqual([]);
    place.file(`${managed}/com.example.other.plist`, fixture('managed.plist'));
    expect(await read()).toEqual([]);
  });

  test('are what is forced, and `Defaults` in it what is recommended', async () => {
    const machine = place1();
    const values = { AllowEmailSignUp: true, Defaults: { UpdateMode: 'none' } };
    const user = place.file(`${managed}/jan/${name}`, build(values));
    expect(await read()).toEqual([
      {
        origin: 'machine',
        location: machine,
        values: {
          ManagedByOrganizationName: 'Café De Vries',
          AllowEmailSignUp: false,
          AllowedEmailDomains: ['bakkerij-devries.nl', 'devries-zonen.example'],
        },
        problems: [],
      },
      {
        origin: 'machine-recommended',
        location: machine,
        values: { Language: 'nl', ProxyMode: 'direct' },
        problems: [],
      },
      { origin: 'user', location: user, values: { AllowEmailSignUp: true }, problems: [] },
      { origin: 'user-recommended', location: user, values: { UpdateMode: 'none' }, problems: [] },
    ]);
  });

  test('are not what the system keeps about the profile that they came in', async () => {
    const payload = {
      PayloadDisplayName: 'eConnect Onboarding',
      PayloadIdentifier: 'eu.econnect.onboarding.settings',
      PayloadType: 'eu.econnect.onboarding',
      PayloadUUID: 'D16AE58E-3377-4CD9-8EBE-856BFF49C18C',
      PayloadVersion: 1,
      _manualProfile: true,
    };
    place.file(
      `${managed}/${name}`,
      build({ ...payload, Language: 'nl', Paylod: 1, Defaults: { UpdateMode: 'none' } }),
    );
    const found = await read();
    expect(found[0]?.values).toEqual({ Language: 'nl', Paylod: 1 });
    const unknown = combineSources(found).sources.flatMap(({ problems }) => problems.map(({ key }) => key));
    expect(unknown).toEqual(['Paylod']);
    expect(policyKeyNames.filter((key) => /^(Payload|_)/.test(key))).toEqual([]);
  });

  test('are not what a person writes with `defaults`', async () => {
    for (const folder of ['Library/Preferences', 'Users/jan/Library/Preferences'])
      place.file(`${folder}/${name}`, fixture('managed.plist'));
    expect(await read()).toEqual([]);
  });

  test('are those of the signed-in person alone', async () => {
    place.file(`${managed}/piet/${name}`, fixture('managed.plist'));
    expect(await read()).toEqual([]);
    expect(await read(null)).toEqual([]);
    expect((await read('piet')).map(({ origin }) => origin)).toEqual(['user', 'user-recommended']);
  });

  test.each(['', '.', '..', 'jan/..', '../../tmp', 'jan\0'])(
    'cannot be told for a user by the name %j, so that nothing is allowed',
    async (userName) => {
      place1();
      const [machine, , user] = await read(userName);
      expect(machine?.origin).toBe('machine');
      expect(user).toMatchObject({ origin: 'user', values: {}, problems: [{ code: 'unreadable' }] });
    },
  );

  test('say nothing where somebody else could have written them', async () => {
    place1();
    place.folder(managed, 0o777);
    expect(await read()).toMatchObject([
      { origin: 'machine', location: place.path(managed), values: {}, problems: [{ code: 'not-trusted' }] },
    ]);
    place.folder(managed, 0o755);
    place.file(`${managed}/${name}`, fixture('managed.plist'), 0o664);
    expect(await read()).toMatchObject([{ values: {}, problems: [{ code: 'not-trusted' }] }]);
  });

  test("are the administrator's as well behind their own link, and nobody's where others could write the file", async () => {
    place.folder(managed);
    const file = place.path('a.plist');
    copyFileSync(join(import.meta.dirname, 'fixtures/managed.plist'), file);
    symlinkSync(file, place.path(`${managed}/${name}`));
    expect(await read()).toMatchObject([{ origin: 'machine', problems: [] }, {}]);
    chmodSync(file, 0o666);
    expect(await read()).toMatchObject([{ values: {}, problems: [{ code: 'not-trusted' }] }]);
  });

  test('are not known where the file cannot be understood', async () => {
    place.file(`${managed}/${name}`, 'bplist00');
    expect(await read()).toMatchObject([
      { origin: 'machine', values: {}, problems: [{ code: 'malformed' }] },
    ]);
    place.file(`${managed}/${name}`, Buffer.alloc(256 * 1024 + 1));
    expect(await read()).toMatchObject([
      { origin: 'machine', values: {}, problems: [{ code: 'too-large' }] },
    ]);
  });

  test('recommend nothing where `Defaults` is no dictionary', async () => {
    place.file(`${managed}/${name}`, build({ Language: 'nl', Defaults: 'nl' }));
    expect(await read()).toMatchObject([
      { origin: 'machine', values: { Language: 'nl' }, problems: [] },
      { origin: 'machine-recommended', values: {}, problems: [{ code: 'malformed' }] },
    ]);
  });

  test('are noticed when a profile is installed', async () => {
    place.folder('Library');
    const mac = reader();
    await mac.read();
    const noticed = Promise.withResolvers<void>();
    const stop = mac.watch(noticed.resolve);
    place1();
    await noticed.promise;
    stop();
    expect(await mac.read()).toHaveLength(2);
  });
});
