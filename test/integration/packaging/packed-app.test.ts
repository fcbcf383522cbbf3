import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createPackageWithOptions, extractFile, listPackage } from '@electron/asar';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import manifest from '../../../package.json' with { type: 'json' };
import { enFailures } from '../../../renderer/copy/en/failures.ts';
import { fuseTable, readFuses } from '../../../scripts/dist/fuses.ts';
import { readSettings } from '../../../scripts/dist/packing.ts';
import { root } from '../../../scripts/lib/run.ts';
import { startKeyring } from '../../support/keyring.ts';
import { launch } from '../../support/launch.ts';
import { runProgram } from '../../support/programs.ts';
import { fromArchive } from './electron-stub.ts';
import { type PackedApp, packApp, packRelease, type Release } from './packed-app.ts';

let packed: PackedApp;
let program: string;
let archive: string;
/** Every file in the archive, from its root. */
let files: string[];

beforeAll(async () => {
  packed = await packApp();
  program = join(packed.folder, 'econnect-onboarding');
  archive = join(packed.folder, 'resources/app.asar');
  const all = listPackage(archive, { isPack: false }).map((path) => path.slice(1));
  files = all.filter((path) => !all.some((other) => other.startsWith(`${path}/`)));
  return () => packed.remove();
}, 120_000);

/** What of `--print-policy --json` is looked at. */
const report = z.object({
  environment: z.string(),
  keys: z.array(z.object({ key: z.string(), value: z.unknown(), origin: z.string(), locked: z.boolean() })),
});

const content = (file: string): string => extractFile(archive, file).toString('utf8');
const text = (): [string, string][] => files.map((file) => [file, content(file)]);

