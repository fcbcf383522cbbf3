import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { startSandbox } from '../../test/sandbox/sandbox.ts';
import { awaitFile } from '../../test/support/awaited-file.ts';
import { startKeyring } from '../../test/support/keyring.ts';
import { ensureChromium } from '../lib/chromium.ts';
import { root } from '../lib/run.ts';
import { ensureKeychainTools } from '../lib/test-tools.ts';
import { appFolder, benchFolder } from './bundles.ts';
import { probe } from './renderer/visit.ts';
import { type Measured, ratioGoal } from './report.ts';
import { median, rounded, shuffled } from './statistics.ts';

const standIn = join(root, 'test/electron-stand-in/start.ts');
const apps = { hello: join(import.meta.dirname, 'whole-start/hello'), ours: appFolder } as const;
type Name = keyof typeof apps;
const names: readonly Name[] = ['hello', 'ours'];

/** Milliseconds from the start of the process until the first screen can be used, by which start of the same folder. */
type Starts = { first: number; second: number };

/** The built app beside an app of one button, both on the stand-in, from the process to a usable screen (S1). */
export async function wholeStart(rounds: number): Promise<Measured> {
  await ensureKeychainTools();
  writeFileSync(
    join(appFolder, 'package.json'),
    JSON.stringify({ name: 'ours', version: '1.0.0', main: 'main/index.cjs' }),
  );
  const script = join(benchFolder, 'probe.js');
  writeFileSync(script, `(${probe})();`);
  const folder = await mkdtemp(join(tmpdir(), 'whole-start-'));
  const sandbox = await startSandbox({ ports: 'ephemeral' });
  const keyring = await startKeyring();
  const environment = join(folder, 'environment.json');
  await writeFile(environment, JSON.stringify(sandbox.environment));
  const env = {
    ...keyring.env,
    CHROMIUM_PATH: await ensureChromium(),
    ONBOARDING_ENVIRONMENT: environment,
    STAND_IN_PAGE_SCRIPT: script,
  };
  const starts: Record<Name, Starts[]> = { hello: [], ours: [] };
  try {
    // What the operating system keeps of the files is there after one round.
    for (let round = -1; round < rounds; round += 1) {
      for (const name of shuffled(names, round)) {
        const data = await mkdtemp(join(folder, `${name}-`));
        const first = await startOf(apps[name], data, env);
        const second = await startOf(apps[name], data, env);
        if (round >= 0) starts[name].push({ first, second });
      }
    }
  } finally {
    await keyring.stop();
    await sandbox.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  return report(starts, rounds);
}

/** Starts an app with a folder for its data, and ends it. Gives the milliseconds until its first button could be used. */
async function startOf(app: string, data: string, env: Record<string, string>): Promise<number> {
  const endpoint = join(data, 'endpoint');
  await rm(endpoint, { force: true });
  const begunAt = performance.timeOrigin + performance.now();
  const child = spawn(process.execPath, [standIn, app, `--user-data-dir=${data}`], {
    env: {
      ...process.env,
      ...env,
      HEADLESS: '1',
      LANGUAGE: 'nl',
      LANG: 'nl_NL.UTF-8',
      STAND_IN_ENDPOINT: endpoint,
    },
    stdio: 'ignore',
  });
  const exited = once(child, 'exit');
  const failed = exited.then(([code]) => {
    throw new Error(`the app ended with ${code} before it had a window`);
  });
  failed.catch(() => undefined);
  try {
    const published = await Promise.race([awaitFile(endpoint, (text) => text || undefined), failed]);
    // A connection to the window slows its start down, so it is made afterwards.
    await setTimeout(700);
    const [address = ''] = published.split('\n');
    const browser = await chromium.connectOverCDP(address);
    const [page] = browser.contexts()[0]?.pages() ?? [];
    if (!page) throw new Error('there is no window');
    await page.waitForFunction(() => performance.getEntriesByName('interactive').length > 0);
    const usableAt = await page.evaluate(
      () =>
        performance.timeOrigin + (performance.getEntriesByName('interactive')[0]?.startTime ?? Number.NaN),
    );
    await browser.close();
    return usableAt - begunAt;
  } finally {
    child.kill();
    await exited;
  }
}

function report(starts: Record<Name, Starts[]>, rounds: number): Measured {
  const all = (name: Name, which: keyof Starts) => starts[name].map((one) => one[which]);
  const goal = (which: keyof Starts, atMost: number) =>
    ratioGoal('S1', `whole start, ${which}, × an app of one button`, {
      values: all('ours', which),
      floor: all('hello', which),
      unit: 'ms',
      atMost,
    });
  const titles = { hello: 'an app of one button', ours: 'ours' };
  return {
    tables: [
      {
        title: `From the process to a usable first screen, on the stand-in, ${rounds} rounds`,
        head: ['app', 'first start ms', 'second start ms'],
        rows: names.map((name) => [
          titles[name],
          rounded(median(all(name, 'first')), 0),
          rounded(median(all(name, 'second')), 0),
        ]),
      },
    ],
    goals: [goal('first', 1.25), goal('second', 1.15)],
    notes: [
      'The stand-in is Node and a Chromium that it starts each time. They take most of both times; Electron has its own Chromium instead.',
      'A second start has what the first one kept; the stand-in keeps no cache of Chromium.',
    ],
    figures: starts,
  };
}
