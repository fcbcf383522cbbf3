import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { connectSessionBus, type SessionBus } from '../../main/keychain/session-bus.ts';
import { missingTools } from '../../scripts/lib/test-tools.ts';
import { startDisplay } from './display.ts';
import { startPrivateBus } from './private-bus.ts';
import { killed } from './programs.ts';

/*
 * A real KeePassXC as the Secret Service, on a D-Bus, a home and an X display of its own, with a database that is made for
 * it. Its questions are answered at its own windows.
 */

const run = promisify(execFile);
/** Short, of keys that need no other: typing is by X events, each of which must arrive before the next. */
const password = 'open';
const exposedGroup = 'ABEiM0RVZneImaq7zN3u/w==';

const exposing = `<CustomData><Item>
      <Key>FDO_SECRETS_EXPOSED_GROUP</Key><Value>{00112233-4455-6677-8899-aabbccddeeff}</Value>
    </Item></CustomData>`;

/** The one group of the database is the default collection of the Secret Service, where it exposes that. */
const database = (isExposed: boolean) => `<?xml version="1.0" encoding="UTF-8"?>
<KeePassFile>
  <Meta>
    ${isExposed ? exposing : ''}
  </Meta>
  <Root><Group><UUID>${exposedGroup}</UUID><Name>Root</Name></Group></Root>
</KeePassFile>`;

const settings = (isConfirming: boolean) => `[General]
ConfigVersion=2
[FdoSecrets]
Enabled=true
ShowNotification=false
ConfirmAccessItem=${isConfirming}
[GUI]
CheckForUpdates=false
`;

/** Why the tests with KeePassXC cannot run, or null where everything for them is there. */
export function keepassxcMissing(): string | null {
  if (process.platform !== 'linux') return 'the Secret Service is Linux alone';
  const missing = missingTools(['keepassxc', 'keepassxc-cli', 'Xvfb', 'xdotool', 'dbus-daemon']);
  if (missing.length === 0) return null;
  return `${missing.join(', ')} not on this machine (Debian: apt-get install keepassxc xvfb xdotool dbus-daemon)`;
}

/** A question of KeePassXC: whether a program may have an entry, or the password of the database. */
type Question = 'Access Request' | 'Unlock Database';

export type Keepassxc = {
  /** For a child process: how to reach this service and no other. */
  environment: NodeJS.ProcessEnv;
  /** Starts KeePassXC with its database open. `isConfirming`: it asks its owner before a program gets an entry. */
  start(options: { isConfirming: boolean }): Promise<void>;
  /** Ends it as a person does, who has saved everything. */
  quit(): Promise<void>;
  /** Locks the database. */
  lock(): Promise<void>;
  /** Opens the database, as its owner does in KeePassXC's own window. */
  unlock(): Promise<void>;
  /** Resolves once such a question is open. */
  asked(question: Question): Promise<void>;
  /** How many such questions are open now. */
  openQuestions(question: Question): Promise<number>;
  /** Gives what an `Access Request` asks for, or the password. */
  agree(question: Question): Promise<void>;
  /** Closes a question without giving what it asks for. */
  refuse(question: Question): Promise<void>;
  /** How many connections to the bus there are. */
  connections(): Promise<number>;
  dispose(): Promise<void>;
};

/**
 * A display and a bus, and a database without KeePassXC yet.
 *
 * @param isExposed whether the database shows its group to programs: else the Secret Service has no collection
 */
