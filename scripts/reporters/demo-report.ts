import { join } from 'node:path';
import { type PlaywrightReport, testsOf } from '../lib/playwright-report.ts';
import { root } from '../lib/run.ts';

/** Where a demo leaves its pictures and its report. */
export const demoFolder = join(root, 'out/demo');

/** One journey as it went. `ms` is the time of the step itself; `picture` is a path from the demo's folder. */
type DemoJourney = {
  journey: string;
  steps: { name: string; ms: number; picture?: string }[];
  outcome: 'passed' | 'failed' | 'skipped';
};

/** The text as a name for files, of lower-case letters, digits and `-`. */
export function slug(text: string): string {
  const plain = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return (plain.match(/[a-z0-9]+/g) ?? []).join('-').slice(0, 60).replace(/-$/, '');
}

/** The name of the number-th journey's or step's file or folder: `03-sign-out`. */
export function numbered(number: number, text: string): string {
  return `${String(number).padStart(2, '0')}-${slug(text)}`;
}

/** The journeys of a run, from what Playwright reported and the steps noted down on the way. */
export function demoReport(report: PlaywrightReport): DemoJourney[] {
  return testsOf(report).map(({ title, outcome, annotations }, index) => ({
    journey: title,
    steps: annotations
      .filter(({ type }) => type === 'step')
      .map(({ description }) => JSON.parse(description ?? '{}'))
      .map(({ name, ms, picture }) => ({
        name,
        ms,
        ...(picture ? { picture: `${numbered(index + 1, title)}/${picture}` } : {}),
      })),
    outcome,
  }));
}
