import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { parseSessionSecret } from '../../main/session/session-generation.ts';
import { startBus } from './secret-service.ts';

const run = promisify(execFile);

/** An unlocked Secret Service of our own, apart from that of whoever runs the tests. */
export type Keyring = {
  /** What a program must have in its environment to use this one. */
  env: Readonly<Record<string, string>>;
  /** The account names that hold a secret of the service. */
  accounts(service: string): Promise<string[]>;
  /** The secret, or null where there is none. */
  read(service: string, account: string): Promise<string | null>;
  /** The refresh tokens of the sandbox's sessions, each of which has an entry of its own. */
  sessionTokens(service: string): Promise<string[]>;
  /** Removes all secrets of the service. */
  clear(service: string): Promise<void>;
  /** Ends it: from then on there is no keychain. */
  stop(): Promise<void>;
};

/** Starts one in about 50 ms. Needs the tools of `scripts/lib/test-tools.ts`. */
export async function startKeyring(): Promise<Keyring> {
  const service = await startBus();
  await service.start('unlocked');
  const names = ['DBUS_SESSION_BUS_ADDRESS', 'XDG_DATA_HOME', 'XDG_RUNTIME_DIR'];
  const env = Object.fromEntries(names.map((name) => [name, service.environment[name] ?? '']));
  const tool = (...args: string[]) => run('secret-tool', args, { env: { ...process.env, ...env } });

  const keyring: Keyring = {
    env,
    async accounts(of) {
      // It prints secrets on one stream and attributes on the other.
      const { stdout, stderr } = await tool('search', '--all', 'service', of);
      return [...`${stdout}\n${stderr}`.matchAll(/^attribute\.username = (.*)$/gm)].map(
        ([, name]) => name ?? '',
      );
    },
    async read(of, account) {
      try {
        return (await tool('lookup', 'service', of, 'username', account)).stdout;
      } catch {
        return null;
      }
    },
    async sessionTokens(of) {
      const names = (await keyring.accounts(of)).filter((name) => name.startsWith('sandbox:session:'));
      const texts = await Promise.all(names.map((name) => keyring.read(of, name)));
      return texts.filter((text) => text !== null).map((text) => parseSessionSecret(text).refreshToken);
    },
    async clear(of) {
      await tool('clear', 'service', of);
    },
    stop: service.dispose,
  };
  return keyring;
}
