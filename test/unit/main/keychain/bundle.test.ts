import { join } from 'node:path';
import { build } from 'vite';
import { expect, test } from 'vitest';

const room = join(import.meta.dirname, '../../../../main/keychain');

test('the thread of the keychain is built by itself: starting it starts nothing else', async () => {
  const built = await build({
    configFile: join(room, 'vite.config.ts'),
    logLevel: 'error',
    build: { write: false },
  });
  const chunks = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  expect(chunks.map(({ fileName }) => fileName)).toEqual(['keychain-worker.cjs']);
  const [chunk] = chunks;
  const code = chunk?.type === 'chunk' ? chunk.code : '';
  expect(code).not.toMatch(/require\(["'`]\.\//);
  expect(code).toContain('secret-service');
});
