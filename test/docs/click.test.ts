import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { readText } from '../../scripts/lib/run.ts';
import { googleAccounts } from '../sandbox/accounts.ts';
import { startSandbox } from '../sandbox/sandbox.ts';
import type { ClickTrace } from '../support/click-trace.ts';
import { test } from '../support/fixtures.ts';

/** Rooms that a click enters before or after the application: Electron's own, and the window. */
const outsideTheTrace = /^(main\/shell|preload\/index|renderer)/;

/**
 * Modules of main with a function called, from choosing Google to the finished screen, once the start is over. Not among them are
 * those of Electron itself (`main/shell`, `main/start`), which this client has none of.
 */
const mostModules = 45;

test('a click travels as the README says, through few modules, and tells the window each state once', async ({
  folder: dataFolder,
}) => {
  const sandbox = await startSandbox({ dataFolder });
  const program = join(import.meta.dirname, '../support/click-trace.ts');
  const args = [program, sandbox.environmentFile ?? '', googleAccounts.bram.subject];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  await sandbox.close();
  const { modules, snapshots }: ClickTrace = JSON.parse(stdout);

  const [, section = ''] = readText('README.md').split('## How a click travels\n');
  const [told = ''] = section.split('\n## ');
  const named = [...told.matchAll(/`((?:main|preload|renderer)\/[\w./-]+)`/g)].map(([, path = '']) => path);
  expect(named.filter((path) => !outsideTheTrace.test(path) && !modules.includes(path))).toEqual([]);
  expect(modules.length).toBeLessThanOrEqual(mostModules);
  // Chosen, way back chosen, waiting, completing, signed in, checking, checked.
  expect(snapshots).toBeLessThanOrEqual(7);
});
