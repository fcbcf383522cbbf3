import { nl } from '../../renderer/copy/nl/screens.ts';
import { expect, test } from '../support/app.ts';
import { atTheChoice, awaitingMail } from './beginnings.ts';
import { kept } from './kept.ts';
import { nextMail } from './mail.ts';
import { windowOf } from './window.ts';

/* Killed with no chance to save anything, as by a power cut or the system's own task manager. */

const email = 'iris@bloemen-iris.test';

test('killed while an address is being typed, as soon as it is on disk: still there', async ({
  launchApp,
}) => {
  const { app, window } = await atTheChoice(launchApp);
  await window.chooseEmail();
  await window.email.pressSequentially('iris@bl');
  await expect.poll(() => kept(app.userData, 'journey')).toContain('iris@bl');
  await app.kill();
  const again = await launchApp({ language: 'nl', userData: app.userData });
  await windowOf(again.window).isEnteringEmail();
  await expect(windowOf(again.window).email).toHaveValue('iris@bl');
});

test('killed while waiting for activation, once that is on disk, and it is done meanwhile: noticed, and one account comes of it', async ({
  launchApp,
  systemBrowser,
  sandbox,
}) => {
  const { app } = await awaitingMail(launchApp, email);
  await expect.poll(() => kept(app.userData, 'journey')).toContain('waiting-for-activation');
  await app.kill();
  const page = await systemBrowser.open((await nextMail(sandbox, email)).link);
  await page.getByRole('button', { name: /^Ja/ }).click();
  await expect(page.getByRole('button', { name: /^Ja/ })).toBeHidden();
  const again = await launchApp({ language: 'nl', userData: app.userData });
  const window = windowOf(again.window);
  await window.isRegistering();
  await window.fillRegistration('iris', 'een wachtwoord dat nergens staat');
  await window.register();
  await window.isFinishedAnew();
  expect(sandbox.platform.accountOf(email)?.username).toBe('iris');
});

test('killed right after Register was pressed: the details are there but the password, and there is one account', async ({
  launchApp,
  sandbox,
}) => {
  const { app, window } = await awaitingMail(launchApp, email);
  await window.typeCode((await nextMail(sandbox, email)).code);
  await window.isRegistering();
  await window.fillRegistration('iris', 'een wachtwoord dat nergens staat');
  await expect.poll(() => kept(app.userData, 'journey')).toContain('"username":"iris"');
  // Nothing of the request arrives before the app is gone.
  sandbox.platform.available = 'refuse';
  await window.register();
  await app.kill();
  sandbox.platform.available = 'up';
  expect(sandbox.platform.accountOf(email)).toBeUndefined();

  const again = await launchApp({ language: 'nl', userData: app.userData });
  const registering = windowOf(again.window);
  await registering.isRegistering();
  await expect(registering.username).toHaveValue('iris');
  await expect(registering.password).toHaveValue('');
  await registering.password.fill('een ander lang wachtwoord');
  await registering.agree();
  await registering.register();
  await registering.isFinishedAnew();
  expect(sandbox.platform.accountOf(email)?.username).toBe('iris');
  expect(kept(again.userData, 'journey')).not.toContain('wachtwoord');
});

test('killed once the account was made, before anything of that was kept: signed in, at once or with the same details', async ({
  launchApp,
  sandbox,
}) => {
  const { app, window } = await awaitingMail(launchApp, email);
  await window.typeCode((await nextMail(sandbox, email)).code);
  await window.isRegistering();
  await window.fillRegistration('iris', 'een wachtwoord dat nergens staat');
  await window.register();
  await expect.poll(() => sandbox.platform.accountOf(email)?.username, { intervals: [1] }).toBe('iris');
  await app.kill();

  const again = await launchApp({ language: 'nl', userData: app.userData });
  const next = windowOf(again.window);
  const signedIn = next.page.getByRole('heading', { level: 1, name: nl.finished.heading, exact: true });
  await expect(next.password.or(signedIn)).toBeVisible();
  if (await next.password.isVisible()) {
    await next.password.fill('een wachtwoord dat nergens staat');
    await next.agree();
    await next.register();
    // The same details are the same request: what the platform did then it answers now.
    await next.isFinishedAnew();
  } else {
    await next.isFinished();
  }
  expect(sandbox.platform.accountOf(email)?.username).toBe('iris');
});

test('killed three times in a row: the choice and a word about it, and the next start is where the person was', async ({
  launchApp,
  sandbox,
}) => {
  const { app } = await awaitingMail(launchApp, email);
  await expect.poll(() => kept(app.userData, 'journey')).toContain('waiting-for-activation');
  await app.kill();
  for (let time = 0; time < 2; time += 1) {
    const broken = await launchApp({ language: 'nl', userData: app.userData });
    await windowOf(broken.window).isWaitingForActivation();
    await broken.kill();
  }
  const safe = await launchApp({ language: 'nl', userData: app.userData });
  await windowOf(safe.window).isChoosing();
  await expect(safe.window.getByText('drie keer onverwacht', { exact: false })).toBeVisible();
  // Looking around is not yet beginning something.
  await windowOf(safe.window).chooseGoogle();
  await windowOf(safe.window).cancelSignIn();
  await safe.quit();

  const again = await launchApp({ language: 'nl', userData: app.userData });
  const window = windowOf(again.window);
  await window.isWaitingForActivation();
  await expect(again.window.getByText('drie keer onverwacht', { exact: false })).toBeHidden();
  await window.typeCode((await nextMail(sandbox, email)).code);
  await window.isRegistering();
});
