import { existsSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { ensureChromium, ensureHeadlessChromium, missingChromiumPackages } from './chromium.ts';
import { installDebianPackages } from './debian.ts';

/** What tests start: each program, or a file that it needs, with its Debian package. */
const tools = {
  'the keychain tests': {
    'dbus-daemon': 'dbus-daemon',
    'dbus-send': 'dbus-bin',
    'gnome-keyring-daemon': 'gnome-keyring',
    'secret-tool': 'libsecret-tools',
  },
  'the tests with real proxies': {
    openssl: 'openssl',
    tinyproxy: 'tinyproxy',
    mitmdump: 'mitmproxy',
    unshare: 'util-linux',
  },
  'the test with a real registry': { wine: 'wine' },
  'the test of a window that is seen': { Xvfb: 'xvfb' },
  glewlwyd: { '/usr/bin/glewlwyd': 'glewlwyd' },
  /** The portal alone, with the modules for OpenID Connect that Debian only recommends. */
  'LemonLDAP::NG': {
    '/usr/bin/plackup': 'liblemonldap-ng-portal-perl',
    '/usr/share/lemonldap-ng/portal/templates': 'liblemonldap-ng-portal-perl',
    '/usr/share/perl5/IO/String.pm': 'libio-string-perl',
    '/usr/share/perl5/String/Random.pm': 'libstring-random-perl',
  },
} as const;

type Purpose = keyof typeof tools;
type NetworkTool = keyof (typeof tools)['the tests with real proxies'];

/** Returns the names that are not here: programs are looked for on the PATH, and files at their absolute paths. */
export function missingTools(names: readonly string[]): string[] {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const isThere = (name: string) =>
    isAbsolute(name) ? existsSync(name) : folders.some((folder) => existsSync(join(folder, name)));
  return names.filter((name) => !isThere(name));
}

const missingFor = (purpose: Purpose): string[] => missingTools(Object.keys(tools[purpose]));
const packagesFor = (purpose: Purpose): string[] => [...new Set(Object.values(tools[purpose]))];

/**
 * Installs what is missing from Debian's packages, if root. Never rejects: without a tool its tests are skipped, with the reason.
 */
async function install(purpose: Purpose): Promise<void> {
  if (missingFor(purpose).length === 0) return;
  const packages = packagesFor(purpose);
  console.log(`Missing for ${purpose}: ${packages.join(', ')}; installing …`);
  await installDebianPackages(packages);
}

/**
 * Installs the missing tools of the keychain tests. Only Linux needs them, because only Linux has a Secret Service.
 *
 * @throws {Error} Names what to install.
 */
export async function ensureKeychainTools(): Promise<void> {
  const purpose = 'the keychain tests';
  if (process.platform !== 'linux') return;
  await install(purpose);
  const missing = missingFor(purpose);
  if (missing.length === 0) return;
  throw new Error(
    `The keychain tests need ${missing.join(', ')}. Install them (Debian: \`apt-get install ${packagesFor(purpose).join(' ')}\`).`,
  );
}

/** Installs the tools of the tests with real proxies, where they are missing. */
export const installNetworkTools = (): Promise<void> => install('the tests with real proxies');

/** Installs what the unit and contract tests start, one after another, because two runs of apt wait for each other. */
export async function installUnitTestTools(): Promise<void> {
  await ensureKeychainTools();
  await installNetworkTools();
  if (process.platform !== 'linux') return;
  await install('the test with a real registry');
  await install('the test of a window that is seen');
}

/**
 * Installs all that the tests start and that is missing. By one run of apt, since one for each purpose takes twice as long; where apt
 * lacks a package it installs nothing, and the purposes are tried one by one.
 *
 * @throws {Error} Names what to install, where there is no Chromium or no tool of the keychain tests.
 */
export async function installTestTools(): Promise<void> {
  if (process.platform === 'linux') {
    const purposes = Object.keys(tools) as Purpose[]; // as: the keys of a constant
    const missing = purposes.filter((purpose) => missingFor(purpose).length > 0).flatMap(packagesFor);
    const packages = [...new Set([...missingChromiumPackages(), ...missing])];
    if (packages.length > 0) console.log(`Missing: ${packages.join(', ')}; installing …`);
    if (packages.length > 0) await installDebianPackages(packages);
  }
  console.log(`✓ Chromium: ${await ensureChromium()}, without a display ${await ensureHeadlessChromium()}`);
  await installUnitTestTools();
  console.log('✓ D-Bus, gnome-keyring, secret-tool');
  if (process.platform !== 'linux') return;
  await install('glewlwyd');
  await install('LemonLDAP::NG');
}

/** Returns why a test that needs these programs cannot run, or null if all are installed. */
export function networkToolsMissing(names: readonly NetworkTool[]): string | null {
  const missing = names.filter((name) => missingTools([name]).length > 0);
  const packages = missing.map((name) => tools['the tests with real proxies'][name]);
  return missing.length === 0 ? null : notHere(missing, packages);
}

/** Returns why a test of this purpose cannot run, or null if what it needs is installed. */
export function whyImpossible(purpose: Purpose): string | null {
  const missing = missingFor(purpose);
  return missing.length === 0 ? null : notHere(missing, packagesFor(purpose));
}

const notHere = (names: readonly string[], packages: readonly string[]): string =>
  `${names.join(' and ')} not on this machine (Debian: apt-get install ${packages.join(' ')})`;
