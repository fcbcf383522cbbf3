import { expect, test } from 'vitest';
import { detectRemoteSession, type SessionFacts } from '../../../../main/preflight/remote-session.ts';

const linux: SessionFacts = { env: {}, platform: 'linux' };
const windows: SessionFacts = { env: { SESSIONNAME: 'Console' }, platform: 'win32' };

test.each<[string, SessionFacts, ReturnType<typeof detectRemoteSession>]>([
  ['a desk with Linux', linux, null],
  ['a desk with Windows', windows, null],
  ['a desk with macOS', { env: {}, platform: 'darwin' }, null],
  ['Remote Desktop', { ...windows, env: { SESSIONNAME: 'RDP-Tcp#12' } }, 'rdp'],
  ['Citrix', { ...windows, env: { SESSIONNAME: 'ICA-tcp#3' } }, 'rdp'],
  ['Windows that says nothing', { ...windows, env: {} }, null],
  ['xrdp', { ...linux, env: { XRDP_SESSION: '1' } }, 'rdp'],
  ['SSH, by its connection', { ...linux, env: { SSH_CONNECTION: '10.0.0.2 50000 10.0.0.1 22' } }, 'ssh'],
  ['SSH, by its terminal', { ...linux, env: { SSH_TTY: '/dev/pts/3' } }, 'ssh'],
  ['SSH to a Mac', { env: { SSH_CLIENT: '10.0.0.2 50000 22' }, platform: 'darwin' }, 'ssh'],
  ['WSL, by its name', { ...linux, env: { WSL_DISTRO_NAME: 'Debian' } }, 'wsl'],
  ['WSL, by its way to Windows', { ...linux, env: { WSL_INTEROP: '/run/WSL/8_interop' } }, 'wsl'],
  ['an empty variable', { ...linux, env: { SSH_CONNECTION: '' } }, null],
])('%s', (_, facts, session) => {
  expect(detectRemoteSession(facts)).toBe(session);
});
