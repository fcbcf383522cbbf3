import { tableRow } from '../lib/markdown.ts';
import { type FaultResult, faultNames } from './fault-names.ts';
import { MarkdownReporter, type ReportedResult } from './markdown-reporter.ts';

type Row = ReportedResult<FaultResult>;

/** Writes `out/faults.md`: the result of each fault, by number. */
export default class FaultsReporter extends MarkdownReporter<FaultResult> {
  constructor() {
    super('fault', 'out/faults.md', reportOf);
  }
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
  if (row === undefined) return tableRow([number, name, '', '', '', '', '✗ not run']);
  const { does, told, next, elsewhere, passed } = row;
  const codes = told.map(({ code }) => `\`${code}\``).join('<br>') || '—';
  const words = told.map((one) => one.words).join('<br>') || '—';
  const tested = passed ? `✓ here${elsewhere === undefined ? '' : ', in part'}` : '✗ failed';
  return tableRow([number, name, does, codes, words, next, tested]);
}
