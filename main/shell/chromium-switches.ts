import type { CommandLine } from 'electron';

/**
 * Switches of Chromium that would let the person at the computer, or a program that starts this one, look into the app,
 * read its traffic, lead that elsewhere, loosen how servers are checked, or run code in it.
 */
export const refusedSwitches = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-allow-origins',
  'log-net-log',
  'net-log-capture-mode',
  'ssl-key-log-file',
  'host-resolver-rules',
  'host-rules',
  'proxy-server',
  'proxy-pac-url',
  'proxy-auto-detect',
  'proxy-bypass-list',
  'no-proxy-server',
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'allow-insecure-localhost',
  'unsafely-treat-insecure-origin-as-secure',
  'disable-web-security',
  'disable-site-isolation-trials',
  'auth-server-allowlist',
  'auth-negotiate-delegate-allowlist',
  'load-extension',
  'disable-extensions-except',
  'js-flags',
  'gpu-launcher',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'browser-subprocess-path',
] as const;

/**
 * The first switch on the command line with which a packaged app does not start; null where there is none.
 *
 * Refused rather than removed: some are read before any script runs, and nobody can tell which. Asked of Electron, which
 * reads the command line as Chromium does, so that `/x`, `-x` and `--X` on Windows are the same to both.
 */
export function refusedSwitch(commandLine: Pick<CommandLine, 'hasSwitch'>): string | null {
  return refusedSwitches.find((name) => commandLine.hasSwitch(name)) ?? null;
}

/**
 * Takes away the environment variable by which Chromium would write the keys of every TLS connection to a file. It reads
 * the variable when its network starts, which is after the app's script.
 */
export function keepTlsKeys(process: Pick<NodeJS.Process, 'env'>): void {
  // On Windows `env` takes a name in any case.
  delete process.env.SSLKEYLOGFILE;
}
