import { join } from 'node:path';
import { type PlaywrightReport, testsOf } from './playwright-report.ts';
import { root } from './run.ts';

/** Where a demo leaves its pictures and its report. */
export const demoFolder = join(root, 'out/demo');

/** One journey as it went. `ms` is the time of the step itself, without its picture. */
export type DemoJourney = {
  journey: string;
  steps: { name: string; ms: number; picture?: string }[];
  outcome: 'passed' | 'failed' | 'skipped';
};

/** The text as a name for files: `1. Microsoft, account exists` gives `01-microsoft-account-exists`. */
export function slug(text: string): string {
  const words =
    text
      .toLowerCase()
      .normalize('NFD')
      .match(/[a-z0-9]+/g) ?? [];
  return words
    .map((word, place) => (place === 0 && /^\d$/.test(word) ? `0${word}` : word))
    .join('-')
    .slice(0, 80);
}

/** The journeys of a run, from what Playwright reported and the steps noted down on the way. */
export function demoReport(report: PlaywrightReport): DemoJourney[] {
  return testsOf(report).map(({ title, outcome, annotations }) => ({
    journey: title,
    steps: annotations
      .filter(({ type }) => type === 'step')
      .map(({ description }) => JSON.parse(description ?? '{}')),
    outcome,
  }));
}
