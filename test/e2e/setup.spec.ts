import { firstCapabilities } from '../../main/platform-contract/capabilities.ts';
import { nl } from '../../renderer/copy/nl/screens.ts';
import { nlSetup } from '../../renderer/copy/nl/setup.ts';
import { expect } from '../support/app.ts';
import { chooseAccount } from './provider-page.ts';
import { bram, onceItIsBack, payFromCompany, setupOf, test } from './setup-page.ts';

const bakery = 'Bakkerij De Vries B.V.';

test('a platform without the capability gives the finished screen of today', async ({
  signedIn,
  sandbox,
}) => {
  sandbox.platform.configure({ capabilities: firstCapabilities });
  const { window } = await signedIn(bram.email);
  await expect(window.nextSteps.getByRole('button')).toHaveCount(3);
  await expect(window.button(nl.finished.goOn)).toBeVisible();
  expect(sandbox.platform.calls('getSetup')).toBe(0);
});

test('from the mail to “Je kunt versturen”: found, added, paid from the right account', async ({
  registering,
  systemBrowser,
  step,
}) => {
  const email = 'iris@bakkerij-nieuw.test';
  const { app, window } = await registering(email);
  await window.signUp('iris.nieuw', 'een lang en eigen wachtwoord');
  const setup = setupOf(app.window);
  await step('the board', async () => {
    await setup.isBoard();
    await expect(app.window.getByText(nlSetup.environment.role.administrator)).toBeVisible();
  });
  await step('find', async () => {
    await setup.find('KvK-nummer: 695 99 084', bakery);
  });
  await step('add', async () => {
    await setup.add();
    await setup.isVerifying();
    await setup.openPayment();
  });
  const bank = await systemBrowser.next();
  await step('pay', () => payFromCompany(bank), bank);
  await step('noticed', async () => {
    await expect(app.window.getByText(`Je kunt versturen namens ${bakery}`)).toBeVisible();
    await setup.back();
    await expect(setup.step(nlSetup.canSend)).toBeVisible();
  });
});

test('the wrong account: in review, not to be paid again, approved later and noticed after a restart', async ({
  open,
  atTheSetup,
  systemBrowser,
  sandbox,
  step,
}) => {
  const { app, setup } = await atTheSetup();
  await setup.addAndPay('Warme Bakker', bakery);
  const bank = await systemBrowser.next();
  await bank.getByRole('button', { name: /andere rekening/ }).click();
  await step('in review', async () => {
    await expect(app.window.getByText(nlSetup.verifying.inReview)).toBeVisible();
    await expect(setup.button(nlSetup.verifying.open)).toHaveCount(0);
  });
  await app.quit();

  const again = await open({ userData: app.userData });
  await step('the same place after a restart', async () => {
    await setupOf(again.app.window).isVerifying();
    await expect(again.app.window.getByText(nlSetup.verifying.inReview)).toBeVisible();
  });
  const office = await systemBrowser.open(`${sandbox.urls.platform}/back-office`);
  await office.getByRole('button', { name: /^Keur goed/ }).click();
  await step('approved', () =>
    expect(again.app.window.getByText(`Je kunt versturen namens ${bakery}`)).toBeVisible(),
  );
});

test('somebody else pays: the message is passed on, and the app notices when it is done', async ({
  atTheSetup,
  systemBrowser,
  step,
}) => {
  const { app, setup } = await atTheSetup();
  await setup.addAndPay('69599084', bakery);
  const address = await systemBrowser.nextAddress();
  await step('pass on', async () => {
    await setup.button(nlSetup.verifying.otherCopy).click();
    await expect(app.window.getByText(nlSetup.verifying.otherCopied)).toBeVisible();
  });
  await setup.back();
  const bank = await systemBrowser.open(address);
  await payFromCompany(bank);
  await step('noticed on the board', () => expect(setup.step(nlSetup.canSend)).toBeVisible());
});

