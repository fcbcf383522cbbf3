import type { CommandLine } from 'electron';

/**
 * Switches of Chromium and Electron that a packaged app refuses. They would allow a user or a program that starts the app to
 * debug it, read or redirect its traffic, weaken certificate checks or web security, send the person's credentials to servers,
 * run code in the app, or disable the sandbox.
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
  // Electron's names for Chrome's `auth-server-allowlist` and `auth-negotiate-delegate-allowlist`
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
 * Returns the first refused switch on the command line, or null.
 *
 * The app refuses to start instead of removing the switch, because Chromium reads some switches before any script runs. Uses
 * Electron's parser, so that `/x`, `-x` and `--X` on Windows mean the same here as to Chromium. Call it before anything adds
 * or removes a switch.
 *
 * @param isAppImage Allows `--no-sandbox`. The launcher of an AppImage adds it where unprivileged user namespaces are
 *   forbidden: an AppImage cannot contain the setuid helper, so it could not start there otherwise.
 */
export function findRefusedSwitch(
  commandLine: Pick<CommandLine, 'hasSwitch'>,
  { isAppImage }: { isAppImage: boolean },
): string | null {
  const isRefused = (name: string) => !(isAppImage && name === 'no-sandbox') && commandLine.hasSwitch(name);
  return refusedSwitches.find(isRefused) ?? null;
}

/**
 * Deletes `SSLKEYLOGFILE`, by which Chromium would write the keys of every TLS connection to a file. In time, because Chromium
 * reads it when its network service starts, after the app's script.
 */
export function disableTlsKeyLog(process: Pick<NodeJS.Process, 'env'>): void {
  // On Windows the names of `env` are case-insensitive.
  delete process.env.SSLKEYLOGFILE;
}
