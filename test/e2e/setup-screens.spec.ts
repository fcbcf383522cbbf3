import { expect } from '@playwright/test';
import type { InvitationOutcome, SetupIntent } from '#contract/setup.ts';
import type { Snapshot } from '#contract/snapshot.ts';
import { nl } from '../../renderer/copy/nl/screens.ts';
import { nlSetup } from '../../renderer/copy/nl/setup.ts';
import { variant } from '../support/variants.ts';
import { answer, asked, askedFor, push, refuse } from './main-double.ts';
import { arrive, test, testInOwnWindow } from './screen-page.ts';

test.describe.configure({ mode: 'parallel' });

/** What the window asked of the setup. */
const setUp = async (page: Parameters<typeof asked>[0]): Promise<SetupIntent[]> =>
  // The rows of the double lose the types of their inputs.
  (await askedFor(page, 'setUp')) as SetupIntent[];

test('a part that opens takes the heading and the focus, is announced, and gives both back to the board', async ({
  page,
}) => {
  await arrive(page, variant('setup, begun'));
  await page.getByRole('button', { name: `Ga verder ${nlSetup.steps.organisation.title}` }).click();
  expect(await setUp(page)).toEqual([{ type: 'open', part: 'finding' }]);
  await push(page, variant('finding a company'));
  await expect(page.getByRole('heading', { level: 1, name: nl.setupParts.finding })).toBeFocused();
  await expect(page.locator('[data-announcement]')).toHaveText(nl.setupParts.finding);
  await expect(page).toHaveTitle(`${nl.setupParts.finding} · eConnect`);
  await page.getByRole('button', { name: nlSetup.back }).click();
  await push(page, variant('setup, begun'));
  await expect(page.getByRole('heading', { level: 2, name: nlSetup.heading })).toBeFocused();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(nl.finished.heading);
});

testInOwnWindow('what is typed is understood, kept and sent as it is', async ({ page }) => {
  await page.clock.install();
  await arrive(page, variant('finding a company'));
  const box = page.getByRole('textbox', { name: nlSetup.finding.label });
  await box.fill('KvK: 695 99 084');
  await expect(box).toHaveAccessibleDescription('We zoeken op KvK-nummer 69599084.');
  await page.clock.runFor(1000);
  await box.press('Enter');
  await page.clock.runFor(1000);
  expect(await setUp(page)).toEqual([
    { type: 'draft', field: 'query', value: 'KvK: 695 99 084' },
    { type: 'search', query: 'KvK: 695 99 084' },
  ]);
  await box.fill('NL000099998B58');
  await expect(box).toHaveAccessibleDescription(nlSetup.finding.implausible);
  await box.press('Enter');
  expect((await setUp(page)).at(-1)).toEqual({ type: 'search', query: 'NL000099998B58' });
});

test('a name is shown as it is, whatever is in it', async ({ page }) => {
  await arrive(page, variant('finding a company, found'));
  await expect(page.getByText('<b onmouseover="alert(1)">')).toBeVisible();
  await expect(page.locator('.setup b')).toHaveCount(0);
  await page.getByRole('button', { name: /Lang zeer/ }).click();
  expect((await setUp(page)).at(-1)).toEqual({ type: 'choose-company', company: 'c4' });
});

test('while a payment is looked at there is no way to pay again', async ({ page }) => {
  await arrive(page, variant('verifying, in review'));
  await expect(page.getByText('betaal niet nog eens')).toBeVisible();
  for (const name of [nlSetup.verifying.open, nlSetup.verifying.openAgain, nlSetup.verifying.copy])
    await expect(page.getByRole('button', { name })).toHaveCount(0);
});

test('before the browser opens it is said what is asked; the page can be opened, copied and passed on', async ({
  page,
}) => {
  await arrive(page, variant('verifying, before'));
  for (const rule of nlSetup.verifying.rules) await expect(page.getByText(rule)).toBeVisible();
  await page.getByRole('button', { name: nlSetup.verifying.open }).click();
  await push(page, variant('verifying, opened'));
  await page.getByRole('button', { name: nlSetup.verifying.copy }).click();
  expect(await setUp(page)).toEqual([{ type: 'open-page' }, { type: 'copy-page' }]);
  await page.getByRole('button', { name: nlSetup.verifying.otherCopy }).click();
  expect((await asked(page)).at(-1)).toEqual({ name: 'copySetupMessage', input: 'ask-to-pay' });
});

test('the message for an administrator can be mailed; where no program takes it, it can be copied', async ({
  page,
}) => {
  await arrive(page, variant('setup, as a guest'));
  await page.getByRole('button', { name: nlSetup.passOn.mail }).click();
  await expect(page.getByText(nlSetup.passOn.mailed)).toBeVisible();
  await refuse(page, 'mailSetupMessage', 'mail-not-opened');
  await page.getByRole('button', { name: nlSetup.passOn.mail }).click();
  await expect(page.getByRole('alert')).toContainText(nl.failures['mail-not-opened'].next);
  await page.getByRole('button', { name: nlSetup.environment.ask }).click();
  await expect(page.getByText(nlSetup.environment.copied)).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect((await asked(page)).slice(-3)).toEqual([
    { name: 'mailSetupMessage', input: 'ask-for-access' },
    { name: 'mailSetupMessage', input: 'ask-for-access' },
    { name: 'copySetupMessage', input: 'ask-for-access' },
  ]);
});