export async function startKeepassxcDesktop({ isExposed = true } = {}): Promise<Keepassxc> {
  const bus = await startPrivateBus();
  const inHome = (name: string) => join(bus.home, name);
  const display = await startDisplay();
  const environment = {
    ...bus.environment,
    DISPLAY: display.name,
    // Where it looks for another KeePassXC of the same person.
    TMPDIR: bus.home,
    LANG: 'C.UTF-8',
  };
  writeFileSync(inHome('database.xml'), database(isExposed));
  execFileSync('keepassxc-cli', ['import', '-p', inHome('database.xml'), inHome('database.kdbx')], {
    env: environment,
    input: `${password}\n${password}\n`,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  let program: ChildProcess | null = null;
  const observer = await connectSessionBus(environment, 10_000);
  const questions = questionsOn(environment);
  const mainWindow = (member: string, signature?: string, body?: unknown[]) =>
    observer.call({
      destination: 'org.keepassxc.KeePassXC.MainWindow',
      path: '/keepassxc',
      interface: 'org.keepassxc.KeePassXC.MainWindow',
      member,
      ...(signature === undefined ? {} : { signature, body: body ?? [] }),
    });
  const unlock = async () => {
    await mainWindow('openDatabase', 'ss', [inHome('database.kdbx'), password]);
    if (isExposed) await until(async () => (await isLocked(observer)) === false);
  };

  return {
    environment,
    start: async ({ isConfirming }) => {
      writeFileSync(inHome('keepassxc.ini'), settings(isConfirming));
      const files = ['--config', inHome('keepassxc.ini'), '--localconfig', inHome('local.ini')];
      program = spawn('keepassxc', files, { env: environment, stdio: 'ignore' });
      await until(() =>
        mainWindow('openDatabase', 'ss', ['', '']).then(
          () => true,
          () => false,
        ),
      );
      await unlock();
    },
    quit: async () => {
      const ending = program === null ? null : once(program, 'exit');
      await mainWindow('appExit').catch(() => undefined);
      await ending;
      program = null;
    },
    lock: async () => {
      await mainWindow('lockAllDatabases');
      await until(async () => (await isLocked(observer)) === true);
    },
    unlock,
    ...questions,
    connections: async () => {
      const [names] = await observer.call({
        destination: 'org.freedesktop.DBus',
        path: '/org/freedesktop/DBus',
        interface: 'org.freedesktop.DBus',
        member: 'ListNames',
      });
      // The bus answers with a list of texts.
      return (names as string[]).filter((name) => name.startsWith(':')).length;
    },
    dispose: async () => {
      observer.close();
      await killed(program);
      await display.stop();
      await bus.dispose();
    },
  };
}

/** The questions of KeePassXC on a display, and a person who answers them. */
function questionsOn(
  environment: NodeJS.ProcessEnv,
): Pick<Keepassxc, 'asked' | 'openQuestions' | 'agree' | 'refuse'> {
  const xdotool = async (...args: string[]) => (await run('xdotool', args, { env: environment })).stdout;
  const windowsOf = async (question: Question) =>
    // It fails where there is none.
    (await xdotool('search', '--onlyvisible', '--name', question).catch(() => ''))
      .split('\n')
      .filter(Boolean);
  const answer = async (question: Question, ...keys: string[]) => {
    const [window] = await windowsOf(question);
    if (window === undefined) throw new Error(`KeePassXC asks for no ${question}`);
    await xdotool('windowfocus', '--sync', window, ...keys);
    await until(async () => !(await windowsOf(question)).includes(window));
  };
  return {
    asked: async (question) => await until(async () => (await windowsOf(question)).length > 0),
    openQuestions: async (question) => (await windowsOf(question)).length,
    agree: (question) =>
      question === 'Access Request'
        ? answer(question, 'key', 'Return')
        : answer(question, 'type', '--delay', '100', '--args', '1', password, 'key', 'Return'),
    refuse: (question) => answer(question, 'key', 'Escape'),
  };
}

/** Whether the default collection is locked; undefined where there is none. */
async function isLocked(bus: SessionBus): Promise<boolean | undefined> {
  const secrets = { destination: 'org.freedesktop.secrets', path: '/org/freedesktop/secrets' };
  try {
    const [collection] = await bus.call({
      ...secrets,
      interface: 'org.freedesktop.Secret.Service',
      member: 'ReadAlias',
      signature: 's',
      body: ['default'],
    });
    const [value] = await bus.call({
      destination: secrets.destination,
      path: String(collection),
      interface: 'org.freedesktop.DBus.Properties',
      member: 'Get',
      signature: 'ss',
      body: ['org.freedesktop.Secret.Collection', 'Locked'],
    });
    return typeof value === 'boolean' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Asks again until it is so: KeePassXC does not tell when it is done. The test's own time is the bound. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await setTimeout(50);
}
