import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Snapshot } from '#contract/snapshot.ts';
import { sandboxEnvironment } from '../../sandbox/environment.ts';
import { headlessCore } from '../../support/headless-core.ts';
import { memorySecrets } from '../../support/scripted-ports.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'settings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const nowhere = 'http://127.0.0.1:9';

test('a language that is chosen before the settings were read changes the language alone', async () => {
  const file = join(folder, 'settings.json');
  writeFileSync(file, JSON.stringify({ version: 1, value: { language: null, organisation: 'molen' } }));
  const shown: Snapshot[] = [];
  const app = headlessCore({
    environment: sandboxEnvironment({ platform: nowhere, microsoft: nowhere, google: nowhere }),
    folder,
    secrets: memorySecrets(),
    fetch: () => Promise.reject(new TypeError('no network')),
    openLink: async () => undefined,
    announce: (snapshot) => void shown.push(snapshot),
  });
  await Promise.all([app.answers.setLanguage('fr'), app.start()]);
  await app.stop();
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
    version: 1,
    value: { language: 'fr', organisation: 'molen' },
  });
  expect(shown.at(-1)).toMatchObject({ language: 'fr', management: { canLeave: true } });
});