test('what was not found is in the question to support, and in no address', async ({ page }) => {
  for (const name of ['finding a company, nothing found', 'confirming a company, elsewhere']) {
    await arrive(page, variant(name));
    await page.getByRole('button', { name: nlSetup.finding.helpCopy }).click();
    await expect(page.getByText(nlSetup.finding.helpCopied)).toBeVisible();
    await page.getByRole('button', { name: nlSetup.finding.help }).click();
    expect((await asked(page)).slice(-2)).toEqual([
      { name: 'copySetupMessage', input: 'ask-for-help' },
      { name: 'openLink', input: 'help' },
    ]);
  }
});

test('receiving is never chosen beforehand, and has its price beside it', async ({ page }) => {
  await arrive(page, variant('receiving'));
  await expect(page.getByText(/0,35 per factuur/)).toBeVisible();
  await expect(page.getByText('loopt via Facturenfabriek; daar verandert niets aan')).toBeVisible();
  expect(await setUp(page)).toEqual([]);
  await page.getByRole('button', { name: /Ontvangen aanzetten/ }).click();
  expect(await setUp(page)).toEqual([{ type: 'set-receiving', scheme: '0106', value: '69599084', on: true }]);
});

test('several addresses are invited at once; another domain is warned of before', async ({ page }) => {
  await arrive(page, variant('inviting'));
  const box = page.getByRole('textbox', { name: nlSetup.inviting.label });
  await box.fill('een@bakkerijdehoek.nl, twee@bakkerijdehoek.nl\ndrie@molen.test');
  await expect(page.getByText(/molen\.test horen bij een ander domein/)).toBeVisible();
  await page.getByLabel(nlSetup.inviting.role).selectOption('administrator');
  expect(await setUp(page)).toContainEqual({ type: 'choose-role', role: 'administrator' });
  await page.getByRole('button', { name: nlSetup.inviting.submit }).click();
  expect((await setUp(page)).at(-1)).toEqual({
    type: 'invite',
    addresses: ['een@bakkerijdehoek.nl', 'twee@bakkerijdehoek.nl', 'drie@molen.test'],
  });
});

/** Inviting these, with what came of each. */
const invitingWith = (...outcomes: InvitationOutcome[]): Snapshot => {
  const snapshot = variant('inviting');
  const { setup } = snapshot;
  if (setup?.place.at !== 'inviting') throw new Error('the variant is of another part');
  return { ...snapshot, setup: { ...setup, place: { ...setup.place, outcomes } } };
};

test('of more than 50 addresses it is said before which are invited, and the rest stays in the box', async ({
  page,
}) => {
  await arrive(page, variant('inviting'));
  const box = page.getByRole('textbox', { name: nlSetup.inviting.label });
  const addresses = Array.from({ length: 53 }, (_, at) => `collega${at}@bakkerijdehoek.nl`);
  await box.fill([addresses[0], ...addresses].join('\n'));
  await expect(page.getByText(nlSetup.inviting.first(53, 50))).toBeVisible();
  await page.getByRole('button', { name: nlSetup.inviting.submit }).click();
  expect((await setUp(page)).slice(-2)).toEqual([
    { type: 'draft', field: 'addresses', value: [addresses[0], ...addresses].join('\n') },
    { type: 'invite', addresses: addresses.slice(0, 50) },
  ]);
  await push(
    page,
    invitingWith(...addresses.slice(0, 50).map((email) => ({ email, outcome: 'invited' as const }))),
  );
  await expect(box).toHaveValue(addresses.slice(50).join('\n'));
  await expect(page.getByText(nlSetup.inviting.first(53, 50))).toHaveCount(0);
});

test('who was invited leaves the box; who was refused, and who was typed meanwhile, stays', async ({
  page,
}) => {
  await arrive(page, variant('inviting'));
  const box = page.getByRole('textbox', { name: nlSetup.inviting.label });
  await box.fill('een@bakkerijdehoek.nl\ntwee@molen.test\ndrie@bakkerijdehoek.nl\n');
  await page.getByRole('button', { name: nlSetup.inviting.submit }).click();
  await box.pressSequentially('vier@');
  await push(page, invitingWith({ email: 'een@bakkerijdehoek.nl', outcome: 'invited' }));
  await box.pressSequentially('bakkerij');
  await push(
    page,
    invitingWith(
      { email: 'een@bakkerijdehoek.nl', outcome: 'invited' },
      { email: 'twee@molen.test', outcome: 'address-elsewhere' },
      { email: 'drie@bakkerijdehoek.nl', outcome: 'already-member' },
    ),
  );
  await expect(box).toHaveValue('twee@molen.test\nvier@bakkerij');
});

