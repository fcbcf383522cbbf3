import { expect } from '../support/app.ts';
import { test } from './beginnings.ts';
import { nextMail } from './mail.ts';

const email = 'iris@bloemen-iris.test';
const password = 'een lang wachtwoord voor iris';

test('by e-mail with the link: the app moves on by itself', async ({
  atTheChoice,
  systemBrowser,
  sandbox,
  step,
}) => {
  const { window } = await atTheChoice();
  await step('choose', () => window.isChoosing());
  await step('address', async () => {
    await window.chooseEmail();
    await window.isEnteringEmail();
    await window.email.fill(email);
  });
  const phrase = await step('wait for activation', async () => {
    await window.sendEmail(email);
    await window.isWaitingForActivation();
    return window.phrase.innerText();
  });
  const mail = await nextMail(sandbox, email);
  expect(mail.subject).toContain('Activeer je omgeving');
  const activation = await systemBrowser.open(mail.link);
  await step(
    'the same words in the browser',
    () => expect(activation.getByText(phrase)).toBeVisible(),
    activation,
  );
  await step('user name and password', async () => {
    await activation.getByRole('button', { name: /^Ja/ }).click();
    await window.isRegistering();
    await window.fillRegistration('iris.bloemen', password);
  });
  await step('finished', async () => {
    await window.register();
    await window.isFinishedAnew();
  });
  await step(
    'activated in the browser',
    () => expect(activation.getByRole('heading', { level: 1 })).toBeVisible(),
    activation,
  );
  expect((await sandbox.mailbox.next(email)).subject).not.toContain('Activeer');
  expect(sandbox.platform.accountOf(email)).toMatchObject({ username: 'iris.bloemen' });
});

test('by e-mail with the typed code', async ({ awaitingMail, sandbox, step }) => {
  const { window } = await awaitingMail(email);
  const { code } = await nextMail(sandbox, email);
  await step('code', () => window.code.fill(code));
  await step('user name and password', async () => {
    await window.typeCode(code);
    await window.isRegistering();
    await window.fillRegistration('iris.bloemen', password);
    await window.register();
  });
  await step('finished', () => window.isFinishedAnew());
});

test('a mail scanner that opens the link uses nothing up', async ({
  awaitingMail,
  systemBrowser,
  sandbox,
}) => {
  const { window } = await awaitingMail(email);
  const { link } = await nextMail(sandbox, email);
  expect((await fetch(link)).status).toBe(200);
  const scanner = await systemBrowser.open(link);
  await expect(scanner.getByRole('button', { name: /^Ja/ })).toBeVisible();
  await scanner.close();
  await window.isWaitingForActivation();
  const person = await systemBrowser.open(link);
  await person.getByRole('button', { name: /^Ja/ }).click();
  await window.isRegistering();
});

test('another mail can be asked for, and another address', async ({ awaitingMail, sandbox, step }) => {
  sandbox.platform.resendAfterSeconds = 0;
  const { app, window } = await awaitingMail('iris@verkeerd.test');
  await sandbox.mailbox.next('iris@verkeerd.test');
  await step('resend', async () => {
    await window.button('Stuur opnieuw').click();
    await sandbox.mailbox.next('iris@verkeerd.test');
    await expect(app.window.getByText('Er is een nieuwe e-mail gestuurd.')).toBeVisible();
  });
  await step('another address', async () => {
    await window.button('Ander adres').click();
    await window.isEnteringEmail();
    await expect(window.email).toHaveValue('iris@verkeerd.test');
    await window.sendEmail(email);
    await window.isWaitingForActivation();
  });
  await sandbox.mailbox.next(email);
});

test('an address in letters of its own, and a code copied with its neighbours: the mail goes where the window says', async ({
  atTheChoice,
  sandbox,
  step,
}) => {
  const address = 'jürgen@straße.test';
  const { window } = await atTheChoice();
  await window.chooseEmail();
  await window.sendEmail(`Jürgen <${address}>`);
  await window.isWaitingForActivation();
  await step('the address as it was typed', () =>
    expect(window.page.locator('.address')).toHaveText(address),
  );
  const mail = await nextMail(sandbox, address);
  expect(sandbox.mailbox.list().map(({ to }) => to)).toEqual([[address]]);
  await window.typeCode('12345');
  await expect(window.alert).toHaveAttribute('data-code', 'code-invalid');
  expect(sandbox.platform.calls('activateSignUp')).toBe(0);
  await window.typeCode(`Code: ${mail.code.slice(0, 3)} ${mail.code.slice(3)}.`);
  await window.isRegistering();
});
