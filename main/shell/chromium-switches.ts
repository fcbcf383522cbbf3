import type { CommandLine } from 'electron';

/**
 * Switches of Chromium and Electron that would let the person at the computer, or a program that starts this one, look into
 * the app, read its traffic, lead that elsewhere, loosen how servers are checked or what a page may do, prove the person's
 * identity to servers unasked, run code in the app, or take the sandbox from its processes.
 */
export const refusedSwitches = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-allow-origins',
  'log-net-log',
  'net-log-capture-mode',
  'trace-startup',
  'trace-config-file',
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
  'bypasscsp-schemes',
  'unsafely-expose-electron-internals-for-testing',
  // Electron's names of what Chrome calls `auth-server-allowlist`.
  'auth-server-whitelist',
  'auth-negotiate-delegate-whitelist',
  'disable-ntlm-v2',
  'load-extension',
  'disable-extensions-except',
  'js-flags',
  'gpu-launcher',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'zygote-cmd-prefix',
  'browser-subprocess-path',
  'no-sandbox',
  'no-zygote',
  'no-zygote-sandbox',
  'disable-setuid-sandbox',
  'disable-namespace-sandbox',
  'disable-seccomp-filter-sandbox',
  'disable-gpu-sandbox',
  'in-process-gpu',
  'single-process',
] as const;

/**
 * The first switch on the command line with which a packaged app does not start; null where there is none.
 *
 * Refused rather than removed: some are read before any script runs, and nobody can tell which. Asked of Electron, which
 * reads the command line as Chromium does, so that `/x`, `-x` and `--X` on Windows are the same to both. Ask before
 * anything else puts a switch there or takes one away.
 *
 * @param isAppImage `--no-sandbox` is allowed then: the launcher of an AppImage adds it by itself where a program may make no
 *   user namespace, and an AppImage cannot bring a setuid helper instead, so that it would not start there at all.
 */
export function refusedSwitch(
  commandLine: Pick<CommandLine, 'hasSwitch'>,
  { isAppImage }: { isAppImage: boolean },
): string | null {
  const isRefused = (name: string) => !(isAppImage && name === 'no-sandbox') && commandLine.hasSwitch(name);
  return refusedSwitches.find(isRefused) ?? null;
}

/**
 * Takes away the environment variable by which Chromium would write the keys of every TLS connection to a file. It reads
 * the variable when its network starts, which is after the app's script.
 */
export function keepTlsKeys(process: Pick<NodeJS.Process, 'env'>): void {
  // On Windows `env` takes a name in any case.
  delete process.env.SSLKEYLOGFILE;
}