test('one more than the plan allows: said beside the button, and the board says how many', async ({
  atTheSetup,
  sandbox,
  step,
}) => {
  sandbox.platform.environments.limit = 1;
  const { app, setup } = await atTheSetup();
  for (const [query, name] of [
    ['69599084', bakery],
    ['68750110', 'Molen B.V.'],
  ] as const) {
    await setup.find(query, name);
    await setup.add();
    if (name === bakery) {
      await setup.isVerifying();
      await setup.back();
    }
  }
  await step('refused', () =>
    expect(app.window.getByRole('alert')).toContainText(nl.failures['organisation-limit'].happened),
  );
  await setup.button(nlSetup.confirming.back).click();
  await setup.back();
  await step('said on the board', () => expect(app.window.getByText(nlSetup.limit('1'))).toBeVisible());
});

test('a guest sees who can give access, and mails or copies a message to them', async ({
  atTheSetup,
  systemBrowser,
  sandbox,
  step,
}) => {
  sandbox.platform.environments.of({ email: 'anna@bakkerij-devries.test', name: 'Anna de Vries' });
  const { app, setup } = await atTheSetup();
  await step('a guest', async () => {
    await expect(app.window.getByText(nlSetup.environment.role.guest)).toBeVisible();
    await expect(app.window.getByText('anna@bakkerij-devries.test')).toBeVisible();
    await expect(setup.step(nlSetup.steps.organisation.title)).toContainText(nlSetup.state['not-yours']);
  });
  await step('copied', async () => {
    await setup.button(nlSetup.environment.ask).click();
    await expect(app.window.getByText(nlSetup.environment.copied)).toBeVisible();
  });
  await step('mailed', async () => {
    await setup.button(nlSetup.passOn.mail).click();
    await expect(app.window.getByText(nlSetup.passOn.mailed)).toBeVisible();
    const mail = new URL(await systemBrowser.nextAddress());
    expect([mail.protocol, mail.pathname]).toEqual(['mailto:', 'anna@bakkerij-devries.test']);
    expect(mail.searchParams.get('body')).toContain('Wil jij me als beheerder toegang geven?');
  });
  sandbox.platform.environments.setRole(bram, 'administrator');
  await step('an administrator', () =>
    expect(app.window.getByText(nlSetup.environment.role.administrator)).toBeVisible(),
  );
});

test('not in the register, and with somebody else: said, with a way on', async ({ atTheSetup, step }) => {
  const { app, setup } = await atTheSetup();
  await setup.openFinding();
  await setup.search('99999999');
  await step('not found', async () => {
    await expect(app.window.getByText(nlSetup.finding.noneNext)).toBeVisible();
    await expect(setup.button(nlSetup.finding.help)).toBeVisible();
    await setup.button(nlSetup.finding.helpCopy).click();
    await expect(app.window.getByText(nlSetup.finding.helpCopied)).toBeVisible();
  });
  await setup.search('01234567');
  await setup.choose('Elders Administratie');
  await step('elsewhere', async () => {
    await expect(app.window.getByText(nlSetup.confirming.elsewhere)).toBeVisible();
    await expect(setup.button(nlSetup.confirming.confirm)).toHaveCount(0);
  });
});

test('with another Peppol provider: sending works here, and receiving stays there', async ({
  atTheSetup,
  systemBrowser,
  step,
}) => {
  const { app, setup } = await atTheSetup();
  await setup.addAndPay('68750110', 'Molen B.V.');
  const bank = await systemBrowser.next();
  await payFromCompany(bank);
  await expect(app.window.getByText(nlSetup.verifying.active('Molen B.V.'))).toBeVisible();
  await setup.back();
  await setup.openOrganisation('Molen B.V.');
  await step('elsewhere', async () => {
    await expect(app.window.getByText(nlSetup.receiving.receiveAt('Facturenfabriek'))).toHaveCount(2);
    await expect(app.window.getByText(nlSetup.receiving.send.on)).toHaveCount(2);
    await expect(setup.button(/^Ontvangen aanzetten/)).toHaveCount(0);
  });
});