testInOwnWindow('what was typed right before leaving is not lost', async ({ page }) => {
  await page.clock.install();
  await arrive(page, variant('inviting'));
  await page.clock.pauseAt(Date.now() + 60_000);
  await page.getByRole('textbox', { name: nlSetup.inviting.label }).fill('een@molen.test');
  await page.getByRole('button', { name: nlSetup.back }).click();
  await push(page, variant('setup, begun'));
  await expect(page.getByRole('heading', { name: nlSetup.heading })).toBeVisible();
  expect(await setUp(page)).toEqual([
    { type: 'close' },
    { type: 'draft', field: 'addresses', value: 'een@molen.test' },
  ]);
});

test('what is too long to send is said, kept and not sent', async ({ page }) => {
  await arrive(page, variant('inviting'));
  const box = page.getByRole('textbox', { name: nlSetup.inviting.label });
  for (const text of [`${'x'.repeat(321)}@molen.test`, 'een@molen.test, '.repeat(2_000)]) {
    await box.fill(text);
    await expect(page.getByRole('alert')).toHaveText(nlSetup.inviting.tooLong);
    await page.getByRole('button', { name: nlSetup.inviting.submit }).click();
    await expect(box).toHaveValue(text);
  }
  expect((await setUp(page)).filter(({ type }) => type === 'invite')).toEqual([]);
});

test('what is too long to be looked up is said, kept and not sent', async ({ page }) => {
  await arrive(page, variant('finding a company'));
  const box = page.getByRole('textbox', { name: nlSetup.finding.label });
  await box.fill('x'.repeat(321));
  await expect(page.getByRole('alert')).toHaveText(nlSetup.finding.tooLong);
  await page.getByRole('button', { name: nlSetup.finding.submit }).click();
  await expect(box).toHaveValue('x'.repeat(321));
  expect(await setUp(page)).toEqual([]);
});

test('an invoice is checked where it is chosen; what is wrong is in plain words, its rule behind details', async ({
  page,
}) => {
  await arrive(page, variant('trying an invoice'));
  const finding = {
    severity: 'error',
    rule: 'BR-02',
    text: 'De factuur heeft geen nummer.',
    location: '/Invoice',
  };
  await answer(page, 'checkInvoice', { isValid: false, findings: [finding] });
  const file = { name: 'factuur.xml', mimeType: 'text/xml', buffer: Buffer.from('<Invoice/>') };
  await page.getByLabel(nlSetup.invoice.choose).setInputFiles(file);
  await expect(page.getByText('De factuur heeft geen nummer.')).toBeVisible();
  await expect(page.getByText('BR-02')).toHaveCount(0);
  await page.getByRole('button', { name: nlSetup.invoice.details }).click();
  await expect(page.getByText('BR-02')).toBeVisible();
  expect((await asked(page)).at(-1)).toEqual({ name: 'checkInvoice', input: '<Invoice/>' });
});

test('an invoice is read in its own encoding, and one that cannot be read is said', async ({ page }) => {
  await arrive(page, variant('trying an invoice'));
  await answer(page, 'checkInvoice', { isValid: true, findings: [] });
  const choose = (buffer: Buffer) =>
    page
      .getByLabel(nlSetup.invoice.choose)
      .setInputFiles({ name: 'factuur.xml', mimeType: 'text/xml', buffer });
  await choose(Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><Name>Café</Name>', 'latin1'));
  await expect
    .poll(async () => (await asked(page)).at(-1))
    .toEqual({ name: 'checkInvoice', input: '<?xml version="1.0" encoding="UTF-8"?><Name>Café</Name>' });
  await choose(Buffer.from('<Name>Café</Name>', 'latin1'));
  await expect(page.getByRole('alert')).toContainText(nl.failures['invoice-unreadable'].happened);
  await choose(Buffer.from('%PDF-1.7 \u00e9', 'latin1'));
  await expect(page.getByRole('alert')).toContainText(nl.failures['invoice-not-xml'].happened);
  expect(await askedFor(page, 'checkInvoice')).toHaveLength(1);
});

test('an invoice that is too large is said, and not read', async ({ page }) => {
  await arrive(page, variant('trying an invoice'));
  const buffer = Buffer.alloc(5 * 1024 * 1024 + 1, 'x');
  await page
    .getByLabel(nlSetup.invoice.choose)
    .setInputFiles({ name: 'groot.xml', mimeType: 'text/xml', buffer });
  await expect(page.getByRole('alert')).toContainText(nl.failures['invoice-too-large'].happened);
  expect(await askedFor(page, 'checkInvoice')).toEqual([]);
});

test('what waits for the network is sent now or not at all', async ({ page }) => {
  await arrive(page, variant('setup, queued'));
  for (const name of [nl.queued.sendNow, nl.queued.withdraw])
    await page.getByRole('button', { name }).click();
  expect(await setUp(page)).toEqual([{ type: 'send-now' }, { type: 'withdraw' }]);
});
