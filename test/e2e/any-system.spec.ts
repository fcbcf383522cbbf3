import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test as base, expect } from '../support/app.ts';
import { atTheChoice, awaitingMail } from './beginnings.ts';
import { nextMail } from './mail.ts';
import { windowOf } from './window.ts';

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

test('the window shows the ways in, and its page has nothing of Node', async ({ launchApp, host }) => {
  const { app } = await atTheChoice(launchApp);
  const seen = await app.window.evaluate(() => ({
    globals: ['require', 'process', 'module'].filter((name) => name in window),
    protocol: location.protocol,
  }));
  expect(seen).toEqual({ globals: [], protocol: host.kind === 'electron' ? 'app:' : 'https:' });
});

test('an account by e-mail with the typed code is still there after a restart', async ({
  launchApp,
  sandbox,
}) => {
  const { app, window } = await awaitingMail(launchApp, email);
  const { code } = await nextMail(sandbox, email);
  await window.typeCode(code);
  await window.isRegistering();
  await window.fillRegistration('iris.bloemen', 'een lang wachtwoord voor iris');
  await window.register();
  await window.isFinishedAnew();
  await app.quit();
  const again = await launchApp({ language: 'nl', userData: app.userData });
  await windowOf(again.window).isFinished();
});
