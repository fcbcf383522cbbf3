import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { bridgeDouble, rows } from '../../test/support/bridge-double.ts';
import { snapshotOf } from '../../test/support/snapshots.ts';
import { ensureChromium } from '../lib/chromium.ts';
import { appFolder, builtPage } from './bundles.ts';
import { serveFolders } from './renderer/static-server.ts';
import { type Shown, show } from './renderer/visit.ts';
import type { Goal, Part } from './report.ts';
import { median, pairedRatio, rounded, shuffled } from './statistics.ts';

const names = ['floor', 'ours'] as const;
type Name = (typeof names)[number];

/** The first screen beside a page of React and zustand that was built in the same run (R1–R7). */
export async function renderer(rounds: number): Promise<Part> {
  const folders = {
    ours: join(appFolder, 'renderer'),
    floor: await builtPage(join(import.meta.dirname, 'renderer/floor'), 'floor'),
  };
  const setup = JSON.stringify({ rows, snapshot: snapshotOf({ step: 'choosing' }) });
  const scripts = { ours: `window.onboarding = (${bridgeDouble})(${setup}).bridge;`, floor: '' };
  const shown: Record<Name, Shown[]> = { ours: [], floor: [] };
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
  return report(shown, rounds);
}

const args = ['--disable-features=SpareRendererForSitePerProcess', '--no-first-run'];

function report(shown: Record<Name, Shown[]>, rounds: number): Part {
  const all = (name: Name, what: keyof Shown) => shown[name].map((one) => one[what]);
  const of = (name: Name, what: keyof Shown) => median(all(name, what));
  const goal = (id: string, what: string, figure: keyof Shown, atMost: number): Goal => ({
    id,
    what: `${what} × floor`,
    reached: pairedRatio(all('ours', figure), all('floor', figure)),
    atMost,
    unit: '×',
  });
  const count = (id: string, what: string, reached: number, atMost: number): Goal => ({
    id,
    what,
    reached,
    atMost,
    unit: '',
  });
  return {
    name: 'renderer',
    title: 'First screen',
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
          name === 'floor' ? 'React 19 + zustand' : 'ours',
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
      goal('R1', 'script and style, gzip', 'gzip', 1.25),
      goal('R2', 'requests', 'requests', 1.5),
      count('R2', 'requests to elsewhere', of('ours', 'external'), 0),
      goal('R3', 'first contentful paint', 'firstPaint', 0.75),
      goal('R4', 'first interactive', 'interactive', 1.25),
      goal('R5', 'CPU until idle', 'cpu', 1.2),
      goal('R6', 'heap after collection', 'heap', 1.35),
      count('R7', 'elements', of('ours', 'elements'), 50),
    ],
    notes: [
      'Ours talks to a double of the bridge instead of the preload. The goals beside auth0-lock are not measured: it is not installed here.',
      'CPU and heap hold what is loaded later, once the first screen is there.',
    ],
    figures: shown,
  };
}
