import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Arch, build, type Configuration, Platform } from 'electron-builder';
import { parse } from 'yaml';
import { Refusal } from '../lib/command-line.ts';
import { root } from '../lib/run.ts';
import type { DistRequest } from './arguments.ts';
import { downloadFailure } from './download-failure.ts';
import { unusedKeychainFiles } from './native-part.ts';

/** Where electron-builder puts the version into a name. */
const versionPlace = `$\{version}`;

export type Packing = Pick<DistRequest, 'platform' | 'arch' | 'targets' | 'practice'> & {
  /** The organisation whose build it is. */
  slug: string | undefined;
  /** Where the built rooms are: `main`, `preload` and `renderer`. */
  app: string;
  output: string;
  /** An Electron that is here already; fetched unless given. */
  electronDist: string | undefined;
};

/** `electron-builder.yml`. electron-builder checks its form when it packs. */
export async function readSettings(): Promise<Configuration> {
  return parse(await readFile(join(root, 'electron-builder.yml'), 'utf8'));
}

/**
 * The settings for one packing. A build of an organisation has its name on every file and asks for newer versions of
 * itself: the standard version would replace what is baked in. A practice build asks for none.
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

/** The folder below /opt, which electron-builder takes from `productName`. @throws {Refusal} for one with a blank. */
function linuxFolder({ linux }: Configuration): string {
  const name = linux?.executableName;
  if (!name || /\s/.test(name))
    throw new Refusal('electron-builder.yml must have a `linux.executableName` without a blank');
  return name;
}

/** An ad-hoc signature, which has no identity: Apple silicon starts no program without one. It cannot be notarised. */
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
 * Packs the built rooms with electron-builder; publishes nothing. Gives the files that it made.
 * @throws {Refusal} where Electron, or a tool that makes an installer, cannot be fetched.
 *
 * The settings go by a file, since electron-builder merges what it is given with `electron-builder.yml`: `files` of both
 * would be packed, the folder of an earlier build among them.
 */
export async function pack(packing: Packing): Promise<string[]> {
  const { platform, arch, targets, output } = packing;
  // electron-builder looks for its hooks from here.
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
