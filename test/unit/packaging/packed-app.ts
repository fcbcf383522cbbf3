import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../../scripts/run.ts';
import { makeElectronStub } from './electron-stub.ts';

/** What `npm run dist` made for an organisation, and what it asked of the maker of Debian packages. */
export type PackedApp = {
  /** As it would be installed. */
  folder: string;
  output: string;
  /** What fpm was called with. */
  packageArguments: string[];
  /** Copies of the files that fpm was to put elsewhere than in the app, by where to. */
  packageFile: (installedAs: string) => string;
  remove(): Promise<void>;
};

/**
 * In the place of fpm, which is no part of Debian or npm: writes down what it is asked, and keeps the files that it is
 * given one by one. The package that it makes is empty.
 */
const recorder = `#!/bin/sh
record=$(dirname "$0")
printf '%s\\0' "$@" > "$record/arguments"
previous=
for argument in "$@"; do
  [ "$previous" = --package ] && : > "$argument"
  case "$previous" in --after-install | --after-remove) cp "$argument" "$record/files/$previous" ;; esac
  case "$argument" in *=/usr/*) cp "\${argument%%=*}" "$record/files/$(basename "\${argument#*=}")" ;; esac
  previous=$argument
done
`;

/** Packs the app for an organisation and for Linux, without the network, over a stub of Electron. */
export async function packApp(): Promise<PackedApp> {
  const workshop = await mkdtemp(join(tmpdir(), 'dist-'));
  const tools = join(workshop, 'tools');
  await mkdir(join(tools, 'files'), { recursive: true });
  await writeFile(join(tools, 'fpm'), recorder);
  await chmod(join(tools, 'fpm'), 0o755);
  const output = join(workshop, 'output');
  const organisation = join(import.meta.dirname, 'acme.json');
  const asked = ['--organisation', organisation, '--linux', '--arch', 'x64', '--practice', 'deb', '--dir'];
  await promisify(execFile)(process.execPath, ['scripts/dist.ts', ...asked, '--output', output], {
    cwd: root,
    env: {
      ...process.env,
      PATH: `${tools}:${process.env.PATH}`,
      USE_SYSTEM_FPM: 'true',
      ELECTRON_DIST: await makeElectronStub(join(workshop, 'electron')),
    },
  });
  return {
    remove: () => rm(workshop, { recursive: true, force: true }),
    output,
    folder: join(output, 'linux-unpacked'),
    packageArguments: readFileSync(join(tools, 'arguments'), 'utf8').split('\0').slice(0, -1),
    packageFile: (installedAs) => readFileSync(join(tools, 'files', installedAs), 'utf8'),
  };
}
