import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractFile } from '@electron/asar';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import manifest from '../../../package.json' with { type: 'json' };
import { packApp, packRelease, type Release } from './packed-app.ts';

let release: Release;

beforeAll(async () => {
  const practice = await packApp();
  release = await packRelease(practice);
  return async () => {
    await practice.remove();
    await release.remove();
  };
}, 120_000);

const resource = (name: string): string => readFileSync(join(release.folder, 'resources', name), 'utf8');
/** The `[Desktop Entry]` of a package, by key. */
const entryOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .split('\n')
      .filter((line) => line.includes('='))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );

test('a release knows the one address of newer versions, which is its organisation’s', () => {
  expect(parse(resource('app-update.yml'))).toEqual({
    provider: 'generic',
    url: 'https://downloads.econnect.eu/onboarding/acme/',
    updaterCacheDirName: 'econnect-onboarding-updater',
  });
});

test('the app’s own name is the same on every system: the folder of a person’s data has it', () => {
  const packed: unknown = JSON.parse(
    extractFile(join(release.folder, 'resources/app.asar'), 'package.json').toString('utf8'),
  );
  expect(packed).toMatchObject({ name: manifest.name, productName: 'eConnect Onboarding' });
});

describe.each(['deb', 'rpm'] as const)('the %s, as it was asked for,', (kind) => {
  const valuesOf = (option: string) => {
    const all = release.tools.packageArguments(kind);
    return all.filter((_argument, at) => all[at - 1] === option);
  };
  const file = (installedAs: string) => release.tools.packageFile(kind, installedAs);

  test('is the organisation’s by its name', () => {
    const architecture = { deb: 'amd64', rpm: 'x86_64' }[kind];
    // fpm itself translates it for rpm.
    expect(valuesOf('--package')).toEqual([
      join(release.output, `econnect-onboarding-acme-${manifest.version}-linux-${architecture}.${kind}`),
    ]);
    expect(valuesOf('--name')).toEqual(['econnect-onboarding']);
    expect(valuesOf('--architecture')).toEqual(['amd64']);
  });

  test('needs what Electron needs, and no libsecret', () => {
    const needed = {
      deb: ['libgtk-3-0', 'libnss3', 'xdg-utils'],
      rpm: ['gtk3', 'nss', 'xdg-utils'],
    }[kind];
    expect(valuesOf('-d')).toEqual(expect.arrayContaining(needed));
    expect(release.tools.packageArguments(kind).join(' ')).not.toContain('libsecret');
  });

  test('E03 goes to a folder without a blank, so that Chromium can start its setuid sandbox there', () => {
    const places = release.tools
      .packageArguments(kind)
      .filter((argument) => /^\/.*=\//.test(argument))
      .map((argument) => argument.slice(argument.lastIndexOf('=') + 1));
    expect(places).toContain('/opt/econnect-onboarding');
    expect(places.filter((place) => /\s/.test(place))).toEqual([]);
    for (const script of ['--after-install', '--after-remove']) {
      expect(file(script)).toContain("'/opt/econnect-onboarding/econnect-onboarding'");
      expect(file(script)).not.toContain('eConnect Onboarding');
    }
    expect(resource('apparmor-profile')).toContain('"/opt/econnect-onboarding/econnect-onboarding"');
  });

  test('has the name that people know in the menu, and opens our links and organisations', () => {
    expect(entryOf(file('econnect-onboarding.desktop'))).toMatchObject({
      Name: 'eConnect Onboarding',
      Exec: '/opt/econnect-onboarding/econnect-onboarding %U',
      MimeType: 'application/vnd.econnect.organisation+jwt;x-scheme-handler/eu.econnect.onboarding;',
      StartupWMClass: 'econnect-onboarding',
      Categories: 'Office;',
    });
    const types = file('econnect-onboarding.xml');
    expect(types).toContain('type="application/vnd.econnect.organisation+jwt"');
    expect(types).toContain('pattern="*.econnect-org"');
  });
});

describe('the AppImage', () => {
  const inside = (path: string) => readFileSync(join(release.tools.appDir, path), 'utf8');

  test('E09 begins with the runtime that needs no FUSE 2', () => {
    const name = `econnect-onboarding-acme-${manifest.version}-linux-x86_64.AppImage`;
    expect(readFileSync(join(release.output, name)).subarray(0, 11).toString()).toBe('the runtime');
  });

  test('has the name that people know, and is in a folder without a blank', () => {
    const entry = entryOf(inside('econnect-onboarding.desktop'));
    expect(entry).toMatchObject({ Name: 'eConnect Onboarding', Exec: 'AppRun %U' });
    expect(readdirSync(release.tools.appDir).filter((name) => /\s/.test(name))).toEqual([]);
  });

  test('is updated as an AppImage: electron-updater would run a package manager for what says that it is a package', () => {
    expect(existsSync(join(release.tools.appDir, 'resources/app-update.yml'))).toBe(true);
    expect(existsSync(join(release.tools.appDir, 'resources/package-type'))).toBe(false);
  });

  test('E09 turns the sandbox off by itself only where the machine has no user namespaces', () => {
    const lines = inside('AppRun').split('\n');
    const setting = lines.findIndex((line) => /NO_SANDBOX=\(--no-sandbox\)/.test(line));
    expect(lines[setting - 1]).toContain('! unshare -Ur true');
    expect(lines.filter((line) => /^[^#]*=\(?--no-sandbox/.test(line))).toHaveLength(1);
  });
});
