import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { bridgeScript } from '../../test/support/bridge-double.ts';
import { snapshotOf } from '../../test/support/snapshots.ts';
import { ensureChromium } from '../lib/chromium.ts';
import { appFolder, builtPage } from './bundles.ts';
import type { OlderCommit } from './older-commit.ts';
import { serveFolders } from './renderer/static-server.ts';
import { type Shown, show } from './renderer/visit.ts';
import { type Goal, type Measured, ratioGoal } from './report.ts';
import { median, rounded, shuffled } from './statistics.ts';

type Name = 'floor' | 'ours' | 'older';

/** The first screen beside a page of React and zustand that was built in the same run (R1–R6). */
export async function renderer(rounds: number, older?: OlderCommit): Promise<Measured> {
  const names: Name[] = older ? ['floor', 'ours', 'older'] : ['floor', 'ours'];
  const folders = {
    ...(older ? { older: join(older.folder, 'renderer') } : {}),
    ours: join(appFolder, 'renderer'),
    floor: await builtPage(join(import.meta.dirname, 'renderer/floor'), 'floor'),
  };
  const bridge = bridgeScript({ snapshot: snapshotOf({ step: 'choosing' }) });
  const scripts = { ours: bridge, older: bridge, floor: '' };
  const shown: Record<Name, Shown[]> = { ours: [], older: [], floor: [] };
  const executablePath = await ensureChromium();
  const server = await serveFolders(folders);
  try {
    for (let round = 0; round < rounds; round += 1) {
      const browser = await chromium.launch({ executablePath, chromiumSandbox: false, args });
      try {
        // Fonts and the compositor are ready by then.
        await (await browser.newPage()).setContent('<button>Warm</button>');
        for (const name of shuffled(names, round))
          shown[name].push(await show(browser, server.urlOf(name), scripts[name]));
      } finally {
        await browser.close();
      }
    }
  } finally {
    await server.stop();
  }
  return report(shown, rounds, older);
}

const args = ['--disable-features=SpareRendererForSitePerProcess', '--no-first-run'];

function report(shown: Record<Name, Shown[]>, rounds: number, older: OlderCommit | undefined): Measured {
  const titles = { floor: 'React 19 + zustand', ours: 'ours', older: older?.ref ?? '' };
  const names = (['floor', 'ours', 'older'] as const).filter((name) => shown[name].length > 0);
  const all = (name: Name, what: keyof Shown) => shown[name].map((one) => one[what]);
  const of = (name: Name, what: keyof Shown) => median(all(name, what));
  const goal = (
    id: string,
    what: string,
    figure: keyof Shown,
    { unit, atMost }: { unit: string; atMost: number },
  ) =>
    ratioGoal(id, `${what} × floor`, {
      values: all('ours', figure),
      floor: all('floor', figure),
      unit,
      atMost,
    });
  const count = (id: string, what: string, reached: number, atMost: number): Goal => ({
    id,
    what,
    reached,
    atMost,
    unit: '',
  });
  return {
    tables: [
      {
        title: `Cold, new renderer each, ${rounds} rounds`,
        head: [
          'page',
          'gzip kB',
          'requests',
          'later',
          'first paint ms',
          'interactive ms',
          'CPU ms',
          'heap MB',
          'elements',
        ],
        rows: names.map((name) => [
          titles[name],
          rounded(of(name, 'gzip') / 1e3),
          rounded(of(name, 'requests'), 0),
          rounded(of(name, 'later'), 0),
          rounded(of(name, 'firstPaint'), 0),
          rounded(of(name, 'interactive'), 0),
          rounded(of(name, 'cpu'), 0),
          rounded(of(name, 'heap') / 1e6, 2),
          rounded(of(name, 'elements'), 0),
        ]),
      },
    ],
    goals: [
      goal('R1', 'script and style, gzip', 'gzip', { unit: 'bytes', atMost: 0.3 }),
      count('R2', 'requests until usable', of('ours', 'requests'), 3),
      count('R2', 'requests to elsewhere', of('ours', 'external'), 0),
      goal('R3', 'first contentful paint', 'firstPaint', { unit: 'ms', atMost: 0.75 }),
      goal('R4', 'usable', 'interactive', { unit: 'ms', atMost: 1.15 }),
      goal('R5', 'CPU until idle', 'cpu', { unit: 'ms', atMost: 1.25 }),
      goal('R6', 'heap after collection', 'heap', { unit: 'bytes', atMost: 1.3 }),
    ],
    notes: [
      'Ours talks to a double of the bridge instead of the preload. The goals beside auth0-lock are not measured: it is not installed here.',
      'The later screens are loaded when the person moves the pointer or presses a key, which does not happen here.',
    ],
    figures: shown,
  };
}