test('offline in the middle: what was asked for waits, and happens once', async ({
  atTheSetup,
  afterCrash,
  sandbox,
  step,
}) => {
  const { app, setup } = await atTheSetup();
  await setup.find('69599084', bakery);
  sandbox.platform.available = 'refuse';
  await setup.add();
  await step('queued', () => expect(app.window.getByText(nl.queued.status)).toBeVisible());
  const { setup: again } = await afterCrash(app);
  sandbox.platform.available = 'up';
  await step('sent after a restart', () => expect(again.verifyingHeading).toBeVisible(onceItIsBack));
  expect(sandbox.platform.environments.of({ email: bram.email, name: bram.name }).organisations).toHaveLength(
    1,
  );
});

test('four colleagues, four outcomes', async ({ atTheSetup, sandbox, step }) => {
  const { app, setup } = await atTheSetup();
  // The first of a domain becomes its administrator: somebody who joins before the app has asked for the board would be that.
  await expect(app.window.getByText(nlSetup.environment.role.administrator)).toBeVisible();
  sandbox.platform.environments.setRole({ email: 'lid@bakkerij-devries.test', name: 'Lid' }, 'member');
  await setup.openInviting();
  await setup.addresses.fill(
    'nieuw@bakkerij-devries.test\nanna@bakkerij-devries.test, lid@bakkerij-devries.test; x@molen.test',
  );
  await step('another domain', () =>
    expect(app.window.getByText(/molen\.test horen bij een ander domein/)).toBeVisible(),
  );
  await setup.invite();
  const { outcome } = nlSetup.inviting;
  await step('four outcomes', async () => {
    for (const words of [
      outcome.invited,
      outcome.added,
      nl.failures['already-member'].happened,
      nl.failures['address-elsewhere'].happened,
    ])
      await expect(app.window.getByText(words)).toBeVisible();
    await expect(setup.addresses).toHaveValue('x@molen.test');
  });
});

test('an invoice with three errors, checked and understood', async ({ atTheSetup, step }) => {
  const { app, setup } = await atTheSetup();
  await setup.openInvoice();
  const party = (name: string) =>
    `<cac:Party><cbc:EndpointID>1</cbc:EndpointID><cac:PartyLegalEntity><cbc:RegistrationName>${name}</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party>`;
  const xml = `<Invoice xmlns:cbc="b" xmlns:cac="a"><cbc:CustomizationID>x</cbc:CustomizationID><cbc:ProfileID>y</cbc:ProfileID><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode><cbc:BuyerReference>r</cbc:BuyerReference><cac:AccountingSupplierParty>${party('Verkoper')}</cac:AccountingSupplierParty><cac:AccountingCustomerParty>${party('Koper')}</cac:AccountingCustomerParty><cac:PaymentMeans><cac:PayeeFinancialAccount><cbc:ID>NL00</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans><cac:InvoiceLine/><cac:LegalMonetaryTotal><cbc:PayableAmount>1</cbc:PayableAmount></cac:LegalMonetaryTotal></Invoice>`;
  await setup.invoice.setInputFiles({
    name: 'factuur.xml',
    mimeType: 'text/xml',
    buffer: Buffer.from(xml),
  });
  await step('checked', async () => {
    await expect(app.window.getByText(nlSetup.invoice.invalid)).toBeVisible();
    await expect(app.window.getByText('De factuur heeft geen nummer.')).toBeVisible();
  });
  await expect(setup.button(nlSetup.invoice.details)).toHaveCount(3);
  for (const file of ['setup', 'journey']) expect(app.kept(file)).not.toContain('Verkoper');
});

test('IT switches the setup off, and invitations alone', async ({ atProvider, policies }) => {
  await policies.put('managed/10-setup.json', { AllowInvitations: false });
  const { app, window, page } = await atProvider('Google', { policies });
  await chooseAccount(page, bram.email);
  const setup = setupOf(app.window);
  await setup.isBoard();
  await expect(setup.step(nlSetup.steps.colleagues.title)).toHaveCount(0);
  await policies.put('managed/10-setup.json', { AllowEnvironmentSetup: false });
  await expect(window.nextSteps.getByRole('button')).toHaveCount(3);
});
