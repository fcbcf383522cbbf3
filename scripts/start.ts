import { join } from 'node:path';
import { startSandbox } from '../test/sandbox/sandbox.ts';
import { buildApp } from './build.ts';
import { ensureChromium } from './chromium.ts';
import { type ElectronLookup, findElectron } from './electron.ts';
import { root, run } from './run.ts';

const { DISPLAY, WAYLAND_DISPLAY, HEADLESS } = process.env;
const hasDisplay = process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY || HEADLESS);
const asRoot = process.getuid?.() === 0;

/** Says which program the app runs on, and why; gives the command. */
async function choose(electron: ElectronLookup): Promise<[string, ...string[]]> {
  if ('path' in electron) {
    console.log(`  Runs on    Electron${asRoot ? ' with --no-sandbox, which root needs' : ''}`);
    return [electron.path, root, ...(asRoot ? ['--no-sandbox'] : [])];
  }
  console.log(`  Runs on    Electron's stand-in over Chromium: ${electron.reason}.`);
  process.env.CHROMIUM_PATH = await ensureChromium();
  return [process.execPath, 'test/electron-stand-in/start.ts', root];
}

async function start(): Promise<number> {
  console.log('\neConnect Onboarding, against the sandbox on this machine\n');
  if (!hasDisplay) {
    console.log('  There is no display here, so no window can be opened.');
    console.log('  `npm run demo` does the journeys without one and leaves a picture of each step.\n');
    return 1;
  }
  const built = await buildApp();
  if (!built.passed) {
    console.error(built.output);
    return 1;
  }
  const [program, ...args] = await choose(await findElectron());
  const sandbox = await startSandbox({ ports: 'fixed', dataFolder: join(root, '.sandbox') });
  try {
    console.log(`  Mailbox    ${sandbox.urls.mailbox}`);
    console.log('  To stop    close the window, or press Ctrl+C here\n');
    return await run(program, [...args, ...process.argv.slice(2)], {
      env: { ONBOARDING_ENVIRONMENT: sandbox.environmentFile ?? '' },
    });
  } finally {
    await sandbox.close();
  }
}

try {
  process.exitCode = await start();
} catch (error) {
  console.error(error instanceof Error ? `\n${error.message}\n` : error);
  process.exitCode = 1;
}
