import { describe, expect, test } from 'vitest';
import { findInstallKind, type InstallFacts, isAppImage } from '../../../../main/updates/install-kind.ts';

type Case = Partial<InstallFacts> & { program: string };

const writable = (...paths: string[]) => ({ canWrite: (path: string) => paths.includes(path) });
const everywhere = { canWrite: () => true };
const kindOn = (platform: NodeJS.Platform) => (facts: Case) =>
  findInstallKind({ platform, env: {}, canWrite: () => false, ...facts });

describe('Windows', () => {
  const kind = kindOn('win32');
  const env = { ProgramFiles: 'C:\\Program Files', 'ProgramFiles(x86)': 'C:\\Program Files (x86)' };

  test.each<[string, Case, string]>([
    ['in Program Files', { program: 'C:\\Program Files\\eConnect Onboarding\\app.exe', env }, 'machine'],
    [
      'in Program Files in other letters, started by an administrator',
      { program: 'c:\\PROGRAM FILES\\eConnect\\app.exe', env, ...everywhere },
      'machine',
    ],
    ['in a folder that is not the person’s', { program: 'D:\\Apps\\app.exe', env }, 'machine'],
    [
      'in a folder of the person’s, where the installer for the whole machine would not put it',
      { program: 'C:\\Users\\jan\\app\\app.exe', env, ...everywhere },
      'loose',
    ],
    [
      'beside Program Files, by a name that begins the same',
      { program: 'C:\\Program Files2\\app.exe', env, ...everywhere },
      'loose',
    ],
  ])('%s', (_where, facts, expected) => expect(kind(facts)).toBe(expected));
});

describe('macOS', () => {
  const kind = kindOn('darwin');
  const program = '/Applications/eConnect Onboarding.app/Contents/MacOS/eConnect Onboarding';

  test.each<[string, Case, string]>([
    ['in Applications, by somebody who may not write there', { program }, 'machine'],
    [
      'in Applications, installed by a package: the folder is writable and the app is not',
      { program, ...writable('/Applications') },
      'machine',
    ],
    [
      'in Applications, dragged there by the person',
      { program, ...writable('/Applications', '/Applications/eConnect Onboarding.app') },
      'own',
    ],
    [
      'on its disk image',
      { program: '/Volumes/eConnect/app.app/Contents/MacOS/app', ...everywhere },
      'loose',
    ],
    [
      'moved away by Gatekeeper',
      { program: '/private/var/folders/x/AppTranslocation/1/d/app.app/Contents/MacOS/app', ...everywhere },
      'loose',
    ],
    ['not in a bundle', { program: '/usr/local/bin/app', ...everywhere }, 'loose'],
  ])('%s', (_where, facts, expected) => expect(kind(facts)).toBe(expected));
});

describe('Linux', () => {
  const kind = kindOn('linux');
  const mounted = '/tmp/.mount_abc/econnect-onboarding';
  const appImage = { APPIMAGE: '/home/jan/Apps/app.AppImage', APPDIR: '/tmp/.mount_abc' };

  test.each<[string, Case, string]>([
    ['from a package', { program: '/opt/econnect-onboarding/econnect-onboarding' }, 'machine'],
    ['from a package, as root', { program: '/usr/lib/econnect/econnect', ...everywhere }, 'machine'],
    [
      'an AppImage of the person’s own',
      { program: mounted, env: appImage, ...writable('/home/jan/Apps', '/home/jan/Apps/app.AppImage') },
      'own',
    ],
    [
      'an AppImage that somebody else put there',
      { program: mounted, env: { ...appImage, APPIMAGE: '/opt/app.AppImage' } },
      'machine',
    ],
    [
      'a package that was started by another program’s AppImage',
      { program: '/opt/econnect-onboarding/econnect-onboarding', env: appImage, ...everywhere },
      'machine',
    ],
    [
      'a folder that was started by one',
      { program: '/home/jan/app/app', env: appImage, ...everywhere },
      'loose',
    ],
    [
      'an AppImage by a name that leads nowhere certain',
      { program: mounted, env: { ...appImage, APPIMAGE: 'app.AppImage' }, ...everywhere },
      'loose',
    ],
    ['an unpacked folder', { program: '/home/jan/app/econnect-onboarding', ...everywhere }, 'loose'],
  ])('%s', (_where, facts, expected) => expect(kind(facts)).toBe(expected));

  test.each<[string, Pick<InstallFacts, 'platform' | 'program' | 'env'>, boolean]>([
    ['from its mounted folder', { platform: 'linux', program: mounted, env: appImage }, true],
    ['without its variables', { platform: 'linux', program: mounted, env: {} }, false],
    [
      'from a package, with the variables of one',
      {
        platform: 'linux',
        program: '/opt/econnect-onboarding/econnect-onboarding',
        env: { ...appImage, APPDIR: '/opt/econnect-onboarding' },
      },
      false,
    ],
    ['on another system', { platform: 'darwin', program: mounted, env: appImage }, false],
  ])('E09 an AppImage %s: %#', (_how, facts, expected) => expect(isAppImage(facts)).toBe(expected));
});
