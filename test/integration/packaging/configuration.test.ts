import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateConfiguration } from 'app-builder-lib/out/util/config/config.js';
import { DebugLogger } from 'builder-util';
import type { Configuration } from 'electron-builder';
import { minimatch } from 'minimatch';
import { describe, expect, test } from 'vitest';
import { fuseTable } from '../../../scripts/dist/fuses.ts';
import { unusedKeychainFiles } from '../../../scripts/dist/native-part.ts';
import { type Packing, readSettings, settingsFor } from '../../../scripts/dist/packing.ts';
import { Refusal } from '../../../scripts/lib/command-line.ts';
import { root } from '../../../scripts/lib/run.ts';
import { safeFuses } from '../../support/safe-fuses.ts';

const settings = await readSettings();
const packing: Packing = {
  platform: 'linux',
  arch: 'x64',
  targets: ['dir'],
  slug: undefined,
  app: '/stage',
  output: '/made',
  practice: false,
  electronDist: undefined,
};
const clone = (): Configuration => structuredClone(settings);

describe('what is packed', () => {
  test('is described as electron-builder wants it, also for an organisation', async () => {
    await validateConfiguration(clone(), new DebugLogger(false));
    await validateConfiguration(
      settingsFor(clone(), { ...packing, slug: 'acme', electronDist: '/electron' }),
      new DebugLogger(false),
    );
    await validateConfiguration(
      settingsFor(clone(), { ...packing, platform: 'mac', practice: true }),
      new DebugLogger(false),
    );
  });

  test('is made for both processors on the three systems', () => {
    const both = (...targets: string[]) => targets.map((target) => ({ target, arch: ['x64', 'arm64'] }));
    expect(settings.win?.target).toEqual(both('nsis', 'msi'));
    expect(settings.mac?.target).toEqual(both('dmg', 'pkg', 'zip'));
    expect(settings.linux?.target).toEqual(both('deb', 'rpm', 'AppImage'));
  });

  test('is an archive with an allow-list, and no system has a list of its own', () => {
    expect(settings.asar).toBe(true);
    expect(settings.npmRebuild).toBe(false);
    for (const system of [settings.win, settings.mac, settings.linux]) expect(system?.files).toBeUndefined();
  });

  test('has of the keychain’s package what its system and processor load, which on Linux is nothing', () => {
    const native = ['linux-x64-gnu', 'linux-x64-musl', 'linux-arm64-gnu', 'win32-x64-msvc', 'darwin-arm64'];
    const packages = ['keyring', ...native.map((suffix) => `keyring-${suffix}`)];
    const left = (platform: Packing['platform'], arch: Packing['arch']) =>
      packages.filter((name) =>
        minimatch(`node_modules/@napi-rs/${name}/package.json`, unusedKeychainFiles({ platform, arch })),
      );
    expect(left('linux', 'x64')).toEqual([]);
    expect(left('linux', 'arm64')).toEqual([]);
    expect(left('win', 'x64')).toEqual(['keyring', 'keyring-win32-x64-msvc']);
    expect(left('mac', 'arm64')).toEqual(['keyring', 'keyring-darwin-arm64']);
  });

  test('takes every icon and file that it names', () => {
    const named = [settings.win?.icon, settings.mac?.icon, settings.linux?.icon, settings.mac?.entitlements];
    for (const path of [...named, settings.mac?.entitlementsInherit, 'assets/icons/linux/512x512.png'])
      expect(existsSync(join(root, String(path))), String(path)).toBe(true);
  });
});

test('E08 E17 the fuses are those of the table', () => {
  const { resetAdHocDarwinSignature, ...fuses } = settings.electronFuses ?? {};
  // Electron's own signature is broken by setting them: nothing would start on Apple silicon.
  expect(resetAdHocDarwinSignature).toBe(true);
  const asSet = fuseTable
    .slice(0, 8)
    .map(({ name, on }) => [`${name.charAt(0).toLowerCase()}${name.slice(1)}`, on]);
  expect(fuses).toEqual(Object.fromEntries(asSet));
  expect(fuses).toEqual(safeFuses);
  expect(settings.afterPack).toBe('./scripts/dist/after-pack.ts');
});

