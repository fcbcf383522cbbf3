/** How the person's own machine is reached from here, where it is another one. */
export type RemoteSession = 'rdp' | 'ssh' | 'wsl';

/** What says so: environment variables, and `process.platform`. */
export type SessionFacts = {
  env: Readonly<Record<string, string | undefined>>;
  platform: NodeJS.Platform;
};

/**
 * Whether the app may run on another machine than the person's browser, and by what; null on a desk of one's own.
 *
 * `SESSIONNAME` is `Console` at a desk, `RDP-Tcp#…` by Remote Desktop and `ICA-…` by Citrix. A shell that SSH opened says so
 * to its programs, and so does WSL, whose browser is Windows'.
 */
export function remoteSession({ env, platform }: SessionFacts): RemoteSession | null {
  if (platform === 'win32') return /^(RDP|ICA)-/i.test(env.SESSIONNAME ?? '') ? 'rdp' : null;
  if (env.WSL_DISTRO_NAME || env.WSL_INTEROP) return 'wsl';
  if (env.XRDP_SESSION) return 'rdp';
  return env.SSH_CONNECTION || env.SSH_CLIENT || env.SSH_TTY ? 'ssh' : null;
}
