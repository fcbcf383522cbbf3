import { googleAccounts } from '../sandbox/accounts.ts';
import { expect, test } from '../support/app.ts';
import { atTheChoice, awaitingMail } from './beginnings.ts';
import { nextMail } from './mail.ts';
import { chooseAccount } from './provider-page.ts';
import type { AppWindow } from './window.ts';

const email = 'iris@bloemen-iris.test';
const password = 'een lang wachtwoord voor iris';

type Fixtures = Pick<Parameters<Parameters<typeof test>[2]>[0], 'launchApp' | 'sandbox'>;

async function waiting({ launchApp }: Pick<Fixtures, 'launchApp'>): Promise<AppWindow> {
  return (await awaitingMail(launchApp, email)).window;
}

async function registering(fixtures: Fixtures): Promise<AppWindow> {
  const window = await waiting(fixtures);
  await window.typeCode((await nextMail(fixtures.sandbox, email)).code);
  await window.isRegistering();
  return window;
}

/** The form with everything in it, ready to be sent. */
async function filledIn(
  fixtures: Fixtures,
  typed: { username?: string; password?: string } = {},
): Promise<AppWindow> {
  const window = await registering(fixtures);
  await window.fillRegistration(typed.username ?? 'iris.bloemen', typed.password ?? password);
  return window;
}

const describedBy = async (window: AppWindow, field: AppWindow['username']) => {
  const id = (await field.getAttribute('aria-describedby'))?.split(' ') ?? [];
  const texts = await Promise.all(id.map((each) => window.page.locator(`[id="${each}"]`).innerText()));
  return texts.join(' ');
};

test('a user name that is taken: said at the field, everything typed kept', async ({
  launchApp,
  sandbox,
  step,
}) => {
  const window = await filledIn({ launchApp, sandbox }, { username: 'bram.jansen' });
  await step('taken', async () => {
    await window.register();
    await expect(window.alert).toHaveAttribute('data-code', 'username-taken');
  });
  await expect(window.username).toHaveAttribute('aria-invalid', 'true');
  expect(await describedBy(window, window.username)).toContain(await window.alert.innerText());
  await expect(window.username).toHaveValue('bram.jansen');
  await expect(window.password).toHaveValue(password);
  await expect(window.agreement).toBeChecked();
  await window.username.fill('iris.bloemen');
  await window.register();
  await window.isFinishedAnew();
});

test('a weak password: said at the field, by the window and by the platform', async ({
  launchApp,
  sandbox,
  step,
}) => {
  const window = await filledIn({ launchApp, sandbox }, { password: 'kort' });
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

test('terms that changed meanwhile: the new text, the tick taken away, the rest kept', async ({
  launchApp,
  sandbox,
  step,
}) => {
  const window = await filledIn({ launchApp, sandbox });
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

test('a code that is wrong five times: said at the field, and another mail brings a new one', async ({
  launchApp,
  sandbox,
  step,
}) => {
  sandbox.platform.resendAfterSeconds = 0;
  const window = await waiting({ launchApp });
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

test('a sign-up that expired: said, and begun again with the same address', async ({
  launchApp,
  sandbox,
  step,
}) => {
  const window = await waiting({ launchApp });
  await step('expired', async () => {
    sandbox.platform.expireSignUp(email);
    await expect(window.alert).toHaveAttribute('data-code', 'sign-up-expired');
  });
  await window.button('Begin opnieuw').click();
  await window.isEnteringEmail();
  await expect(window.email).toHaveValue(email);
});

test('a registration by e-mail that expired: begun again, address and user name kept', async ({
  launchApp,
  sandbox,
  step,
}) => {
  sandbox.platform.resendAfterSeconds = 0;
  const window = await filledIn({ launchApp, sandbox });
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
  launchApp,
  sandbox,
  systemBrowser,
}) => {
  const { window } = await atTheChoice(launchApp);
  await window.chooseGoogle();
  await chooseAccount(await systemBrowser.next(), googleAccounts.fenna.email);
  await window.isCheckingAccount();
  await window.confirmAccount();
  await window.isAcceptingTerms();
  sandbox.platform.expireRegistrations();
  await window.agree();
  await window.register();
  await expect(window.alert).toHaveAttribute('data-code', 'registration-expired');
  await window.button('Begin opnieuw').click();
  await window.isWaitingForBrowser();
  await chooseAccount(await systemBrowser.next(), googleAccounts.fenna.email);
  await window.isCheckingAccount();
});
