import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Variant } from 'dbus-native';
import { connectSessionBus } from '../../main/keychain/session-bus.ts';
import { whyImpossible } from '../../scripts/lib/test-tools.ts';
import { filesBelow } from './files-below.ts';
import { startPrivateBus } from './private-bus.ts';
import { killed } from './programs.ts';

/*
 * A real Secret Service (gnome-keyring) on a D-Bus of its own, with a home of its own: a daemon that was killed stays
 * away, and no prompt can appear.
 */

const password = 'the keyring password';
const secrets = { destination: 'org.freedesktop.secrets', path: '/org/freedesktop/secrets' };
const loginCollection = '/org/freedesktop/secrets/collection/login';

export type SecretService = {
  /** For a child process: how to reach this service and no other. */
  environment: NodeJS.ProcessEnv;
  /** Starts the keyring daemon, unlocked by its password or as it is after a login without one. */
  start(as: 'unlocked' | 'locked'): Promise<void>;
  /** Locks the keyring of a daemon that runs, as another program or the screen lock would. */
  lock(): Promise<void>;
  /** Unlocks it, without asking anybody. */
  unlock(): Promise<void>;
  /** Puts an entry there as another program would, with one attribute more. */
  putBeside(service: string, user: string, secret: string, extra: string): void;
  /** Stops the daemon where it stands: it keeps its connections and answers nothing. */
  freeze(): void;
  thaw(): void;
  kill(): Promise<void>;
  /** The content of every file under the private home. */
  files(): Buffer[];
  /** Ends everything and removes the home. */
  dispose(): Promise<void>;
};

/** A bus without a keyring daemon yet. Throws an instruction where a program is missing. */
export async function startBus(): Promise<SecretService> {
  const missing = whyImpossible('the keychain tests');
  if (missing !== null) throw new Error(missing);
  const { home, environment, dispose } = await startPrivateBus();
  let daemon: ChildProcess | null = null;

  const signal = (name: NodeJS.Signals) => void daemon?.kill(name);
  const kill = async () => {
    await killed(daemon);
    daemon = null;
  };

  return {
    environment,
    start: async (as) => {
      const unlock = as === 'unlocked' ? ['--unlock'] : [];
      const bus = await connectSessionBus(environment, 10_000);
      await bus.subscribe(`type='signal',member='NameOwnerChanged',arg0='${secrets.destination}'`);
      const isThere = new Promise<void>((resolve) => {
        bus.onSignal(({ member, body }) => {
          if (member === 'NameOwnerChanged' && body?.[0] === secrets.destination) resolve();
        });
      });
      const started = spawn('gnome-keyring-daemon', ['--foreground', '--components=secrets', ...unlock], {
        env: environment,
        stdio: ['pipe', 'ignore', 'ignore'],
      });
      daemon = started;
      started.stdin.end(as === 'unlocked' ? password : '');
      const ending = once(started, 'exit').then(([code]) => {
        throw new Error(`gnome-keyring-daemon ended with ${code}`);
      });
      try {
        await Promise.race([isThere, ending]);
      } finally {
        ending.catch(() => undefined);
        bus.close();
      }
    },
    lock: async () => {
      const bus = await connectSessionBus(environment, 10_000);
      const request = { ...secrets, interface: 'org.freedesktop.Secret.Service', member: 'Lock' };
      await bus.call({ ...request, signature: 'ao', body: [[loginCollection]] });
      bus.close();
    },
    unlock: () => unlockLogin(environment),
    putBeside: (service, user, secret, extra) => {
      const attributes = ['service', service, 'username', user, 'extra', extra];
      execFileSync('secret-tool', ['store', '--label=other', ...attributes], {
        env: environment,
        input: secret,
      });
    },
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
    kill,
    files: () => filesBelow(home).map(({ bytes }) => bytes),
    dispose: async () => {
      await kill();
      await dispose();
    },
  };
}

/** By the interface that gnome-keyring keeps for the desktop's log-in. */
async function unlockLogin(environment: NodeJS.ProcessEnv): Promise<void> {
  const bus = await connectSessionBus(environment, 10_000);
  const open = { ...secrets, interface: 'org.freedesktop.Secret.Service', member: 'OpenSession' };
  const plain = ['plain', new Variant('s', '')];
  const [, session] = await bus.call({ ...open, signature: 'sv', body: plain });
  const secret = [session, Buffer.alloc(0), Buffer.from(password), 'text/plain'];
  await bus.call({
    ...secrets,
    interface: 'org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface',
    member: 'UnlockWithMasterPassword',
    signature: 'o(oayays)',
    body: [loginCollection, secret],
  });
  bus.close();
}
