import { nl } from '../../renderer/copy/nl/screens.ts';
import { expect } from '../support/app.ts';
import { test } from './beginnings.ts';
import { activateByLink, nextMail } from './mail.ts';

/* Killed without a chance to save anything, as by a power cut or the system's task manager. */

const email = 'iris@bloemen-iris.test';

test('killed while an address is being typed: what is on disk is restored', async ({ open, atTheChoice }) => {
  const { app, window } = await atTheChoice();
  await window.chooseEmail();
  await window.email.pressSequentially('iris@bl');
  await expect.poll(() => app.kept('journey')).toContain('iris@bl');
  await app.kill();
  const again = await open({ userData: app.userData });
  await again.window.isEnteringEmail();
  await expect(again.window.email).toHaveValue('iris@bl');
});

test('killed while waiting for activation, and activated meanwhile: the next start notices, and makes one account', async ({
  open,
  awaitingMail,
  systemBrowser,
  sandbox,
}) => {
  const { app } = await awaitingMail(email);
  await expect.poll(() => app.kept('journey')).toContain('waiting-for-activation');
  await app.kill();
  await activateByLink(systemBrowser, sandbox, email);
  const { window } = await open({ userData: app.userData });
  await window.isRegistering();
  await window.signUp('iris', 'een wachtwoord dat nergens staat');
  expect(sandbox.platform.accountOf(email)?.username).toBe('iris');
});

test('killed right after Register was pressed: all details but the password are restored, and one account is made', async ({
  open,
  registering,
  sandbox,
}) => {
  const { app, window } = await registering(email);
  await window.fillRegistration('iris', 'een wachtwoord dat nergens staat');
  await expect.poll(() => app.kept('journey')).toContain('"username":"iris"');
  // Nothing of the request arrives before the app is gone.
  sandbox.platform.available = 'refuse';
  await window.register();
  await app.kill();
  sandbox.platform.available = 'up';
  expect(sandbox.platform.accountOf(email)).toBeUndefined();

  const again = await open({ userData: app.userData });
  await again.window.isRegistering();
  await expect(again.window.username).toHaveValue('iris');
  await expect(again.window.password).toHaveValue('');
  await again.window.completeWith('een ander lang wachtwoord');
  expect(sandbox.platform.accountOf(email)?.username).toBe('iris');
  expect(again.app.kept('journey')).not.toContain('wachtwoord');
});

test('killed after the account was made and before that was saved: signed in, at once or with the same details', async ({
  open,
  registering,
  sandbox,
}) => {
  const { app, window } = await registering(email);
  await window.fillRegistration('iris', 'een wachtwoord dat nergens staat');
  await window.register();
  await expect.poll(() => sandbox.platform.accountOf(email)?.username, { intervals: [1] }).toBe('iris');
  await app.kill();

  const { window: next } = await open({ userData: app.userData });
  const finished = next.page.getByRole('heading', { level: 1, name: nl.finished.heading, exact: true });
  await expect(next.password.or(finished)).toBeVisible();
  // The same details have the same idempotency key, so the platform repeats its answer.
  if (await next.password.isVisible()) await next.completeWith('een wachtwoord dat nergens staat');
  else await next.isFinished();
  expect(sandbox.platform.accountOf(email)?.username).toBe('iris');
});

test('killed three times in a row: safe mode says so, and the start after it resumes where the person was', async ({
  open,
  atTheChoice,
  awaitingMail,
  sandbox,
}) => {
  const { app } = await awaitingMail(email);
  await expect.poll(() => app.kept('journey')).toContain('waiting-for-activation');
  await app.kill();
  for (let time = 0; time < 2; time += 1) {
    const broken = await open({ userData: app.userData });
    await broken.window.isWaitingForActivation();
    await broken.app.kill();
  }
  const safe = await atTheChoice({ userData: app.userData });
  await expect(safe.window.page.getByText('drie keer onverwacht', { exact: false })).toBeVisible();
  // In safe mode, a sign-in that is cancelled does not replace what was saved.
  await safe.window.choose('Google');
  await safe.window.cancelSignIn();
  await safe.app.quit();

  const { window } = await open({ userData: app.userData });
  await window.isWaitingForActivation();
  await expect(window.page.getByText('drie keer onverwacht', { exact: false })).toBeHidden();
  await window.typeCode((await nextMail(sandbox, email)).code);
  await window.isRegistering();
});
