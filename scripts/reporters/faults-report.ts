import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';
import { root } from '../lib/run.ts';
import { type FaultResult, faultNames } from './fault-names.ts';

type Row = FaultResult & { passed: boolean };

const file = join(root, 'out/faults.md');

/** Writes `out/faults.md`: the result of each fault, by number. */
export default class FaultsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const rows = modules.flatMap((module) => [...module.children.allTests()].flatMap(rowOf));
    if (rows.length === 0) return;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, reportOf(rows));
  }
}

function rowOf(test: { meta(): object; result(): { state: string } }): Row[] {
  const meta = test.meta();
  if (!('fault' in meta)) return [];
  // The cast: our own tests write this shape.
  return [{ ...(meta.fault as FaultResult), passed: test.result().state === 'passed' }];
}

/** Returns the report as Markdown. Equal results give an equal text. */
export function reportOf(rows: readonly Row[]): string {
  const passed = rows.filter((row) => row.passed).length;
  const names = Object.entries(faultNames);
  const needOthers = rows
    .filter(({ elsewhere }) => elsewhere !== undefined)
    .sort((one, other) => one.number - other.number);
  return [
    '# Faults',
    '',
    `${passed} of ${names.length} tested here and passed, ${needOthers.length} of them in part: what of those takes another system is listed below.`,
    'Each was decided within 20 seconds, and everything that is told has words in every language. The client runs without a',
    'window and is otherwise whole; the other end is the sandbox, over real HTTP. The whole matrix of hostile providers is',
    'in `conformance.md`. “—” is a fault that a person is spared.',
    '',
    '| | fault | what the client does | code | words, in Dutch | what the person can do | tested |',
    '|---|---|---|---|---|---|---|',
    ...names.map(([number, name]) =>
      lineOf(
        number,
        name,
        rows.find((row) => String(row.number) === number),
      ),
    ),
    '',
    '## What takes another system',
    '',
    ...needOthers.map(({ number, elsewhere }) => `* ${number}: ${elsewhere}.`),
    '',
  ].join('\n');
}

function lineOf(number: string, name: string, row: Row | undefined): string {
  if (row === undefined) return cells([number, name, '', '', '', '', '✗ not run']);
  const { does, told, next, elsewhere, passed } = row;
  const codes = told.map(({ code }) => `\`${code}\``).join('<br>') || '—';
  const words = told.map((one) => one.words).join('<br>') || '—';
  const tested = passed ? `✓ here${elsewhere === undefined ? '' : ', in part'}` : '✗ failed';
  return cells([number, name, does, codes, words, next, tested]);
}

const cells = (texts: readonly string[]) =>
  `| ${texts.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`;
