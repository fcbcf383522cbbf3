import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { chromium, _electron as electron, type Page } from '@playwright/test';
import type { Language } from '#contract/snapshot.ts';
import { awaitFile } from './awaited-file.ts';
import type { MachinePolicies } from './machine-policies.ts';
import { type ChildOutcome, outcomeOf } from './programs.ts';
import { findPage, type SharedChromium } from './shared-chromium.ts';

const root = resolve(import.meta.dirname, '../..');
const standIn = join(root, 'test/electron-stand-in/start.ts');

/** What runs the built app: the stand-in, or Electron's own program. */
export type Host = { kind: 'stand-in' } | { kind: 'electron'; path: string };

export type LaunchOptions = {
  /** The app's own arguments, as a deep link. */
  args?: string[];
  /** On top of the environment that the fixtures give; an empty value counts as unset. */
  env?: Record<string, string>;
  /** A folder that an earlier run left; a fresh one unless given. */
  userData?: string;
  /** The system's language. */
  language?: Language;
  /** Another app folder than this repository's. */
  app?: string;
  /** What the machine's administrator has put in place. */
  policies?: MachinePolicies;
  /** The X display on which the stand-in's window is seen; nobody sees it unless given. */
  display?: string;
};

const locales: Record<Language, string> = { nl: 'nl_NL', en: 'en_GB', fr: 'fr_FR', de: 'de_DE' };

/** What would tell the app that it runs on another machine than the person's. */
const here = {
  SSH_CONNECTION: '',
  SSH_CLIENT: '',
  SSH_TTY: '',
  XRDP_SESSION: '',
  WSL_DISTRO_NAME: '',
  WSL_INTEROP: '',
};

/** The app while it runs. */
export type RunningApp = {
  window: Page;
  userData: string;
  /** What it keeps in `<name>.json` of its folder; '' where it keeps nothing. */
  kept(name: string): string;
  /** What it put on the clipboard last. */
  clipboard(): Promise<string>;
  /** Everything that it printed, and its log files. */
  logs(): string;
  /** Asks it to end, as the desktop does at log-out, and waits until it has. Gives the exit code. */
  quit(): Promise<number | null>;
  /** Ends it at once, with no chance to save anything. */
  kill(): Promise<void>;
  /** The exit code, once it has ended by itself. */
  exited: Promise<number | null>;
  /** Starts it a second time beside this one, and waits until that one has ended. Gives the exit code. */
  startAgain(args: string[]): Promise<number | null>;
  /** Has the stand-in's operating system tell it something, as `open-url` or `session-end`. */
  tell(event: string, ...details: unknown[]): void;
};

/**
 * Starts the app on the host and waits for its window. `folder` is for its files, unless the options name one; `shared` is the Chromium
 * that the environment names for the stand-in's window, if it does.
 */
export async function launch(
  host: Host,
  options: LaunchOptions,
  given: { folder: string; env: Readonly<Record<string, string>>; shared?: SharedChromium | undefined },
): Promise<RunningApp> {
  const userData = options.userData ?? (await mkdtemp(join(given.folder, 'user-data-')));
  const files = await mkdtemp(join(given.folder, 'window-'));
  const language = options.language ?? 'en';
  const env = clean({
    ...process.env,
    LANGUAGE: language,
    LANG: `${locales[language]}.UTF-8`,
    LC_ALL: '',
    LC_MESSAGES: '',
    ...here,
    ...given.env,
    ...options.env,
  });
  const app = [
    options.app ?? root,
    `--user-data-dir=${userData}`,
    ...noSandbox(host),
    ...(options.args ?? []),
  ];

  let printed = '';
  const collect = (child: ChildProcess) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        printed += text;
      });
    }
    return child;
  };
  const { policies } = options;
  const startAgain = async (args: string[]) => {
    const [program, ...first] = commandFor(host, policies);
    return exit(collect(spawn(program, [...first, ...app, ...args], { env: { ...env, HEADLESS: '1' } })));
  };

  const { child, window, clipboard, disconnect } =
    host.kind === 'electron'
      ? await onElectron(commandFor(host, policies), app, env, collect)
      : await onStandIn(
          commandFor(host, policies),
          app,
          { env, files, display: options.display, shared: given.shared },
          collect,
        );
  const exited = exit(child);
  void exited.then(disconnect);

  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    child.kill(signal);
    return exited;
  };
  return {
    window,
    userData,
    kept: (name) => textOf(join(userData, `${name}.json`)),
    clipboard,
    logs: () => `${printed}\n${filesOf(join(userData, 'logs'))}`,
    quit: () => end('SIGTERM'),
    kill: async () => {
      await end('SIGKILL');
    },
    exited,
    startAgain,
    tell: (...message) => void child.send?.(message),
  };
}

