import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Packing } from '../../../scripts/dist/packing.ts';
import { root } from '../../../scripts/lib/run.ts';
import { makeElectronStub } from './electron-stub.ts';
import { makePackageTools, type PackageTools } from './package-tools.ts';

/** What `npm run dist` made for an organisation. */
export type PackedApp = {
  /** As it would be installed. */
  folder: string;
  output: string;
  remove(): Promise<void>;
};

/** Packs the app for an organisation and for Linux, to practise with, without the network, over a stub of Electron. */
export async function packApp(): Promise<PackedApp> {
  const workshop = await mkdtemp(join(tmpdir(), 'dist-'));
  const output = join(workshop, 'output');
  const organisation = join(import.meta.dirname, '../../support/acme.json');
  const asked = ['--organisation', organisation, '--linux', '--arch', 'x64', '--practice', '--dir'];
  await promisify(execFile)(process.execPath, ['scripts/dist.ts', ...asked, '--output', output], {
    cwd: root,
    env: { ...process.env, ELECTRON_DIST: await makeElectronStub(join(workshop, 'electron')) },
  });
  return {
    remove: () => rm(workshop, { recursive: true, force: true }),
    output,
    folder: join(output, 'linux-unpacked'),
  };
}

export type Release = PackedApp & { tools: PackageTools };

/**
 * Packs the packages for Linux as a release of an organisation does, by the stand-ins for their makers. The rooms are those
 * that were built for `packed`; `npm run dist` itself refuses a release while client ids and terms are missing.
 */
export async function packRelease(packed: PackedApp): Promise<Release> {
  const output = await mkdtemp(join(tmpdir(), 'release-'));
  const tools = await makePackageTools(join(output, 'tools'));
  const packing: Packing = {
    platform: 'linux',
    arch: 'x64',
    targets: ['deb', 'rpm', 'AppImage'],
    practice: false,
    slug: 'acme',
    app: join(packed.output, 'app'),
    output,
    electronDist: await makeElectronStub(join(output, 'electron')),
  };
  const script = `const { pack } = await import('./scripts/dist/packing.ts'); await pack(${JSON.stringify(packing)});`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: root,
    env: { ...process.env, ...tools.env },
  });
  return {
    remove: () => rm(output, { recursive: true, force: true }),
    output,
    folder: join(output, 'linux-unpacked'),
    tools,
  };
}
