import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { hasBrowser, hasKeychain, writeBrowser } from '../../../../scripts/start/person.ts';
import { test as fixtures } from '../../../support/fixtures.ts';
import { startKeyring } from '../../../support/keyring.ts';

const test = fixtures.extend('folderName', { scope: 'file' }, "person's ");

describe.skipIf(process.platform !== 'linux')('what npm start finds of a desktop', () => {
  test('no keychain where there is no session bus', () => {
    expect(hasKeychain({ PATH: process.env.PATH })).toBe(false);
    expect(hasKeychain({ PATH: process.env.PATH, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere/bus' })).toBe(
      false,
    );
  });

  test('a keychain where a Secret Service runs', async () => {
    const keyring = await startKeyring();
    try {
      expect(hasKeychain({ PATH: process.env.PATH, ...keyring.env })).toBe(true);
    } finally {
      await keyring.stop();
    }
  });

  test.each([
    ['the one that BROWSER names', { BROWSER: '/usr/bin/links' }, true, true],
    ['none for root, for whom Chromium does not open', {}, true, false],
    ['none where nothing can tell which opens addresses', { PATH: '/nowhere' }, false, false],
  ])('a browser: %s', (_what, env, asRoot, found) => {
    expect(hasBrowser(env, asRoot)).toBe(found);
  });
});

test.skipIf(process.platform === 'win32')(
  'the browser that is put there opens one address, whatever is in its path and its address',
  ({ folder }) => {
    const chromium = join(folder, 'chromium of ours');
    writeFileSync(chromium, `#!/bin/sh\nprintf '%s\\n' "$@" > "${join(folder, 'given')}"\n`, { mode: 0o755 });
    const address = 'https://example.test/?a=1&b=$(id)';
    execFileSync(writeBrowser(join(folder, 'browser'), chromium, true), [address]);
    const given = readFileSync(join(folder, 'given'), 'utf8').trim().split('\n');
    expect(given).toContain(`--user-data-dir=${join(folder, 'browser/profile')}`);
    expect(given).toContain('--no-sandbox');
    expect(given.at(-1)).toBe(address);
    execFileSync(writeBrowser(join(folder, 'browser'), chromium, false), [address]);
    expect(readFileSync(join(folder, 'given'), 'utf8')).not.toContain('--no-sandbox');
  },
);
