import { describe, expect, test } from 'vitest';
import { keepTlsKeys, refusedSwitch } from '../../../../main/shell/chromium-switches.ts';

const withSwitches = (...names: string[]) =>
  refusedSwitch({ hasSwitch: (name: string) => names.includes(name) });

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
  ])('with --%s is refused', (name) => {
    expect(withSwitches('user-data-dir', name)).toBe(name);
  });

  test('with what an administrator or a desktop may need is not', () => {
    expect(withSwitches('ozone-platform', 'user-data-dir', 'no-sandbox', 'disable-gpu', 'lang')).toBeNull();
  });
});

test('E11 no variable makes Chromium write down the keys of its connections', () => {
  const env = { SSLKEYLOGFILE: '/tmp/keys', HOME: '/home/anna' };
  keepTlsKeys({ env });
  expect(env).toEqual({ HOME: '/home/anna' });
});