/** What the packed app prints for a command, as JSON. It runs from its archive: nothing of it is unpacked first. */
async function ask(command: string, env: Record<string, string> = {}): Promise<unknown> {
  const home = await mkdtemp(join(packed.output, 'home-'));
  const own = { HOME: home, XDG_CONFIG_HOME: '', ...env };
  const { stdout, stderr } = await runProgram(program, [command, '--json'], own);
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

/** An archive of the keychain's package with this machine's native part, unpacked beside it as every such part is. */
async function packKeychain(): Promise<string> {
  const folder = await mkdtemp(join(packed.output, 'native-'));
  const packages = 'node_modules/@napi-rs';
  await cp(join(root, packages), join(folder, 'app', packages), { recursive: true });
  const { asarUnpack } = await readSettings();
  const target = join(folder, 'app.asar');
  await createPackageWithOptions(join(folder, 'app'), target, { unpack: [asarUnpack ?? []].flat().join() });
  return target;
}

describe('the archive', () => {
  test('has the three rooms, and nothing else: on Linux no package and no native module is loaded', () => {
    const own =
      /^(package\.json|out\/main\/[\w-]+\.cjs|out\/preload\/index\.cjs|out\/renderer\/index\.html)$/;
    const assets = /^out\/renderer\/assets\/[\w-]+\.(js|css|woff2|svg|png)$/;
    expect(files.filter((file) => ![own, assets].some((known) => known.test(file)))).toEqual([]);
    expect(files).toEqual(
      expect.arrayContaining([
        'package.json',
        'out/main/index.cjs',
        'out/main/keychain-worker.cjs',
        'out/preload/index.cjs',
        'out/renderer/index.html',
      ]),
    );
  });

  test('has no tests and no source maps', () => {
    expect(files.filter((file) => /\.map$|\.ts$|(^|\/)test\//.test(file))).toEqual([]);
    expect(text().filter(([, code]) => code.includes('sourceMappingURL='))).toEqual([]);
  });

  test('has nothing of the sandbox or of the stand-in for Electron', () => {
    const foreign = /127\.0\.0\.1:44|localhost:44|sandbox\.invalid|electron-stand-in|STAND_IN_/;
    expect(
      text()
        .filter(([, code]) => foreign.test(code))
        .map(([file]) => file),
    ).toEqual([]);
  });

  test('has a preload of 5 kB at most', () => {
    expect(extractFile(archive, 'out/preload/index.cjs').length).toBeLessThanOrEqual(5_000);
  });

  test('has a manifest without scripts and development packages, that says whose build it is', () => {
    const manifest = JSON.parse(content('package.json'));
    expect(manifest).toMatchObject({
      name: 'econnect-onboarding',
      main: 'out/main/index.cjs',
      organisation: 'acme',
      desktopName: 'econnect-onboarding.desktop',
    });
    expect(Object.keys(manifest)).not.toEqual(expect.arrayContaining(['scripts']));
    expect(manifest.devDependencies).toBeUndefined();
    expect(Object.keys(manifest.dependencies)).toEqual(['@napi-rs/keyring']);
  });
});

describe('the organisation', () => {
  test('is baked into main, as a whole', () => {
    const main = text()
      .flatMap(([file, code]) => (file.startsWith('out/main/') ? [code] : []))
      .join('\n');
    for (const said of ['ACME Bakkerijen B.V.', '#8a1538', 'https://helpdesk.acme.example'])
      expect(main).toContain(said);
  });

  test('rules in the packed app: it says so itself', async () => {
    const { keys } = report.parse(await ask('--print-policy'));
    const said = (name: string) => keys.find(({ key }) => key === name);
    expect(said('Organization')).toMatchObject({ value: 'acme', origin: 'build', locked: true });
    expect(said('AllowedIdentityProviders')).toMatchObject({ value: ['microsoft'], origin: 'build' });
    expect(said('UpdateMode')).toMatchObject({ value: 'manual', origin: 'build-default', locked: false });
  });

  test('is not looked for when the app runs', () => {
    for (const [, code] of text()) expect(code).not.toContain('ONBOARDING_BUILD');
  });

  test('is not left where the app is started from', () => {
    const built = join(root, 'out/main');
    const chunks = existsSync(built) ? readdirSync(built) : [];
    for (const chunk of chunks)
      expect(readFileSync(join(built, chunk), 'utf8')).not.toContain('ACME Bakkerijen B.V.');
  });
});

describe('from its archive', () => {
  test('main and every chunk of it are loaded, and nothing from elsewhere', async () => {
    const { stdout, stderr } = await runProgram(process.execPath, [
      fromArchive,
      'test/integration/packaging/load-chunks.ts',
      archive,
    ]);
    const loaded: string[] = z.array(z.string()).parse(JSON.parse(stdout || `"${stderr}"`));
    const chunks = files.filter((file) => file.startsWith('out/main/')).map((file) => join(archive, file));
    expect(loaded.filter((file) => file !== 'inert:electron').sort()).toEqual(chunks.sort());
  });

  test('the keychain’s package, as Windows and macOS get it, loads its native module from beside an archive', async () => {
    const native = await packKeychain();
    const script = `
      const { createRequire } = require('node:module');
      const { Entry } = createRequire(${JSON.stringify(join(native, 'package.json'))})('@napi-rs/keyring');
      console.log(typeof Entry, Object.keys(require.cache).filter((file) => file.endsWith('.node')).join());`;
    const { stdout, stderr } = await runProgram(process.execPath, [fromArchive, '--eval', script]);
    expect(stdout.trim() || stderr).toMatch(/^function \S+app\.asar\S+\.node$/);
  });

  test('the keychain’s thread is loaded, and reaches a real keyring', async () => {
    const keyring = await startKeyring();
    onTestFinished(() => keyring.stop());
    const { examination } = z
      .object({
        examination: z.object({ checks: z.array(z.object({ check: z.string(), state: z.string() })) }),
      })
      .parse(await ask('--doctor', keyring.env));
    expect(examination.checks).toContainEqual({ check: 'keychain', state: 'fine' });
  });

  test('the window, its preload and its page are loaded', async () => {
    const folder = await mkdtemp(join(packed.output, 'window-'));
    const app = await launch(
      { kind: 'stand-in' },
      { app: archive },
      { folder, env: { NODE_OPTIONS: fromArchive } },
    );
    onTestFinished(async () => void (await app.quit()));
    // No build has its client ids yet, and the window says so.
    await app.window.getByText(enFailures['environment-incomplete'].happened).waitFor();
  }, 60_000);

  test('its commands answer as the hosted workflow wants them to', async () => {
    const home = await mkdtemp(join(packed.output, 'home-'));
    const start = ['scripts/dist/start-packed.ts', '--output', packed.output];
    const { code, stdout } = await runProgram(
      process.execPath,
      [...start, '--', '--ozone-platform=headless'],
      {
        HOME: home,
        XDG_CONFIG_HOME: '',
      },
    );
    expect(stdout).toMatch(
      /^✓ --print-policy: ended with [0-3] .*\n {2}\d+ keys\n✓ --doctor: ended with [01] .*keychain/s,
    );
    expect(code).toBe(0);
  });

  test('a program that does not answer is not taken for one that does', async () => {
    const folder = await mkdtemp(join(packed.output, 'silent-'));
    await mkdir(join(folder, 'linux-unpacked'));
    await writeFile(join(folder, 'linux-unpacked/econnect-onboarding'), '#!/bin/sh\nexit 0\n', {
      mode: 0o755,
    });
    for (const [output, said] of [
      [folder, /✗ --print-policy: ended with 0 .*\n {2}said nothing/],
      [join(folder, 'nothing'), /^Nothing is packed for linux/],
    ] as const) {
      const start = ['scripts/dist/start-packed.ts', '--output', output];
      const { code, stdout, stderr } = await runProgram(process.execPath, start);
      expect(code).toBe(1);
      expect(stdout + stderr).toMatch(said);
    }
  });

  test('no environment of a developer is honoured', async () => {
    const sandbox = join(root, 'assets/environments/sandbox.json');
    expect(report.parse(await ask('--print-policy', { ONBOARDING_ENVIRONMENT: sandbox })).environment).toBe(
      '',
    );
  });
});

describe('beside the archive', () => {
  const inFolder = (path: string) => join(packed.folder, path);

  test('lies what the app needs, and no sample app of Electron’s', () => {
    expect(readdirSync(inFolder('resources')).sort()).toEqual(['app.asar', 'policies']);
  });

  test('the policy templates are there for administrators, in four languages', () => {
    const policies = readdirSync(inFolder('resources/policies'), { recursive: true }).map(String);
    expect(policies).toEqual(
      expect.arrayContaining([
        'econnect-onboarding.admx',
        ...['nl-NL', 'en-US', 'fr-FR', 'de-DE'].map((culture) => join(culture, 'econnect-onboarding.adml')),
        'eu.econnect.onboarding.mobileconfig',
        'policy.schema.json',
      ]),
    );
    expect(policies.filter((file) => file.startsWith('texts.'))).toEqual([]);
  });

  test('Electron keeps its licences and the languages of the app', () => {
    expect(readdirSync(packed.folder)).toEqual(
      expect.arrayContaining(['LICENSE.electron.txt', 'LICENSES.chromium.html']),
    );
    expect(readdirSync(inFolder('locales')).sort()).toEqual(['de.pak', 'en-US.pak', 'fr.pak', 'nl.pak']);
  });

  test('a practice build has no address to be updated from', () => {
    expect(existsSync(inFolder('resources/app-update.yml'))).toBe(false);
  });

  test('every fuse of the program is as decided', () => {
    const program = readFileSync(inFolder('econnect-onboarding'));
    expect(readFuses(program)).toEqual(fuseTable.map(({ on }) => on));
  });
});

describe('a release', () => {
  let release: Release;

  beforeAll(async () => {
    release = await packRelease(packed);
    return () => release.remove();
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

  test('knows the one address of newer versions, which is its organisation’s', () => {
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
});
