import { googleAccounts } from '../sandbox/accounts.ts';
import { expect, test } from '../support/app.ts';
import { atTheChoice, awaitingMail, signedIn } from './beginnings.ts';
import { kept } from './kept.ts';
import { nextMail } from './mail.ts';
import { windowOf } from './window.ts';

const email = 'iris@bloemen-iris.test';

test('quit while waiting for activation: the same step, and an activation done meanwhile is noticed', async ({
  launchApp,
  systemBrowser,
  sandbox,
  step,
}) => {
  const { app, window } = await awaitingMail(launchApp, email);
  const phrase = await window.phrase.innerText();
  await app.quit();

  const again = await step('start again', async () => {
    const restarted = await launchApp({ language: 'nl', userData: app.userData });
    await windowOf(restarted.window).isWaitingForActivation();
    await expect(windowOf(restarted.window).phrase).toHaveText(phrase);
    return restarted;
  });
  await again.kill();

  const page = await systemBrowser.open((await nextMail(sandbox, email)).link);
  await page.getByRole('button', { name: /^Ja/ }).click();
  await expect(page.getByRole('button', { name: /^Ja/ })).toBeHidden();
  const last = await launchApp({ language: 'nl', userData: app.userData });
  await step('noticed', () => windowOf(last.window).isRegistering());
});

test('quit while typing an address or a user name: still there', async ({ launchApp, sandbox }) => {
  const { app, window } = await atTheChoice(launchApp);
  await window.chooseEmail();
  await window.email.fill('iris@bloe');
  await expect.poll(() => kept(app.userData, 'journey')).toContain('iris@bloe');
  await app.kill();

  const second = await launchApp({ language: 'nl', userData: app.userData });
  const entering = windowOf(second.window);
  await entering.isEnteringEmail();
  await expect(entering.email).toHaveValue('iris@bloe');
  await entering.sendEmail(email);
  await entering.isWaitingForActivation();
  await entering.typeCode((await nextMail(sandbox, email)).code);
  await entering.isRegistering();
  await entering.username.fill('iris.bl');
  await entering.password.fill('een wachtwoord dat nergens staat');
  await expect.poll(() => kept(second.userData, 'journey')).toContain('iris.bl');
  expect(kept(second.userData, 'journey')).not.toContain('nergens');
  await second.kill();

  const third = await launchApp({ language: 'nl', userData: app.userData });
  const registering = windowOf(third.window);
  await registering.isRegistering();
  await expect(registering.username).toHaveValue('iris.bl');
  await expect(registering.password).toHaveValue('');
  await registering.password.fill('een ander lang wachtwoord');
  await registering.agree();
  await registering.register();
  await registering.isFinishedAnew();
});

test('quit when finished, start again with the platform down: finished, from what was kept', async ({
  launchApp,
  systemBrowser,
  sandbox,
  step,
}) => {
  const { app, window } = await signedIn(launchApp, systemBrowser, googleAccounts.bram.email);
  // They are asked for once the person is signed in.
  await expect(window.nextSteps.getByRole('button')).toHaveCount(3);
  await app.quit();

  sandbox.platform.available = 'refuse';
  const again = await launchApp({ language: 'nl', userData: app.userData });
  const finished = windowOf(again.window);
  await step('finished without the platform', async () => {
    await finished.isFinished();
    await expect(again.window.getByText('eConnect is nu niet bereikbaar', { exact: false })).toBeVisible();
    await expect(finished.nextSteps.getByRole('button')).toHaveCount(3);
  });
  sandbox.platform.available = 'up';
  await step('and with it again', async () => {
    await finished.button('Opnieuw proberen').click();
    await expect(again.window.getByText('eConnect is nu niet bereikbaar', { exact: false })).toBeHidden();
  });
});

test('a language that was chosen is still chosen', async ({ launchApp }) => {
  const app = await launchApp({ language: 'nl' });
  await windowOf(app.window).isChoosing();
  await app.window.getByRole('combobox', { name: 'Taal' }).selectOption('English');
  await expect(app.window.getByRole('heading', { level: 1 })).toHaveText('Welcome to eConnect');
  await app.quit();
  const again = await launchApp({ language: 'nl', userData: app.userData });
  await expect(again.window.getByRole('heading', { level: 1 })).toHaveText('Welcome to eConnect');
});
