import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '../support/app.ts';
import { test as base } from './beginnings.ts';

/*
 * Journeys that need no browser to be handed an address, so that they run on Windows and macOS as well. There the app has
 * the keychain of the machine: these are for machines that are thrown away afterwards.
 */
const test =
  process.platform === 'linux'
    ? base
    : base.extend({
        given: async ({ folder, sandbox }, use) => {
          const environment = join(folder, 'environment.json');
          await writeFile(environment, JSON.stringify(sandbox.environment));
          await use({ ONBOARDING_ENVIRONMENT: environment });
        },
      });

const email = 'iris@bloemen-iris.test';

test('the window shows the ways in, and its page has nothing of Node', async ({ atTheChoice, host }) => {
  const { app } = await atTheChoice();
  const seen = await app.window.evaluate(() => ({
    globals: ['require', 'process', 'module'].filter((name) => name in window),
    protocol: location.protocol,
  }));
  expect(seen).toEqual({ globals: [], protocol: host.kind === 'electron' ? 'app:' : 'https:' });
});

test('an account by e-mail with the typed code is still there after a restart', async ({
  open,
  registering,
}) => {
  const { app, window } = await registering(email);
  await window.signUp('iris.bloemen', 'een lang wachtwoord voor iris');
  await app.quit();
  const again = await open({ userData: app.userData });
  await again.window.isFinished();
});
