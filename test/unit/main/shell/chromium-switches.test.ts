import { describe, expect, test } from 'vitest';
import { disableTlsKeyLog, findRefusedSwitch } from '../../../../main/shell/chromium-switches.ts';

const withSwitches = (names: readonly string[], isAppImage = false) =>
  findRefusedSwitch({ hasSwitch: (name: string) => names.includes(name) }, { isAppImage });

describe('E11 a start', () => {
  test.each([
    'remote-debugging-port',
    'remote-debugging-pipe',
    'host-resolver-rules',
    'proxy-server',
    'proxy-pac-url',
    'no-proxy-server',
    'log-net-log',
    'ssl-key-log-file',
    'ignore-certificate-errors',
    'load-extension',
    'js-flags',
    'renderer-cmd-prefix',
    'zygote-cmd-prefix',
    'trace-startup',
    'bypasscsp-schemes',
    'auth-server-whitelist',
    'auth-negotiate-delegate-whitelist',
    'disable-ntlm-v2',
    'no-sandbox',
    'disable-setuid-sandbox',
    'disable-seccomp-filter-sandbox',
    'single-process',
  ])('with --%s is refused', (name) => {
    expect(withSwitches(['user-data-dir', name])).toBe(name);
  });

  test('E09 of an AppImage with --no-sandbox, which its launcher adds, is not; with what else weakens the sandbox it is', () => {
    expect(withSwitches(['no-sandbox'], true)).toBeNull();
    expect(withSwitches(['no-sandbox', 'disable-seccomp-filter-sandbox'], true)).toBe(
      'disable-seccomp-filter-sandbox',
    );
  });

  test('with a switch that administrators or desktops need is not', () => {
    expect(withSwitches(['ozone-platform', 'user-data-dir', 'disable-gpu', 'lang'])).toBeNull();
  });
});

test('E11 no variable makes Chromium write down the keys of its connections', () => {
  const env = { SSLKEYLOGFILE: '/tmp/keys', HOME: '/home/anna' };
  disableTlsKeyLog({ env });
  expect(env).toEqual({ HOME: '/home/anna' });
});