type Started = Pick<RunningApp, 'window' | 'clipboard'> & {
  child: ChildProcess;
  disconnect: () => Promise<void>;
};
type Collect = (child: ChildProcess) => ChildProcess;

/** The program that runs the app, with what it takes to see the machine's policies before it. */
function commandFor(host: Host, policies: MachinePolicies | undefined): [string, ...string[]] {
  const own: [string, ...string[]] = host.kind === 'electron' ? [host.path] : [process.execPath, standIn];
  return policies ? [...policies.prefix, ...own] : own;
}

/** Runs the app for a command of its command line, which opens no window, and waits until it has ended. */
export async function runCommandLine(
  host: Host,
  args: readonly string[],
  options: Pick<LaunchOptions, 'env' | 'policies'> & { userData: string; env: Record<string, string> },
): Promise<ChildOutcome> {
  const [program, ...first] = commandFor(host, options.policies);
  const app = [root, `--user-data-dir=${options.userData}`, ...noSandbox(host), ...args];
  const env = clean({ ...process.env, ...here, ...options.env, HEADLESS: '1' });
  return await outcomeOf(spawn(program, [...first, ...app], { env, stdio: ['ignore', 'pipe', 'pipe'] }));
}

async function onElectron(
  [executablePath, ...before]: [string, ...string[]],
  args: string[],
  env: Record<string, string>,
  collect: Collect,
): Promise<Started> {
  const running = await electron.launch({ executablePath, args: [...before, ...args], env });
  return {
    child: collect(running.process()),
    window: await running.firstWindow(),
    clipboard: () => running.evaluate(({ clipboard }) => clipboard.readText()),
    disconnect: async () => undefined,
  };
}

type StandInOptions = {
  env: Record<string, string>;
  /** Where it tells of its window. */
  files: string;
  display: string | undefined;
  shared: SharedChromium | undefined;
};

async function onStandIn(
  [program, ...before]: [string, ...string[]],
  args: string[],
  { env, files, display, shared }: StandInOptions,
  collect: Collect,
): Promise<Started> {
  const shown: Record<string, string> = display === undefined ? { HEADLESS: '1' } : { DISPLAY: display };
  const [endpoint, copied] = [join(files, 'endpoint'), join(files, 'clipboard')];
  const child = collect(
    spawn(program, [...before, ...args], {
      env: { ...env, ...shown, STAND_IN_ENDPOINT: endpoint, STAND_IN_CLIPBOARD: copied },
      stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
    }),
  );
  const failed = exit(child).then((code) => {
    throw new Error(`The app ended with ${code} before it had a window.`);
  });
  const published = awaitFile(endpoint, (text) => text || undefined);
  const [address = '', target = ''] = (await Promise.race([published, failed])).split('\n');
  const clipboard = async () => textOf(copied);
  if (address === shared?.endpoint)
    return { child, window: await shared.findPage(target), clipboard, disconnect: async () => undefined };
  const browser = await chromium.connectOverCDP(address);
  const window = await findPage(browser.contexts(), target);
  return { child, window, clipboard, disconnect: () => browser.close() };
}

/** Root cannot start Chromium in its sandbox. */
function noSandbox(host: Host): string[] {
  return host.kind === 'electron' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

function clean(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

async function exit(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}

function filesOf(folder: string): string {
  if (!existsSync(folder)) return '';
  return readdirSync(folder)
    .map((name) => textOf(join(folder, name)))
    .join('\n');
}

function textOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
