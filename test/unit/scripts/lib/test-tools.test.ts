import { afterEach, expect, test, vi } from 'vitest';
import { ensureChromium, findChromium } from '../../../../scripts/lib/chromium.ts';
import { missingTools } from '../../../../scripts/lib/test-tools.ts';

afterEach(() => vi.unstubAllEnvs());

test('CHROMIUM_PATH is the Chromium to use', () => {
  vi.stubEnv('CHROMIUM_PATH', process.execPath);
  expect(findChromium()).toBe(process.execPath);
});

test('a CHROMIUM_PATH that leads nowhere is said, and nothing else is used or installed instead', async () => {
  vi.stubEnv('CHROMIUM_PATH', '/nowhere/chromium');
  expect(findChromium()).toBeUndefined();
  await expect(ensureChromium()).rejects.toThrow('CHROMIUM_PATH is /nowhere/chromium, which is not there.');
});

test('tools are looked for on the PATH', () => {
  vi.stubEnv('PATH', '/nowhere:/bin');
  expect(missingTools(['sh', 'no-such-tool'])).toEqual(['no-such-tool']);
});
