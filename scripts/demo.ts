import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { demoFolder, demoReport, numbered, slug } from './demo-report.ts';
import { runJourneys } from './e2e.ts';
import { root } from './run.ts';

/** The journeys unattended and headless, one at a time, with a picture per step and the timings in a report. */
rmSync(demoFolder, { recursive: true, force: true });
mkdirSync(demoFolder, { recursive: true });
const raw = join(demoFolder, 'playwright.json');
const code = await runJourneys(['--project=stand-in', '--workers=1', ...process.argv.slice(2)], {
  DEMO: '1',
  PLAYWRIGHT_REPORT: raw,
});

const report = demoReport(JSON.parse(readFileSync(raw, 'utf8')));
writeFileSync(join(demoFolder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
rmSync(raw);
for (const [index, { journey }] of report.entries()) {
  const pictures = join(demoFolder, slug(journey));
  if (existsSync(pictures)) renameSync(pictures, join(demoFolder, numbered(index + 1, journey)));
}

for (const { journey, outcome, steps } of report) {
  console.log(`\n${outcome === 'passed' ? '✓' : '✗'} ${journey}`);
  for (const { name, ms } of steps) console.log(`  ${String(ms).padStart(6)} ms  ${name}`);
}
console.log(`\nPictures and report.json are in ${relative(root, demoFolder)}/.`);
process.exitCode = code;
