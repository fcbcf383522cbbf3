import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Arch, getArtifactArchName } from 'builder-util';
import { UUID } from 'builder-util-runtime';
import type { Configuration } from 'electron-builder';
import { beforeAll, describe, expect, test } from 'vitest';
import { profileFolders } from '../../main/app/machine-rules.ts';
import { buildConfiguration } from '../../main/build/build-configuration.ts';
import { parseCommand } from '../../main/command-line/arguments.ts';
import { exitCodes } from '../../main/command-line/exit-codes.ts';
import { profileExtension } from '../../main/organisation/profile-file.ts';
import { combineSources } from '../../main/policy/effective-policy.ts';
import { checkConsistency, slugIn } from '../../main/policy/organisation-policy.ts';
import { isPolicyKey, policyKeys } from '../../main/policy/policy-schema.ts';
import { policyJson } from '../../main/policy/sources/policy-json.ts';
import { refusedSwitches } from '../../main/shell/chromium-switches.ts';
import { deepLinkScheme, parseDeepLink } from '../../main/shell/deep-link.ts';
import manifest from '../../package.json' with { type: 'json' };
import { enPanel } from '../../renderer/copy/en/panel.ts';
import { usage as distUsage } from '../../scripts/dist/arguments.ts';
import { readSettings } from '../../scripts/dist/packing.ts';
import { readText, root } from '../../scripts/lib/run.ts';
import { places } from '../../scripts/policies/places.ts';
import { blocksOf, page, prose, spans, tableUnder } from './page.ts';

const admx = readText('assets/policies/econnect-onboarding.admx');
const production = JSON.parse(readText('assets/environments/production.json'));
const tenants = [...page.matchAll(/\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/gi)].map(([one]) => one);

let settings: Configuration;
beforeAll(async () => {
  settings = await readSettings();
});

test('the page is one that a person in a hurry can read', () => {
  expect(page.trimEnd().split('\n').length).toBeLessThanOrEqual(300);
});

