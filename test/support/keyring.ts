import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { parseSessionSecret } from '../../main/session/session-generation.ts';
import { startBus } from './secret-service.ts';

const run = promisify(execFile);

/** The service that the app keeps its secrets under. */
const service = 'eu.econnect.onboarding';

/** An unlocked Secret Service of our own, apart from that of whoever runs the tests. */
export type Keyring = {
  /** What a program must have in its environment to use this one. */
  env: Readonly<Record<string, string>>;
  /** The names of the app's entries. */
  accounts(): Promise<string[]>;
  /** The secret of an entry, or null where there is none. */
  read(account: string): Promise<string | null>;
  /** The refresh tokens of the sandbox's sessions, each of which has an entry of its own. */
  sessionTokens(): Promise<string[]>;
  /** Ends it: from then on there is no keychain. */
  stop(): Promise<void>;
};

/** Starts one in about 50 ms. Needs the tools of `scripts/lib/test-tools.ts`. */
export async function startKeyring(): Promise<Keyring> {
  const bus = await startBus();
  await bus.start('unlocked');
  const names = ['DBUS_SESSION_BUS_ADDRESS', 'XDG_DATA_HOME', 'XDG_RUNTIME_DIR'];
  const env = Object.fromEntries(names.map((name) => [name, bus.environment[name] ?? '']));
  const tool = (...args: string[]) => run('secret-tool', args, { env: { ...process.env, ...env } });

  const keyring: Keyring = {
    env,
    async accounts() {
      try {
        // It prints secrets on one stream and attributes on the other.
        const { stdout, stderr } = await tool('search', '--all', 'service', service);
        return [...`${stdout}\n${stderr}`.matchAll(/^attribute\.username = (.*)$/gm)].map(
          ([, name]) => name ?? '',
        );
      } catch (error) {
        // It fails where an entry is removed while it lists them.
        if (error instanceof Error && error.message.includes('No such secret item'))
          return keyring.accounts();
        throw error;
      }
    },
    async read(account) {
      try {
        return (await tool('lookup', 'service', service, 'username', account)).stdout;
      } catch {
        return null;
      }
    },
    async sessionTokens() {
      const names = (await keyring.accounts()).filter((name) => name.startsWith('sandbox:session:'));
      const texts = await Promise.all(names.map((name) => keyring.read(name)));
      return texts.filter((text) => text !== null).map((text) => parseSessionSecret(text).refreshToken);
    },
    stop: bus.dispose,
  };
  return keyring;
}
