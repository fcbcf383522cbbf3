import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { installDebianPackages } from './debian.ts';
import { run } from './run.ts';

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Where Playwright's own would be. Playwright is loaded for it alone, since it takes longer to load than most of our programs. */
function playwrightsOwn(): string {
  const { chromium }: typeof import('playwright-core') = createRequire(import.meta.url)('playwright-core');
  return chromium.executablePath();
}

/** Returns the path of a Chromium: $CHROMIUM_PATH, Playwright's own, or the system's. Undefined if there is none. */
export function findChromium(): string | undefined {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) return existsSync(chosen) ? chosen : undefined;
  return [playwrightsOwn(), ...usual].find((path) => existsSync(path));
}

/** Chromium without its user interface, as Debian packs it. */
const headlessShell = '/usr/bin/chromium-headless-shell';
const packages = {
  chromium: ['chromium', 'fonts-liberation'],
  headlessShell: ['chromium-headless-shell', 'fonts-liberation'],
};
/** One try for each process: where the packages lack it, asking for them again takes seconds each time. */
let installing: Promise<boolean> | undefined;

/**
 * Returns the path of what shows pages without a display: $CHROMIUM_PATH, Chromium's headless shell, or what {@link findChromium}
 * finds. The shell takes a quarter less of a processor, and as Electron has none of Chrome's own interface and no history.
 */
export function findHeadlessChromium(): string | undefined {
  return !process.env.CHROMIUM_PATH && existsSync(headlessShell) ? headlessShell : findChromium();
}

/** Debian's packages of what {@link ensureChromium} and {@link ensureHeadlessChromium} would install here. */
export function missingChromiumPackages(): string[] {
  if (process.env.CHROMIUM_PATH) return [];
  return [
    ...(findChromium() ? [] : packages.chromium),
    ...(existsSync(headlessShell) ? [] : packages.headlessShell),
  ];
}

/**
 * Returns the path that {@link findHeadlessChromium} returns, and installs what is missing. Where the headless shell cannot be had,
 * Chromium does the same, more slowly.
 *
 * @throws {Error} Names what to install, if neither can be had.
 */
export async function ensureHeadlessChromium(): Promise<string> {
  if (!process.env.CHROMIUM_PATH && !existsSync(headlessShell)) {
    installing ??= installDebianPackages(packages.headlessShell);
    await installing;
  }
  return findHeadlessChromium() ?? (await ensureChromium());
}

/**
 * Returns the path of a Chromium and installs one if needed: Debian's package as root, otherwise Playwright's own.
 *
 * @throws {Error} Names what to install, if both fail.
 */
export async function ensureChromium(): Promise<string> {
  const found = findChromium();
  if (found) return found;
  if (process.env.CHROMIUM_PATH)
    throw new Error(`CHROMIUM_PATH is ${process.env.CHROMIUM_PATH}, which is not there.`);
  console.log('Chromium is missing; installing it …');
  if (!(await installDebianPackages(packages.chromium)))
    await run(process.execPath, ['node_modules/playwright-core/cli.js', 'install', '--no-shell', 'chromium']);
  const installed = findChromium();
  if (installed) return installed;
  throw new Error(
    'Chromium is missing and could not be installed. Install it (Debian: `apt-get install chromium`), or put the path ' +
      'of a Chromium or Chrome in CHROMIUM_PATH.',
  );
}