describe('the command line', () => {
  /** Of other programs on the page, and whose they are. */
  const foreign = new Map([
    ['--ozone-platform', 'Chromium'],
    ['--forget', 'pkgutil'],
  ]);
  const flags = new Set([...page.matchAll(/(?<![\w-])--[a-z][a-z-]*/g)].map(([flag]) => flag));

  test('every switch is one of the app, of `npm run dist`, of the installer, or of a program that is named here', () => {
    const commands = readText('main/command-line/commands.ts');
    const usage = [...commands.matchAll(/--[a-z][a-z-]*/g)].map(([flag]) => flag);
    const installer = readText('node_modules/app-builder-lib/templates/nsis/uninstaller.nsh');
    const known = (flag: string) =>
      usage.includes(flag) ||
      distUsage.includes(flag) ||
      installer.includes(flag) ||
      foreign.has(flag) ||
      refusedSwitches.some((name) => flag === `--${name}`);
    expect([...flags].filter((flag) => !known(flag))).toEqual([]);
    expect([...foreign.keys()].filter((flag) => !flags.has(flag))).toEqual([]);
  });

  test('each command of the app is understood as it is written', () => {
    const written = tableUnder('| command | tells |').flatMap(([commands = '']) =>
      [...commands.matchAll(/`([^`]+)`/g)].flatMap(([, command]) => command ?? []),
    );
    expect(written.length).toBeGreaterThan(3);
    for (const command of written) {
      const asked = parseCommand(command.split(' ').filter((argument) => argument !== ''));
      expect(asked?.name, command).toBe(/^--([a-z-]+)/.exec(command)?.[1]?.replace('<file>', ''));
    }
  });

  test('the exit codes are those there are', () => {
    const written = tableUnder('| exit code | means |').map(([code]) => Number(code));
    expect(written).toEqual(Object.values(exitCodes));
  });
});

describe('policy keys', () => {
  test('every word in the form of a key is one', () => {
    const other = ['AppImage', 'ProgramFiles', 'PolicyDefinitions'];
    const words = spans.filter((span) => /^[A-Z][a-z]+(?:[A-Z][A-Za-z]*)+$/.test(span));
    expect(words.filter((word) => !isPolicyKey(word) && !other.includes(word))).toEqual([]);
    expect(words.filter(isPolicyKey).length).toBeGreaterThan(5);
  });

  test('the commands for the registry and the payload for macOS set keys to values that they take', () => {
    const added = [...page.matchAll(/^reg add (\S+) \/v (\w+) \/t (\w+) \/d (\S+) \/f$/gm)];
    const forced = [...page.matchAll(/<key>(\w+)<\/key>\n<array><string>(.+?)<\/string><\/array>/g)];
    expect(added.map(([, key]) => key)).toEqual([
      String.raw`HKLM\SOFTWARE\Policies\eConnect\Onboarding`,
      String.raw`HKLM\SOFTWARE\Policies\eConnect\Onboarding`,
    ]);
    const set = [
      ...added.map(([, , key, , value]) => [key, value]),
      ...forced.map(([, key, value]) => [key, value]),
    ];
    expect(set).toHaveLength(4);
    for (const [key = '', value] of set)
      expect(isPolicyKey(key) && policyKeys[key].schema.safeParse([value]).success, key).toBe(true);
  });

  test('the file for Linux is right, and leaves Microsoft alone', async () => {
    const [file] = /(?<=<<'END'\n)\{.*?^\}/ms.exec(page) ?? [''];
    const { values, problems } = await policyJson(Buffer.from(file));
    const source = { origin: 'machine', location: 'page', values, problems } as const;
    const policy = checkConsistency(combineSources([source]), production.platform);
    expect([...policy.sources, ...policy.keys].flatMap((one) => one.problems)).toEqual([]);
    expect(policy.stops).toEqual([]);
    expect(policy.values).toMatchObject({
      AllowedIdentityProviders: ['microsoft'],
      AllowedTenants: [tenants[0]],
    });
  });

  test('the file of a build is one that `npm run dist` takes', () => {
    const [file = ''] = blocksOf('json');
    expect(buildConfiguration.safeParse(JSON.parse(file)).error).toBeUndefined();
  });

  test('Intune is told of categories, policies and elements that the template has', () => {
    const told = tableUnder('| OMA-URI, below `./Device/Vendor/MSFT/Policy/` | value |').slice(1);
    expect(told).toHaveLength(2);
    for (const [uri = '', value = ''] of told) {
      const [, category, policy] = /~(Category_eConnect~Category_Onboarding)\/(\w+)`$/.exec(uri) ?? [];
      for (const name of category?.split('~') ?? []) expect(admx).toContain(`<category name="${name}"`);
      expect(admx).toContain(`<policy name="${policy}"`);
      expect(admx).toContain(`<list id="${/<data id="(\w+)"/.exec(value)?.[1]}"`);
    }
    expect(admx.indexOf('name="Category_eConnect"')).toBeGreaterThan(0);
  });
});

