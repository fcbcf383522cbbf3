import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startKeyring } from '../../test/support/keyring.ts';
import { ensureChromium } from '../lib/chromium.ts';
import { ensureKeychainTools } from '../lib/test-tools.ts';

/** A substitute for a part of a desktop that this machine lacks. */
type Substitute = {
  /** The environment variables for the app. */
  env: Readonly<Record<string, string>>;
  /** The message about it, one sentence. */
  message: string;
  stop: () => Promise<void>;
};

const none: Substitute = { env: {}, message: '', stop: async () => undefined };

/** Whether this session has a Secret Service, running or activatable. */
export function hasKeychain(env: NodeJS.ProcessEnv = process.env): boolean {
  const names = (method: string) =>
    execFileSync(
      'dbus-send',
      ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/', `org.freedesktop.DBus.${method}`],
      { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: 5_000 },
    );
  // Without an address dbus-send would start a bus that outlives this process.
  if (!env.DBUS_SESSION_BUS_ADDRESS && !env.XDG_RUNTIME_DIR) return false;
  try {
    return `${names('ListNames')}${names('ListActivatableNames')}`.includes('"org.freedesktop.secrets"');
  } catch {
    return false;
  }
}

/** Starts a real gnome-keyring on a separate bus if the session has no Secret Service. */
export async function keychainOfPerson(): Promise<Substitute> {
  if (process.platform !== 'linux' || hasKeychain()) return none;
  try {
    await ensureKeychainTools();
    const keyring = await startKeyring();
    return {
      env: keyring.env,
      message: 'a gnome-keyring of its own, since this session has none; what it keeps is gone afterwards',
      stop: () => keyring.stop(),
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ...none, message: `none: the app keeps no session. ${reason}` };
  }
}

/** Whether the system has a browser that starts. Chromium-based ones refuse to run as root. */
export function hasBrowser(env: NodeJS.ProcessEnv = process.env, asRoot = process.getuid?.() === 0): boolean {
  if (env.BROWSER) return true;
  if (asRoot) return false;
  try {
    const query = ['query', 'default', 'x-scheme-handler/https'];
    return execFileSync('xdg-mime', query, { env, encoding: 'utf8', stdio: 'pipe' }).trim() !== '';
  } catch {
    return false;
  }
}

/** Starts a Chromium with a separate profile as the browser if the system has none that starts. */
export async function browserOfPerson(folder: string): Promise<Omit<Substitute, 'stop'>> {
  if (process.platform !== 'linux' || hasBrowser()) return none;
  const asRoot = process.getuid?.() === 0;
  const script = writeBrowser(folder, await ensureChromium(), asRoot);
  return {
    env: { BROWSER: script },
    message: `a Chromium with a profile of its own in ${folder}, since the system has none that opens${asRoot ? ' for root' : ''}`,
  };
}

/** Writes a program to the folder that opens an address in this Chromium. Returns its path. */
export function writeBrowser(folder: string, chromium: string, asRoot: boolean): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const script = join(folder, 'open.sh');
  const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
  const options = ['--no-first-run', '--no-default-browser-check', ...(asRoot ? ['--no-sandbox'] : [])];
  const profile = `--user-data-dir=${join(folder, 'profile')}`;
  writeFileSync(
    script,
    `#!/bin/sh\nexec ${quoted(chromium)} ${quoted(profile)} ${options.join(' ')} "$1" >/dev/null 2>&1\n`,
  );
  chmodSync(script, 0o700);
  return script;
}
