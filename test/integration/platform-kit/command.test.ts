import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { root } from '../../../scripts/lib/run.ts';
import { type FaultName, planted } from '../../support/faulty-platform/faults.ts';
import { test } from '../../support/fixtures.ts';
import { startScript } from '../../support/run-script.ts';
import { startSecondPlatform } from '../../support/second-platform/second-platform.ts';
import { targetOf } from './second-implementation.ts';

let folder: string;
test.beforeAll(({ sharedFolder }) => {
  folder = sharedFolder;
});

/** Runs the command against a second platform, as an implementer would. */
async function kit(fault: FaultName | undefined, ...args: string[]) {
  const platform = await startSecondPlatform(fault && planted(fault));
  const { environment, issuer } = targetOf(platform);
  const file = join(folder, 'environment.json');
  await writeFile(file, JSON.stringify(environment));
  const target = ['--platform', platform.url, '--issuer', issuer, '--environment', file];
  const { code } = await startScript('scripts/platform-kit.ts', [...target, ...args]);
  await platform.close();
  return code;
}

const reportOf = async (name: string) => await readFile(join(root, 'out/platform-kit', name), 'utf8');

test('a platform that keeps the rules is reported with the rules that its module leaves out', async () => {
  const module = join(folder, 'implementation.mjs');
  const source = `export const createImplementation = ({ platform }) => ({
    newAddress: () => 'kit@' + new URL(platform).hostname.replaceAll('.', '-') + '.example',
  });`;
  await writeFile(module, source);
  expect(await kit(undefined, '--implementation', module, '--rule', 'P-26', '--rule', 'P-71')).toBe(0);
  const report = await reportOf('report.md');
  expect(report).toContain('2 passed, 0 failed, 1 skipped, 0 not checkable from outside.');
  expect(report).toContain('skipped: the implementation has no nextMail');
});

test('a platform that breaks a rule is failed, with expectation and answer', async () => {
  expect(await kit('any-address', '--rule', 'P-26')).toBe(1);
  const { tally, outcomes } = JSON.parse(await reportOf('report.json'));
  expect(tally).toMatchObject({ passed: 1, failed: 1 });
  expect(outcomes).toContainEqual(
    expect.objectContaining({
      kind: 'failed',
      rule: 'P-26',
      message: 'expected an address without @: 422 email-invalid; got 202',
    }),
  );
});