describe('on Linux', () => {
  const named = (platform: Packing['platform']) => settingsFor(settings, { ...packing, platform });

  test('E03 the folder below /opt has no blank, and the menu has the name that people know', () => {
    expect(named('linux').productName).toBe('econnect-onboarding');
    expect(named('linux').linux?.desktop).toMatchObject({ entry: { Name: 'eConnect Onboarding' } });
  });

  test('the other systems keep the name that people know', () => {
    for (const platform of ['win', 'mac'] as const)
      expect(named(platform).productName).toBe('eConnect Onboarding');
  });

  test('an executable with a blank in its name is refused', () => {
    const blank = { ...settings, linux: { ...settings.linux, executableName: 'econnect onboarding' } };
    expect(() => settingsFor(blank, packing)).toThrow(Refusal);
  });

  test('E09 an AppImage needs no FUSE 2', () => {
    expect(settings.toolsets).toEqual({ appimage: '1.0.3' });
  });
});

describe('on Windows', () => {
  test('both installers are for everybody on the machine, and can be silent', () => {
    expect(settings.nsis).toMatchObject({ perMachine: true, oneClick: false, allowElevation: true });
    expect(settings.msi).toMatchObject({ perMachine: true });
    for (const installer of [settings.nsis, settings.msi]) expect(installer?.runAfterFinish).toBe(false);
  });

  test('the code by which an MSI replaces an older one is as it was', () => {
    expect(settings.msi?.upgradeCode).toBe('7B0E3B5C-1D0F-4C7B-9B6E-3B8E5B0F6A21');
  });
});

describe('on macOS', () => {
  const jit = 'com.apple.security.cs.allow-jit';
  const entitlementsIn = (file: unknown) =>
    [...readFileSync(join(root, String(file)), 'utf8').matchAll(/<key>(.*)<\/key>/g)].map(([, key]) => key);

  test('the app is hardened, and entitled to run compiled script alone', () => {
    const { mac } = settingsFor(settings, { ...packing, platform: 'mac' });
    expect(mac).toEqual(settings.mac);
    expect(mac).toMatchObject({ hardenedRuntime: true });
    expect(mac?.identity).toBeUndefined();
    for (const file of [mac?.entitlements, mac?.entitlementsInherit])
      expect(entitlementsIn(file)).toEqual([jit]);
  });

  test('E08 a practice build is signed ad hoc, and entitled to load a framework that is signed so too', () => {
    const { mac } = settingsFor(settings, { ...packing, platform: 'mac', practice: true });
    expect(mac).toMatchObject({ identity: '-', hardenedRuntime: true, notarize: false });
    for (const file of [mac?.entitlements, mac?.entitlementsInherit])
      expect(entitlementsIn(file)).toEqual([jit, 'com.apple.security.cs.disable-library-validation']);
  });

  test('the package installs where IT expects it, whatever else is on the disk', () => {
    expect(settings.pkg).toMatchObject({ installLocation: '/Applications', isRelocatable: false });
  });
});

test('our scheme and our files are opened by the app', () => {
  expect(settings.protocols).toEqual([{ name: 'eConnect Onboarding', schemes: ['eu.econnect.onboarding'] }]);
  expect(settings.fileAssociations).toEqual([
    expect.objectContaining({
      ext: 'econnect-org',
      mimeType: 'application/vnd.econnect.organisation+jwt',
      role: 'Viewer',
    }),
  ]);
});

describe('newer versions', () => {
  test('come from the one address, over https', () => {
    const url = 'https://downloads.econnect.eu/onboarding/';
    expect(settings.publish).toEqual({ provider: 'generic', url });
    expect(settingsFor(settings, packing).publish).toEqual({ provider: 'generic', url });
  });

  test('of an organisation’s build are its own: the standard one would undo it', () => {
    const { publish, artifactName, extraMetadata } = settingsFor(settings, { ...packing, slug: 'acme' });
    expect(publish).toMatchObject({ url: 'https://downloads.econnect.eu/onboarding/acme/' });
    expect(artifactName).toContain('econnect-onboarding-acme-$');
    expect(extraMetadata).toMatchObject({ organisation: 'acme' });
  });

  test('are not looked for by a practice build', () => {
    expect(settingsFor(settings, { ...packing, practice: true }).publish).toBeNull();
  });
});

test('no secret is in the settings, and none is asked of a file', () => {
  const text = readFileSync(join(root, 'electron-builder.yml'), 'utf8');
  const values = text.replace(/^\s*#.*$/gm, '');
  expect(values).not.toMatch(/password|token|secret|cscLink|csc_|apple_|certificate|provisioningProfile/i);
  expect(values).not.toMatch(/\$\{env\./);
  expect(values).not.toMatch(/[A-Za-z0-9+/]{40,}/);
});
