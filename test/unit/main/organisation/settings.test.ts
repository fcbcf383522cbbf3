import { mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Snapshot } from '#contract/snapshot.ts';
import { sandboxEnvironment } from '../../../sandbox/environment.ts';
import { test } from '../../../support/fixtures.ts';
import { headlessCore } from '../../../support/headless-core.ts';
import { memorySecrets } from '../../../support/scripted-ports.ts';

let folder: string;
test.beforeEach(({ folder: made }) => {
  folder = made;
});

const nowhere = 'http://127.0.0.1:9';

/** The client in this folder, with what the person set before and without a network, and what the window was shown. */
function client(set: { language: string | null; organisation: string | null }) {
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ version: 1, value: set }));
  const shown: Snapshot[] = [];
  const app = headlessCore({
    environment: sandboxEnvironment({ platform: nowhere, microsoft: nowhere, google: nowhere }),
    folder,
    secrets: memorySecrets(),
    fetch: () => Promise.reject(new TypeError('no network')),
    openLink: async () => undefined,
    announce: (snapshot) => void shown.push(snapshot),
  });
  return { app, now: () => shown.at(-1) };
}

const kept = (): unknown => JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'));

test('a language that is chosen before the settings were read changes the language alone', async () => {
  const { app, now } = client({ language: null, organisation: 'molen' });
  await Promise.all([app.answers.setLanguage('fr'), app.start()]);
  await app.stop();
  expect(kept()).toEqual({ version: 1, value: { language: 'fr', organisation: 'molen' } });
  expect(now()).toMatchObject({ language: 'fr', management: { canLeave: true } });
});

test('a language that is chosen while the settings cannot be read is kept beside what they hold, once they can', async () => {
  const { app } = client({ language: null, organisation: 'molen' });
  const [file, away] = [join(folder, 'settings.json'), join(folder, 'away')];
  renameSync(file, away);
  mkdirSync(file);
  await app.start();
  await app.answers.setLanguage('fr');
  rmdirSync(file);
  renameSync(away, file);
  await app.answers.setLanguage('de');
  await app.stop();
  expect(kept()).toEqual({ version: 1, value: { language: 'de', organisation: 'molen' } });
});

test('an organisation whose profile cannot be removed is not left, and the person is told', async () => {
  // No file, so that it cannot be removed as one.
  mkdirSync(join(folder, 'profile.econnect-org'));
  const { app, now } = client({ language: null, organisation: 'molen' });
  await app.start();
  app.answers.send({ type: 'leave-organisation' });
  await expect.poll(() => now()?.notices).toContain('organisation-not-left');
  rmSync(join(folder, 'profile.econnect-org'), { recursive: true });
  app.answers.send({ type: 'leave-organisation' });
  await expect.poll(() => now()?.notices).not.toContain('organisation-not-left');
  expect(now()?.management.canLeave).toBe(false);
  await app.stop();
});
