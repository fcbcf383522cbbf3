import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tableRow } from '../lib/markdown.ts';
import { sectionsOfRules } from './guide.ts';
import type { Target } from './implementation.ts';
import type { Outcome } from './run-checks.ts';

/** How many checks ended how. */
export function tallyOf(outcomes: readonly Outcome[]): Record<Outcome['kind'], number> {
  const tally = { passed: 0, failed: 0, skipped: 0, 'not-checkable': 0 };
  for (const { kind } of outcomes) tally[kind] += 1;
  return tally;
}

/** One line of an outcome, for a terminal. */
export function lineOf(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'passed':
      return `✓ ${outcome.rule} ${outcome.title}`;
    case 'failed':
      return `✗ ${outcome.rule} ${outcome.title}: ${outcome.message}`;
    case 'skipped':
      return `- ${outcome.rule} ${outcome.title}: ${lackOf(outcome)}`;
    case 'not-checkable':
      return `· ${outcome.rule} ${outcome.title === undefined ? '' : `${outcome.title}: `}not checkable: ${outcome.reason}`;
  }
}

/** The report as Markdown, with a link into the guide for each rule. `guide` is its address. */
export function markdownReport(target: Target, outcomes: readonly Outcome[], guide: string): string {
  const sections = sectionsOfRules();
  const linkTo = (rule: string) => `[${rule}](${guide}#${sections.get(rule) ?? ''})`;
  const { passed, failed, skipped, 'not-checkable': unseen } = tallyOf(outcomes);
  const rows = outcomes.map((one) => tableRow([linkTo(one.rule), one.title ?? '', resultOf(one)]));
  const failures = outcomes.flatMap((one) => (one.kind === 'failed' ? one : []));
  return [
    '# Platform kit',
    '',
    `${target.platform}, issuer ${target.issuer}`,
    '',
    `${passed} passed, ${failed} failed, ${skipped} skipped, ${unseen} not checkable from outside.`,
    ...missingOf(outcomes).map((line) => `${line}.`),
    '',
    ...(failures.length === 0 ? [] : ['## Failed', '']),
    ...failures.map(
      ({ rule, title, message }) => `* ${linkTo(rule)} ${title}: ${message.replaceAll('\n', ' ')}`,
    ),
    ...(failures.length === 0 ? [] : ['', '## All checks', '']),
    '| rule | check | result |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

/** Which members of the port are missing, and how many checks each holds up: those that hold up most come first. */
export function missingOf(outcomes: readonly Outcome[]): string[] {
  const counts = new Map<string, number>();
  for (const outcome of outcomes)
    if (outcome.kind === 'skipped' && outcome.by === 'implementation')
      for (const name of outcome.missing) counts.set(name, (counts.get(name) ?? 0) + 1);
  if (counts.size === 0) return [];
  const named = [...counts].toSorted(([, one], [, other]) => other - one);
  const list = named.map(([name, count]) => `${name} (${count})`).join(', ');
  return [`Skipped for want of members of the implementation: ${list}`];
}

function resultOf(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'passed':
      return 'passed';
    case 'failed':
      return `**failed**: ${outcome.message}`;
    case 'skipped':
      return `skipped: ${lackOf(outcome)}`;
    case 'not-checkable':
      return `not checkable: ${outcome.reason}`;
  }
}

const lackOf = ({ by, missing }: Extract<Outcome, { kind: 'skipped' }>): string =>
  `the ${by} has no ${missing.join(', ')}`;

/** Writes `report.md` and `report.json` into a folder, which is made where it is missing. */
export async function writeReport(
  folder: string,
  target: Target,
  outcomes: readonly Outcome[],
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const markdown = markdownReport(target, outcomes, '../../docs/platform.md');
  await writeFile(join(folder, 'report.md'), markdown);
  const { platform, issuer } = target;
  const report = { platform, issuer, tally: tallyOf(outcomes), outcomes };
  await writeFile(join(folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
}
