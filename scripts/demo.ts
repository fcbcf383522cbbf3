import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { buildApp } from './build.ts';
import { runJourneys } from './e2e.ts';
import { Refusal, runScript } from './lib/command-line.ts';
import { root } from './lib/run.ts';
import { demoFolder, demoReport, numbered, slug } from './reporters/demo-report.ts';

const usage = `Usage: npm run demo [-- <spec …> <Playwright's options>]

Builds the app and does the journeys unattended and without a display, one at a time, on the stand-in. Leaves a picture of
each step and report.json with the timings in ${relative(root, demoFolder)}/.`;

async function demonstrate(args: string[]): Promise<number> {
  await buildApp();
  rmSync(demoFolder, { recursive: true, force: true });
  mkdirSync(demoFolder, { recursive: true });
  const raw = join(demoFolder, 'playwright.json');
  const code = await runJourneys(['--project=stand-in', '--workers=1', ...args], {
    DEMO: '1',
    PLAYWRIGHT_REPORT: raw,
  });

  if (!existsSync(raw))
    throw new Refusal('Playwright ended before it could run a journey; what it said is above.');
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
  return code;
}

process.exitCode = await runScript({ usage, run: demonstrate });
