import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What stands in for the makers of Linux packages, which are no part of npm and cannot be had everywhere. */
export type PackageTools = {
  /** For the environment of a packing. */
  env: Record<string, string>;
  /** What fpm was called with for a kind of package. */
  packageArguments: (kind: 'deb' | 'rpm') => string[];
  /** The copy of a file that fpm was to put elsewhere than into the app, by the name or option that it was given under. */
  packageFile: (kind: 'deb' | 'rpm', installedAs: string) => string;
  /** The folder that would be the content of the AppImage. */
  appDir: string;
};

/**
 * In the place of fpm: writes down what it is asked, and keeps the files that it is given one by one. The package that it
 * makes is empty.
 */
const fpm = `#!/bin/sh
for argument in "$@"; do
  [ "$previous" = -t ] && record=$(dirname "$0")/$argument
  previous=$argument
done
mkdir -p "$record/files"
printf '%s\\0' "$@" > "$record/arguments"
previous=
for argument in "$@"; do
  [ "$previous" = --package ] && : > "$argument"
  case "$previous" in --after-install | --after-remove) cp "$argument" "$record/files/$previous" ;; esac
  case "$argument" in *=/usr/*) cp "\${argument%%=*}" "$record/files/$(basename "\${argument#*=}")" ;; esac
  previous=$argument
done
`;

/** In the place of mksquashfs: keeps the folder, and makes a file with room for the runtime at its beginning. */
const mksquashfs = `#!/bin/sh
cp -r "$1" "$(dirname "$0")/AppDir"
head -c "$4" /dev/zero > "$2"
`;

/** Puts the tools into a folder. */
export async function makePackageTools(folder: string): Promise<PackageTools> {
  const appImage = join(folder, 'appimage');
  await mkdir(join(appImage, 'runtimes'), { recursive: true });
  await mkdir(join(appImage, 'lib/x64'), { recursive: true });
  await writeFile(join(folder, 'fpm'), fpm, { mode: 0o755 });
  await writeFile(join(appImage, 'mksquashfs'), mksquashfs, { mode: 0o755 });
  await writeFile(join(appImage, 'desktop-file-validate'), '#!/bin/sh\n', { mode: 0o755 });
  await writeFile(join(appImage, 'runtimes/runtime-x64'), 'the runtime');
  return {
    env: {
      PATH: `${folder}:${process.env.PATH}`,
      USE_SYSTEM_FPM: 'true',
      APPIMAGE_TOOLS_PATH: appImage,
    },
    packageArguments: (kind) =>
      readFileSync(join(folder, kind, 'arguments'), 'utf8')
        .split('\0')
        .slice(0, -1),
    packageFile: (kind, installedAs) => readFileSync(join(folder, kind, 'files', installedAs), 'utf8'),
    appDir: join(appImage, 'AppDir'),
  };
}
