import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { root } from '../lib/run.ts';
import { appFolder, bundled, plain } from './bundles.ts';
import type { OlderCommit } from './older-commit.ts';
import { printedBy } from './own-process.ts';
import { type Measured, ratioGoal } from './report.ts';
import { median, rounded, shuffled } from './statistics.ts';

const sample = z.object({
  milliseconds: z.number(),
  cpu: z.number(),
  rss: z.number(),
  files: z.array(z.string()),
});
type Sample = z.infer<typeof sample>;

const libraryNames = ['@azure/msal-node', 'google-auth-library', 'openid-client'];
const here = join(import.meta.dirname, 'start-up');
const program = join(here, 'first-line.cjs');

/** What the main process pays before its first own line runs, beside floors of the same run (M1–M3). */
export async function startUp(rounds: number, older?: OlderCommit): Promise<Measured> {
  const targets: Record<string, string> = {
    empty: await plain(join(here, 'empty.ts'), 'empty'),
    'node:http + node:crypto': await plain(join(here, 'built-ins.ts'), 'built-ins'),
    'three libraries, as installed': await plain(join(here, 'libraries.ts'), 'libraries'),
    'three libraries, bundled': await bundled(join(here, 'libraries.ts'), 'libraries'),
    'our main': join(appFolder, 'main/index.cjs'),
    // What is loaded while Chromium starts the page.
    'our main and its client': join(appFolder, 'main/running-client.cjs'),
    ...(older ? { [`main of ${older.ref}`]: join(older.folder, 'main/index.cjs') } : {}),
  };
  const names = Object.keys(targets);
  const samples = new Map<string, Sample[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const name of shuffled(names, round))
      samples.get(name)?.push(await printedBy(sample, program, targets[name] ?? ''));
  }
  const of = (name: string) => samples.get(name) ?? [];
  const times = (name: string) => of(name).map(({ milliseconds }) => milliseconds);
  const megabytes = (name: string) => of(name).map(({ rss }) => rss / 1e6);
  const bytes = (name: string) => {
    const folder = dirname(targets[name] ?? '');
    return bytesOf((of(name)[0]?.files ?? []).filter((file) => file.startsWith(folder)));
  };
  const bundle = bytesOf(scripts(dirname(targets['three libraries, bundled'] ?? '')));
  const shipped = ['main', 'preload', 'renderer'].flatMap((room) => scripts(join(appFolder, room)));
  const installed = installedBytes(libraryNames);

  return {
    tables: [
      {
        title: `Import at start, fresh process each, ${rounds} rounds`,
        head: ['what', 'ms', 'CPU ms', 'RSS MB', 'eager kB'],
        rows: names.map((name) => [
          name,
          rounded(median(times(name))),
          rounded(median(of(name).map(({ cpu }) => cpu))),
          rounded(median(megabytes(name))),
          rounded(bytes(name) / 1e3),
        ]),
      },
      {
        title: 'What ships',
        head: ['what', 'kB', 'files'],
        rows: [
          ['main + preload + renderer, scripts', rounded(bytesOf(shipped) / 1e3, 0), String(shipped.length)],
          ['the three libraries, as installed', rounded(installed / 1e3, 0), '–'],
          ['the three libraries, bundled', rounded(bundle / 1e3, 0), '–'],
        ],
      },
    ],
    goals: [
      ratioGoal('M1', 'import × node:http + node:crypto', {
        values: times('our main'),
        floor: times('node:http + node:crypto'),
        unit: 'ms',
        atMost: 2.5,
      }),
      ratioGoal('M2', 'RSS × empty', {
        values: megabytes('our main'),
        floor: megabytes('empty'),
        unit: 'MB',
        atMost: 1.3,
      }),
      { id: 'M3', what: 'eager bytes of main', reached: bytes('our main') / 1e3, atMost: 120, unit: 'kB' },
    ],
    notes: [
      'Our main runs over an Electron that does nothing, as far as waiting for it to be ready: policies, windows and the rest come after.',
    ],
    figures: Object.fromEntries(samples),
  };
}

function scripts(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.c?js$/.test(file))
    .map((file) => join(folder, file));
}

const bytesOf = (files: readonly string[]): number =>
  files.reduce((sum, file) => sum + statSync(file).size, 0);

const manifest = z.object({ dependencies: z.record(z.string(), z.string()).default({}) });

/** All that is installed for packages and what they depend on. */
function installedBytes(names: readonly string[]): number {
  const seen = new Set(names);
  let bytes = 0;
  for (const name of seen) {
    const folder = join(root, 'node_modules', name);
    const { dependencies } = manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
    for (const dependency of Object.keys(dependencies)) seen.add(dependency);
    for (const file of readdirSync(folder, { recursive: true, withFileTypes: true }))
      if (file.isFile()) bytes += statSync(join(file.parentPath, file.name)).size;
  }
  return bytes;
}
