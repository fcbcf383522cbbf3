import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Command, parseCommand } from '../main/command-line/arguments.ts';
import { usageText as appUsage } from '../main/command-line/commands.ts';
import { PortTakenError } from '../test/sandbox/network/ports.ts';
import { buildApp } from './build.ts';
import { ensureChromium } from './lib/chromium.ts';
import { Refusal, runScript } from './lib/command-line.ts';
import { findElectron } from './lib/electron.ts';
import { root, run } from './lib/run.ts';

const usage = `Usage: npm start [-- <what the app takes>]

Builds the app and opens it against the sandbox on this machine, whose state is kept in .sandbox/. It runs on Electron, or on
its stand-in over Chromium where Electron cannot be fetched. Commands of the app need no display.

What the app takes
${appUsage}`;

const { DISPLAY, WAYLAND_DISPLAY, HEADLESS } = process.env;
const hasDisplay = process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY || HEADLESS);
const asRoot = process.getuid?.() === 0;
const dataFolder = join(root, '.sandbox');

/** Uses stderr, because stdout belongs to the app. */
const say = (text: string) => process.stderr.write(`${text}\n`);

async function start(args: string[]): Promise<number> {
  const command = parseCommand(args);
  if (command === null) return await openWindow(args);
  return command.name === 'usage' || command.name === 'validate-policy'
    ? await runApp(whole(command, args), {})
    : await withSandbox((environmentFile) => runApp(args, { ONBOARDING_ENVIRONMENT: environmentFile }));
}

/** Resolves a path from the folder where npm was called, because npm runs scripts in the repository's folder. */
function whole(command: Command, args: string[]): string[] {
  if (command.name !== 'validate-policy') return args;
  const file = resolve(process.env.INIT_CWD ?? '.', command.file);
  const joined = '--validate-policy=';
  return args.map((arg) => {
    if (arg === joined + command.file) return joined + file;
    return arg === command.file ? file : arg;
  });
}

async function openWindow(args: string[]): Promise<number> {
  say('\neConnect Onboarding, against the sandbox on this machine\n');
  if (!hasDisplay)
    throw new Refusal(
      '  There is no display here, so no window can be opened: `npm run demo` does the journeys without one and leaves a picture of each step.\n',
    );
  const { browserOfPerson, keychainOfPerson } = await import('./start/person.ts');
  const keychain = await keychainOfPerson();
  try {
    const browser = await browserOfPerson(join(dataFolder, 'browser'));
    if (keychain.message) say(`  Keychain   ${keychain.message}.`);
    if (browser.message) say(`  Browser    ${browser.message}.`);
    return await withSandbox((environmentFile, mailbox) => {
      if (mailbox) say(`  Mailbox    ${mailbox}`);
      say('  To stop    close the window, or press Ctrl+C here\n');
      return runApp(args, { ...keychain.env, ...browser.env, ONBOARDING_ENVIRONMENT: environmentFile });
    });
  } finally {
    await keychain.stop();
  }
}

/** Runs a function while the sandbox runs. Starts a sandbox unless one is running already. */
async function withSandbox(
  work: (environmentFile: string, mailbox: string | null) => Promise<number>,
): Promise<number> {
  const file = join(dataFolder, 'environment.json');
  const { startSandbox } = await import('../test/sandbox/sandbox.ts');
  const sandbox = await startSandbox({ ports: 'fixed', dataFolder }).catch((error: unknown) => {
    if (!(error instanceof PortTakenError)) throw error;
    if (!existsSync(file)) throw new Refusal(error.message);
    say(`  Sandbox    the one that runs here already (${error.message})`);
    return null;
  });
  try {
    return await work(sandbox?.environmentFile ?? file, sandbox?.urls.mailbox ?? null);
  } finally {
    await sandbox?.close();
  }
}

/** Builds the app, prints the program it runs on, and runs it. Returns its exit code. */
async function runApp(args: string[], env: Readonly<Record<string, string>>): Promise<number> {
  await buildApp();
  const electron = await findElectron();
  const isCommand = parseCommand(args) !== null;
  if ('path' in electron) {
    if (!isCommand) say(`  Runs on    Electron${asRoot ? ' with --no-sandbox, which root needs' : ''}`);
    const options = [
      ...(asRoot ? ['--no-sandbox'] : []),
      ...(hasDisplay ? [] : ['--ozone-platform=headless']),
    ];
    return await run(electron.path, [root, ...options, ...args], { env });
  }
  if (!isCommand) say(`  Runs on    Electron's stand-in over Chromium: ${electron.reason}.`);
  const chromium: Record<string, string> = isCommand ? {} : { CHROMIUM_PATH: await ensureChromium() };
  return await run(process.execPath, ['test/electron-stand-in/start.ts', root, ...args], {
    env: { ...env, ...chromium },
  });
}

process.exitCode = await runScript({ usage, run: start });
