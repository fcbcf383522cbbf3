/** The kind of a session on another machine than the person's own. */
export type RemoteSession = 'rdp' | 'ssh' | 'wsl';

/** The facts to decide by: environment variables, and `process.platform`. */
export type SessionFacts = {
  env: Readonly<Record<string, string | undefined>>;
  platform: NodeJS.Platform;
};

/**
 * Detects whether the app can run on another machine than the person's browser. Returns the kind of session; null for a
 * local one.
 *
 * On Windows `SESSIONNAME` is `Console` for a local session, `RDP-Tcp#…` for Remote Desktop and `ICA-…` for Citrix. SSH and
 * WSL set variables of their own; under WSL the browser is that of Windows.
 */
export function detectRemoteSession({ env, platform }: SessionFacts): RemoteSession | null {
  if (platform === 'win32') return /^(RDP|ICA)-/i.test(env.SESSIONNAME ?? '') ? 'rdp' : null;
  if (env.WSL_DISTRO_NAME || env.WSL_INTEROP) return 'wsl';
  if (env.XRDP_SESSION) return 'rdp';
  return env.SSH_CONNECTION || env.SSH_CLIENT || env.SSH_TTY ? 'ssh' : null;
}
