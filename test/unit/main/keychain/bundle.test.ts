import { expect, test } from 'vitest';
import { buildRoom, entryOf } from '../../../support/built-room.ts';

test('the thread of the keychain is built by itself: starting it starts nothing else', async () => {
  const files = await buildRoom('main/keychain');
  expect(files.map(({ fileName }) => fileName)).toEqual(['keychain-worker.cjs']);
  const { code } = entryOf(files);
  expect(code).not.toMatch(/require\(["'`]\.\//);
  expect(code).toContain('secret-service');
});