describe('files and places', () => {
  test('every link of the page leads somewhere', () => {
    for (const [, file = '', part] of prose.matchAll(/\]\(([^)#]*)(?:#([^)]+))?\)/g)) {
      const target = file === '' ? 'administration.md' : file;
      expect(existsSync(join(root, 'docs', target)), target).toBe(true);
      if (part === undefined) continue;
      const headings = [...readText(`docs/${target}`).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
        heading
          .toLowerCase()
          .replace(/[^\w -]/g, '')
          .replaceAll(' ', '-'),
      );
      expect(headings, part).toContain(part);
    }
  });

  test('the templates that it names are those that are generated', () => {
    for (const name of [
      'econnect-onboarding.admx',
      'eu.econnect.onboarding.mobileconfig',
      'eu.econnect.onboarding.plist',
    ])
      expect([page.includes(name), existsSync(join(root, 'assets/policies', name))]).toEqual([true, true]);
    for (const culture of ['nl-NL', 'en-US', 'fr-FR', 'de-DE'])
      expect(existsSync(join(root, 'assets/policies', culture, 'econnect-onboarding.adml'))).toBe(true);
    expect(settings.extraResources).toEqual([expect.objectContaining({ to: 'policies' })]);
  });

  test('policies are where the app looks for them', () => {
    for (const place of [
      `HKLM\\${places.registryKey}`,
      places.registryRecommended,
      places.preferenceDomain,
      places.preferenceDefaults,
      `${places.linuxFolders[0]}/managed/*.json`,
      places.linuxFolders[1],
    ])
      expect(spans, place).toContain(place);
  });

  test('signed profiles are where the app looks for them', () => {
    expect(spans).toContain(profileExtension);
    for (const system of ['linux', 'darwin'] as const)
      expect(spans).toContain(`${profileFolders(system)[0]}/`);
    expect(profileFolders('win32')).toEqual([]);
    expect(page).toContain(`beside the program: \`C:\\Program Files\\${settings.productName}\\\``);
  });

  test('the own address and the link are ones that the app understands', () => {
    const [address = ''] = spans.filter((span) => span.startsWith('https://') && span.includes('/o/'));
    const [link = ''] = spans.filter((span) => span.startsWith(`${deepLinkScheme}:/`));
    expect(slugIn(address, production.platform)).toBe('bakkerij-devries');
    expect(parseDeepLink(link)).toEqual({ kind: 'organisation', slug: 'bakkerij-devries' });
  });

  test('the panel is called as in the window', () => {
    for (const words of [enPanel.heading, enPanel.copy]) expect(page).toContain(words);
  });
});

describe('packages', () => {
  test('are those that are made, by the names that they get', () => {
    const { win, mac, linux, artifactName } = settings;
    expect(artifactName?.replaceAll('$', '')).toBe('econnect-onboarding-{version}-{os}-{arch}.{ext}');
    const made = Object.entries({ win, mac, linux }).flatMap(([os, system]) =>
      [system?.target ?? []]
        .flat()
        .map((one) => (typeof one === 'string' ? one : one.target))
        // The updater's, not for people.
        .filter((kind) => kind !== 'zip')
        .map((kind) => (kind === 'nsis' ? 'exe' : kind))
        .flatMap((ext) =>
          [Arch.x64, Arch.arm64].map((arch) => `…-${os}-${getArtifactArchName(arch, ext)}.${ext}`),
        ),
    );
    const written = tableUnder('| package | install | ends with | remove |').flatMap(([names = '']) =>
      names.replaceAll('`', '').split(', '),
    );
    expect(written.toSorted()).toEqual(made.toSorted());
  });

  test('land where the page says', () => {
    const { productName, linux, deb, rpm } = settings;
    for (const place of [
      `C:\\Program Files\\${productName}`,
      `/Applications/${productName}.app`,
      `/opt/${linux?.executableName}`,
      String(linux?.executableName),
      `%APPDATA%\\${manifest.productName}`,
    ])
      expect(spans, place).toContain(place);
    expect([deb?.packageName, rpm?.packageName]).toEqual(['econnect-onboarding', 'econnect-onboarding']);
  });

  test('are known by codes that stay as they are', () => {
    // electron-builder's own name space, by which the exe gets its identifier.
    const space = UUID.parse('50e065bc-3134-11e6-9bab-38c9862bdaf3');
    const known = [tenants[0], settings.msi?.upgradeCode, UUID.v5(String(settings.appId), space)];
    expect([...new Set(tenants)].toSorted()).toEqual(known.toSorted());
    expect(readText('node_modules/app-builder-lib/out/targets/nsis/NsisTarget.js')).toContain(
      '50e065bc-3134-11e6-9bab-38c9862bdaf3',
    );
  });

  test('take the parameters that electron-builder’s templates know', () => {
    const templates = 'node_modules/app-builder-lib/templates';
    const msi = readText(`${templates}/msi/template.xml`);
    for (const property of ['ALLUSERS', 'APPLICATIONFOLDER']) {
      expect(page).toContain(property);
      expect(msi).toContain(`Id="${property}"`);
    }
    for (const [parameter, file] of [
      ['/D', 'multiUser.nsh'],
      ['/allusers', 'include/installer.nsh'],
      ['/S', 'uninstaller.nsh'],
    ] as const) {
      expect(page).toContain(`\`${parameter}`);
      expect(readText(`${templates}/nsis/${file}`).includes(parameter), parameter).toBe(true);
    }
  });

  test('of the exe kind empty their folder at every update, as the page warns', () => {
    const uninstaller = readText('node_modules/app-builder-lib/templates/nsis/uninstaller.nsh');
    expect(uninstaller.includes('RMDir /r $INSTDIR')).toBe(true);
    expect(page).toContain('The exe installer empties that folder at every update');
  });
});

test('the modes of updates are those of the key', () => {
  const [heading = ''] = page.match(/^\| `UpdateMode` .*$/m) ?? [];
  const modes = tableUnder(heading).map(([mode]) => /`(\w+)`/.exec(mode ?? '')?.[1]);
  for (const mode of modes) expect(policyKeys.UpdateMode.schema.safeParse(mode).success, mode).toBe(true);
  expect(modes).toHaveLength(4);
});
