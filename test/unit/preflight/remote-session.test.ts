import { expect, test } from 'vitest';
import { remoteSession, type SessionFacts } from '../../../main/preflight/remote-session.ts';

const linux: SessionFacts = { env: {}, platform: 'linux', release: '6.12.0-generic' };
const windows: SessionFacts = { env: { SESSIONNAME: 'Console' }, platform: 'win32', release: '10.0.26100' };

test.each<[string, SessionFacts, ReturnType<typeof remoteSession>]>([
  ['a desk with Linux', linux, null],
  ['a desk with Windows', windows, null],
  ['a desk with macOS', { env: {}, platform: 'darwin', release: '25.1.0' }, null],
  ['Remote Desktop', { ...windows, env: { SESSIONNAME: 'RDP-Tcp#12' } }, 'rdp'],
  ['Citrix', { ...windows, env: { SESSIONNAME: 'ICA-tcp#3' } }, 'rdp'],
  ['Windows that says nothing', { ...windows, env: {} }, null],
  ['xrdp', { ...linux, env: { XRDP_SESSION: '1' } }, 'rdp'],
  ['SSH, by its connection', { ...linux, env: { SSH_CONNECTION: '10.0.0.2 50000 10.0.0.1 22' } }, 'ssh'],
  ['SSH, by its terminal', { ...linux, env: { SSH_TTY: '/dev/pts/3' } }, 'ssh'],
  [
    'SSH to a Mac',
    { env: { SSH_CLIENT: '10.0.0.2 50000 22' }, platform: 'darwin', release: '25.1.0' },
    'ssh',
  ],
  ['WSL, by its name', { ...linux, env: { WSL_DISTRO_NAME: 'Debian' } }, 'wsl'],
  ['WSL, by its kernel', { ...linux, release: '6.6.87.2-microsoft-standard-WSL2' }, 'wsl'],
  ['an empty variable', { ...linux, env: { SSH_CONNECTION: '' } }, null],
])('%s', (_, facts, session) => {
  expect(remoteSession(facts)).toBe(session);
});
