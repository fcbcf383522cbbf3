import { googleAccounts } from '../sandbox/accounts.ts';
import { expect } from '../support/app.ts';
import { test } from './beginnings.ts';
import { activateByLink, nextMail } from './mail.ts';

const email = 'iris@bloemen-iris.test';

test('quit while waiting for activation: the same step, and an activation done meanwhile is noticed', async ({
  open,
  awaitingMail,
  systemBrowser,
  sandbox,
  step,
}) => {
  const { app, window } = await awaitingMail(email);
  const phrase = await window.phrase.innerText();
  await app.quit();

  const again = await step('start again', async () => {
    const restarted = await open({ userData: app.userData });
    await restarted.window.isWaitingForActivation();
    await expect(restarted.window.phrase).toHaveText(phrase);
    return restarted;
  });
  await again.app.kill();

  await activateByLink(systemBrowser, sandbox, email);
  const last = await open({ userData: app.userData });
  await step('noticed', () => last.window.isRegistering());
});

test('quit while typing an address or a user name: still there', async ({ open, atTheChoice, sandbox }) => {
  const { app, window } = await atTheChoice();
  await window.chooseEmail();
  await window.email.fill('iris@bloe');
  await expect.poll(() => app.kept('journey')).toContain('iris@bloe');
  await app.kill();

  const { app: second, window: entering } = await open({ userData: app.userData });
  await entering.isEnteringEmail();
  await expect(entering.email).toHaveValue('iris@bloe');
  await entering.sendEmail(email);
  await entering.isWaitingForActivation();
  await entering.typeCode((await nextMail(sandbox, email)).code);
  await entering.isRegistering();
  await entering.username.fill('iris.bl');
  await entering.password.fill('een wachtwoord dat nergens staat');
  await expect.poll(() => second.kept('journey')).toContain('iris.bl');
  expect(second.kept('journey')).not.toContain('nergens');
  await second.kill();

  const third = await open({ userData: app.userData });
  await third.window.isRegistering();
  await expect(third.window.username).toHaveValue('iris.bl');
  await expect(third.window.password).toHaveValue('');
  await third.window.completeWith('een ander lang wachtwoord');
});

test('quit when finished, start again with the platform down: finished, from what was kept', async ({
  open,
  signedIn,
  sandbox,
  step,
}) => {
  const { app, window } = await signedIn(googleAccounts.bram.email);
  // They are asked for once the person is signed in.
  await expect(window.nextSteps.getByRole('button')).toHaveCount(3);
  await app.quit();

  sandbox.platform.available = 'refuse';
  const { window: finished } = await open({ userData: app.userData });
  await step('finished without the platform', async () => {
    await finished.isFinished();
    await expect(finished.page.getByText('eConnect is nu niet bereikbaar', { exact: false })).toBeVisible();
    await expect(finished.nextSteps.getByRole('button')).toHaveCount(3);
  });
  sandbox.platform.available = 'up';
  await step('and with it again', async () => {
    await finished.button('Opnieuw proberen').click();
    await expect(finished.page.getByText('eConnect is nu niet bereikbaar', { exact: false })).toBeHidden();
  });
});

test('a language that was chosen is still chosen', async ({ open, atTheChoice }) => {
  const { app } = await atTheChoice();
  await app.window.getByRole('combobox', { name: 'Taal' }).selectOption('English');
  await expect(app.window.getByRole('heading', { level: 1 })).toHaveText('Welcome to eConnect');
  await app.quit();
  const again = await open({ userData: app.userData });
  await expect(again.app.window.getByRole('heading', { level: 1 })).toHaveText('Welcome to eConnect');
});
