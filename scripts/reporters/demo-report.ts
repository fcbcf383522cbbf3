import { join } from 'node:path';
import { type PlaywrightReport, testsOf } from '../lib/playwright-report.ts';
import { root } from '../lib/run.ts';

/** The folder of a demo's pictures and report. */
export const demoFolder = join(root, 'out/demo');

/** One recorded journey. `ms` is the time of the step itself; `picture` is a path from the demo's folder. */
type DemoJourney = {
  journey: string;
  steps: { name: string; ms: number; picture?: string }[];
  outcome: 'passed' | 'failed' | 'skipped';
};

/** Returns the text as a file name of lower-case letters, digits and `-`. */
export function slug(text: string): string {
  const plain = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return (plain.match(/[a-z0-9]+/g) ?? []).join('-').slice(0, 60).replace(/-$/, '');
}

/** Returns the file name of a numbered journey or step: `03-sign-out`. */
export function numbered(number: number, text: string): string {
  return `${String(number).padStart(2, '0')}-${slug(text)}`;
}

/** Returns the journeys of a run from Playwright's report and its recorded steps. */
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
