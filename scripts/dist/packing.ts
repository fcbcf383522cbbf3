import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Arch, build, type Configuration, Platform } from 'electron-builder';
import { parse } from 'yaml';
import { Refusal } from '../lib/command-line.ts';
import { root } from '../lib/run.ts';
import type { DistRequest } from './arguments.ts';
import { downloadFailure } from './download-failure.ts';
import { unusedKeychainFiles } from './native-part.ts';

/** Electron-builder's placeholder for the version in a file name. */
const versionPlace = `$\{version}`;

export type Packing = Pick<DistRequest, 'platform' | 'arch' | 'targets' | 'practice'> & {
  /** The organisation of the build. */
  slug: string | undefined;
  /** The folder with the built `main`, `preload` and `renderer`. */
  app: string;
  output: string;
  /** The folder of a local Electron; downloaded by default. */
  electronDist: string | undefined;
};

/** `electron-builder.yml`. electron-builder checks its form when it packs. */
export async function readSettings(): Promise<Configuration> {
  return parse(await readFile(join(root, 'electron-builder.yml'), 'utf8'));
}

/**
 * Returns the settings for one packing. The files of an organisation's build have its name, and it updates from its own channel,
 * because a standard version would replace its configuration. A practice build has no updates.
 */
export function settingsFor(settings: Configuration, packing: Packing): Configuration {
  const { platform, slug, app, output, practice, electronDist } = packing;
  const { files, directories, artifactName, extraMetadata } = settings;
  if (!artifactName) throw new Refusal('electron-builder.yml must have an `artifactName`');
  const [before, after] = artifactName.split(versionPlace);
  const stage = `${directories?.output}/app`;
  return {
    ...settings,
    ...(platform === 'linux' && { productName: linuxFolder(settings) }),
    ...(practice && { mac: signedAdHoc(settings) }),
    directories: { ...directories, output },
    files: [
      ...[files ?? []]
        .flat()
        .map((one) => (typeof one === 'object' && one.from === stage ? { ...one, from: app } : one)),
      unusedKeychainFiles(packing),
    ],
    publish: practice ? null : feedOf(settings, slug),
    artifactName: slug ? `${before}${slug}-${versionPlace}${after}` : artifactName,
    extraMetadata: { ...extraMetadata, ...(slug && { organisation: slug }) },
    ...(electronDist && { electronDist }),
  };
}

/** The folder below /opt, which electron-builder derives from `productName`. @throws {Refusal} If it contains a space. */
function linuxFolder({ linux }: Configuration): string {
  const name = linux?.executableName;
  if (!name || /\s/.test(name))
    throw new Refusal('electron-builder.yml must have a `linux.executableName` without a blank');
  return name;
}

/** An ad-hoc signature, because Apple silicon refuses unsigned programs. It has no identity and cannot be notarised. */
function signedAdHoc({ mac }: Configuration): NonNullable<Configuration['mac']> {
  const entitlements = 'assets/entitlements.mac.practice.plist';
  return { ...mac, identity: '-', entitlements, entitlementsInherit: entitlements, notarize: false };
}

function feedOf({ publish }: Configuration, slug: string | undefined): NonNullable<Configuration['publish']> {
  if (typeof publish !== 'object' || publish === null || !('url' in publish) || !publish.url)
    throw new Refusal('electron-builder.yml must have one generic `publish`, with a url');
  return { provider: 'generic', url: slug ? new URL(`${slug}/`, publish.url).href : publish.url };
}

const platforms = { linux: Platform.LINUX, win: Platform.WINDOWS, mac: Platform.MAC };

/**
 * Packs the built app with electron-builder, without publishing. Returns the paths of the created files.
 * @throws {Refusal} If Electron or a tool for an installer cannot be downloaded.
 *
 * The settings are passed as a file, because electron-builder merges given options with `electron-builder.yml` and would pack the
 * `files` of both, including an earlier build.
 */
export async function pack(packing: Packing): Promise<string[]> {
  const { platform, arch, targets, output } = packing;
  // electron-builder resolves its hooks from here.
  process.chdir(root);
  const file = join(output, 'electron-builder.json');
  await writeFile(file, JSON.stringify(settingsFor(await readSettings(), packing), null, 2));
  try {
    return await build({
      projectDir: root,
      config: file,
      targets: platforms[platform].createTarget(targets, arch === 'x64' ? Arch.x64 : Arch.arm64),
      publish: 'never',
    });
  } catch (error) {
    const reason = downloadFailure(error);
    throw reason === null ? error : new Refusal(reason);
  }
}
