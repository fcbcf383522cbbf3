import { z } from 'zod';
import { parsedArguments, UsageError } from '../lib/command-line.ts';

/** The targets of each system. `dir` is the installed app as a folder. */
const targets = {
  linux: ['deb', 'rpm', 'AppImage'],
  win: ['nsis', 'msi'],
  mac: ['dmg', 'pkg', 'zip'],
} as const;

type DistPlatform = keyof typeof targets;

export type DistRequest = {
  platform: DistPlatform;
  arch: 'x64' | 'arm64';
  /** Target names of electron-builder. */
  targets: string[];
  /** The file with an organisation's configuration. */
  organisation?: string;
  /** A build for trials: it is never updated, and client ids may be missing. */
  practice: boolean;
  /** The output folder; `out/dist` by default. */
  output?: string;
};

export const usage = `Usage: npm run dist -- [--organisation <file>] [--linux | --win | --mac] [--arch x64|arm64] [target …]

  --organisation <file>   the build of one organisation: its configuration is baked in
  --linux --win --mac     the system to build for, when not this one
  --arch x64|arm64        the processor to build for, when not this one
  target …                linux: ${targets.linux.join(' ')} · win: ${targets.win.join(' ')} · mac: ${targets.mac.join(' ')}; all of them unless given
  --dir                   the app in a folder, without an installer
  --practice              a build to try things out with, while client ids are missing; it is never updated
  --output <folder>       where to put it, when not in out/dist
  --help                  this

Ends with 0, with 1 for a build that must not or cannot be made, with 64 for arguments that mean nothing.
Electron and the makers of installers are fetched when they are needed first. Where that cannot be:
  ELECTRON_DIST                       a folder with Electron unpacked, or with the zip of its release
  ELECTRON_MIRROR                     an address that has Electron's releases
  ELECTRON_BUILDER_BINARIES_MIRROR    an address that has the tools of electron-builder`;

/** Parses the arguments, for the machine that they are given on. @throws {UsageError} */
export function requestIn(args: readonly string[], host: { platform: string; arch: string }): DistRequest {
  const { values, positionals } = parsedArguments({
    args: [...args],
    allowPositionals: true,
    options: {
      organisation: { type: 'string' },
      linux: { type: 'boolean' },
      win: { type: 'boolean' },
      mac: { type: 'boolean' },
      arch: { type: 'string' },
      dir: { type: 'boolean' },
      practice: { type: 'boolean' },
      output: { type: 'string' },
    },
  });
  const chosen = (['linux', 'win', 'mac'] as const).filter((name) => values[name]);
  if (chosen.length > 1) throw new UsageError('one of --linux, --win and --mac');
  const platform = chosen[0] ?? hostPlatform(host.platform);
  const arch = z.enum(['x64', 'arm64']).safeParse(values.arch ?? host.arch);
  if (!arch.success) throw new UsageError(`--arch is x64 or arm64, not ${values.arch ?? host.arch}`);
  const known: readonly string[] = targets[platform];
  const wanted = positionals.map((name) => known.find((one) => one.toLowerCase() === name.toLowerCase()));
  if (wanted.includes(undefined))
    throw new UsageError(`for ${platform}, a target is one of ${known.join(', ')}; see also --dir`);
  const named = wanted.filter((name) => name !== undefined);
  const { organisation, output, dir, practice = false } = values;
  return {
    platform,
    arch: arch.data,
    targets: dir ? [...named, 'dir'] : named.length > 0 ? named : [...known],
    practice,
    ...(organisation !== undefined && { organisation }),
    ...(output !== undefined && { output }),
  };
}

function hostPlatform(platform: string): DistPlatform {
  if (platform === 'win32') return 'win';
  return platform === 'darwin' ? 'mac' : 'linux';
}
