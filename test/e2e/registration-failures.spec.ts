import { googleAccounts } from '../sandbox/accounts.ts';
import { expect } from '../support/app.ts';
import { test } from './beginnings.ts';
import { nextMail } from './mail.ts';
import { chooseAccount } from './provider-page.ts';

const email = 'iris@bloemen-iris.test';
const password = 'een lang wachtwoord voor iris';

test('a user name that is taken: shown at the field, all input kept', async ({ registering, step }) => {
  const { window } = await registering(email);
  await window.fillRegistration('bram.jansen', password);
  await step('taken', async () => {
    await window.register();
    await expect(window.alert).toHaveAttribute('data-code', 'username-taken');
  });
  await expect(window.username).toHaveAttribute('aria-invalid', 'true');
  await expect(window.username).toHaveAccessibleDescription(await window.alert.innerText());
  await expect(window.username).toHaveValue('bram.jansen');
  await expect(window.password).toHaveValue(password);
  await expect(window.agreement).toBeChecked();
  await window.username.fill('iris.bloemen');
  await window.register();
  await window.isFinishedAnew();
});

test('a weak password: shown at the field, by the window and by the platform', async ({
  registering,
  sandbox,
  step,
}) => {
  const { window } = await registering(email);
  await window.fillRegistration('iris.bloemen', 'kort');
  await step('too short', async () => {
    await window.register();
    await expect(window.alert).toHaveAttribute('data-code', 'password-too-weak');
  });
  expect(sandbox.platform.calls('register')).toBe(0);
  await step('too common', async () => {
    await window.password.fill('iris.bloemen');
    await window.register();
    await expect(window.alert).toHaveAttribute('data-code', 'password-too-weak');
  });
  expect(sandbox.platform.calls('register')).toBe(1);
  await expect(window.username).toHaveValue('iris.bloemen');
  await window.password.fill(password);
  await window.register();
  await window.isFinishedAnew();
});

test('terms that changed meanwhile: the new text is shown, the box is unchecked, the rest is kept', async ({
  registering,
  sandbox,
  step,
}) => {
  const { window } = await registering(email);
  await window.fillRegistration('iris.bloemen', password);
  sandbox.platform.publishTerms('2027-01');
  await step('changed', async () => {
    await window.register();
    await expect(window.alert).toHaveAttribute('data-code', 'terms-changed');
    await expect(window.page.getByRole('checkbox', { name: /versie 2027-01/ })).toBeVisible();
  });
  await expect(window.agreement).not.toBeChecked();
  await expect(window.username).toHaveValue('iris.bloemen');
  await expect(window.password).toHaveValue(password);
  await window.agree();
  await window.register();
  await window.isFinishedAnew();
});

test('a code that is wrong five times: shown at the field, and another mail brings a new one', async ({
  awaitingMail,
  sandbox,
  step,
}) => {
  sandbox.platform.resendAfterSeconds = 0;
  const { window } = await awaitingMail(email);
  const { code } = await nextMail(sandbox, email);
  const wrong = code === '000000' ? '111111' : '000000';
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const answered = window.page.waitForFunction(
      (count) => document.querySelectorAll('[data-code]').length > 0 || count < 0,
      attempt,
    );
    await window.typeCode(wrong);
    await answered;
    await expect(window.alert).toHaveAttribute('data-code', attempt < 5 ? 'code-wrong' : /code-/);
    await expect(window.button('Controleer code')).toBeEnabled();
  }
  await step('tries used up', async () => {
    await window.typeCode(code);
    await expect(window.alert).toHaveAttribute('data-code', 'code-tries-used-up');
  });
  await step('another mail', async () => {
    await window.button('Stuur opnieuw').click();
    await window.typeCode((await nextMail(sandbox, email)).code);
    await window.isRegistering();
  });
});

test('a sign-up that expired: shown, and started again with the same address', async ({
  awaitingMail,
  sandbox,
  step,
}) => {
  const { window } = await awaitingMail(email);
  await step('expired', async () => {
    sandbox.platform.expireSignUp(email);
    await expect(window.alert).toHaveAttribute('data-code', 'sign-up-expired');
  });
  await window.button('Begin opnieuw').click();
  await window.isEnteringEmail();
  await expect(window.email).toHaveValue(email);
});

test('a registration by e-mail that expired: started again, address and user name kept', async ({
  registering,
  sandbox,
  step,
}) => {
  sandbox.platform.resendAfterSeconds = 0;
  const { window } = await registering(email);
  await window.fillRegistration('iris.bloemen', password);
  sandbox.platform.expireRegistrations();
  await step('expired', async () => {
    await window.register();
    await expect(window.alert).toHaveAttribute('data-code', 'registration-expired');
  });
  await window.button('Begin opnieuw').click();
  await window.isEnteringEmail();
  await expect(window.email).toHaveValue(email);
  await window.sendEmail(email);
  await window.isWaitingForActivation();
  await window.typeCode((await nextMail(sandbox, email)).code);
  await window.isRegistering();
  await expect(window.username).toHaveValue('iris.bloemen');
});

test('a registration of an identity that expired: signed in again in one click', async ({
  atProvider,
  sandbox,
  systemBrowser,
}) => {
  const { window, page } = await atProvider('Google');
  await chooseAccount(page, googleAccounts.fenna.email);
  await window.confirmNewAccount();
  sandbox.platform.expireRegistrations();
  await window.agree();
  await window.register();
  await expect(window.alert).toHaveAttribute('data-code', 'registration-expired');
  await window.button('Begin opnieuw').click();
  await window.isWaitingForBrowser();
  await chooseAccount(await systemBrowser.next(), googleAccounts.fenna.email);
  await window.isCheckingAccount();
});
