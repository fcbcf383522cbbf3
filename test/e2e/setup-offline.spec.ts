import { nl } from '../../renderer/copy/nl/screens.ts';
import { nlSetup } from '../../renderer/copy/nl/setup.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { register } from '../sandbox/setup/register.ts';
import { expect } from '../support/app.ts';
import { bram, onceItIsBack, payFromCompany, test } from './setup-page.ts';

/* The network goes in the middle of each part: what was asked for is queued or said, and happens once, also after a restart. */

const bakery = 'Bakkerij De Vries B.V.';
const { verifying, receiving, inviting, invoice } = nlSetup;

/** The environment has the bakery, in this state. */
function withBakery({ platform: { environments } }: Sandbox, state: 'added' | 'active'): void {
  const environment = environments.of(bram);
  const { id = '' } = register.find(({ name }) => name === bakery) ?? {};
  const organisation = environments.organisation(environment, environments.add(environment, id).id);
  organisation.state = state;
  environments.changed();
}

test('while proving: the page is asked for once, and is ready after a restart without opening by surprise', async ({
  atTheSetup,
  afterCrash,
  systemBrowser,
  sandbox,
  step,
}) => {
  withBakery(sandbox, 'added');
  const { app, setup } = await atTheSetup();
  await setup.openOrganisation(bakery);
  await setup.isVerifying();
  sandbox.platform.available = 'refuse';
  await setup.openPayment();
  await step('queued', () => expect(app.window.getByText(nl.queued.status)).toBeVisible());
  const { setup: again } = await afterCrash(app);
  await again.isVerifying();
  await expect(again.page.getByText(nl.queued.status)).toBeVisible();
  sandbox.platform.available = 'up';
  await step('ready', () => expect(again.page.getByText(verifying.ready)).toBeVisible(onceItIsBack));
  expect(sandbox.platform.calls('startVerification')).toBe(1);
  await again.button(verifying.open).click();
  const bank = await systemBrowser.next();
  await payFromCompany(bank);
  await step('noticed', () => expect(again.page.getByText(verifying.active(bakery))).toBeVisible());
  expect(sandbox.platform.calls('startVerification')).toBe(1);
});

test('while inviting: the addresses wait, also over a restart, and each is invited once', async ({
  atTheSetup,
  afterCrash,
  sandbox,
  step,
}) => {
  const { app, setup } = await atTheSetup();
  await setup.openInviting();
  await setup.addresses.fill('een@bakkerij-devries.test\ntwee@bakkerij-devries.test');
  sandbox.platform.available = 'refuse';
  await setup.invite();
  await step('queued', () => expect(app.window.getByText(nl.queued.status)).toBeVisible());
  await expect(app.window.getByText(inviting.outcome.waiting)).toHaveCount(2);
  const { setup: again } = await afterCrash(app);
  await expect(again.addresses).toHaveValue('een@bakkerij-devries.test\ntwee@bakkerij-devries.test');
  await expect(again.page.getByText(nl.queued.status)).toBeVisible();
  sandbox.platform.available = 'up';
  await step('sent', () =>
    expect(again.page.getByText(inviting.outcome.invited)).toHaveCount(2, onceItIsBack),
  );
  await expect(again.addresses).toHaveValue('');
  expect(sandbox.platform.calls('invite')).toBe(2);
});

test('while switching receiving on: it waits, also over a restart, and is switched on once', async ({
  atTheSetup,
  afterCrash,
  sandbox,
  step,
}) => {
  withBakery(sandbox, 'active');
  const { app, setup } = await atTheSetup();
  await setup.openOrganisation(bakery);
  sandbox.platform.available = 'refuse';
  await setup.button(`${receiving.turnOn} ${receiving.scheme.kvk('69599084')}`).click();
  await step('queued', () => expect(app.window.getByText(nl.queued.status)).toBeVisible());
  const { setup: again } = await afterCrash(app);
  await expect(again.page.getByText(nl.queued.status)).toBeVisible();
  sandbox.platform.available = 'up';
  await step('on', () => expect(again.page.getByText(receiving.receive.on)).toBeVisible(onceItIsBack));
  expect(sandbox.platform.calls('setReceiving')).toBe(1);
});

test('while an invoice is checked: said, and nothing of it is sent later', async ({
  atTheSetup,
  sandbox,
  step,
}) => {
  const { app, setup } = await atTheSetup();
  await setup.openInvoice();
  const file = { name: 'factuur.xml', mimeType: 'text/xml', buffer: Buffer.from('<Invoice/>') };
  sandbox.platform.available = 'refuse';
  await setup.invoice.setInputFiles(file);
  await step('said', () => expect(app.window.getByRole('alert')).toContainText(nl.failures.offline.happened));
  sandbox.platform.available = 'up';
  await setup.back();
  await setup.isBoard();
  await expect(app.window.getByText(/eConnect is nu niet bereikbaar/)).toHaveCount(0, onceItIsBack);
  expect(sandbox.platform.calls('checkInvoice')).toBe(0);
  await setup.openInvoice();
  await setup.invoice.setInputFiles(file);
  await step('checked', () => expect(app.window.getByText(invoice.invalid)).toBeVisible());
  expect(sandbox.platform.calls('checkInvoice')).toBe(1);
});
