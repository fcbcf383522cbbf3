import { type Check, checksNeeding, type Kit } from '../check.ts';
import { expectAnswer, expectSuccess, expectThat } from '../expectation.ts';
import {
  activeOrganisation,
  addByNumber,
  newAdministrator,
  organisationOf,
  receive,
  setupCheck,
  setupNeeds,
  verificationPage,
  verify,
} from '../setup-steps.ts';

const proofCheck = checksNeeding(...setupNeeds, 'payVerification');

/** The origins that the client opens: the platform's, and those of the links of the configuration. */
async function openedOrigins(kit: Kit): Promise<string[]> {
  const { body } = await kit.call('getConfiguration');
  const links = Object.values(body.links ?? {}).filter((url) => typeof url === 'string');
  return [...new Set([kit.platform, ...links].map((url) => new URL(url).origin))];
}

/** Fails unless an organisation is in review, because the name of the account that paid differs. */
async function expectReview(kit: Kit, bearer: string, id: string, about: string): Promise<void> {
  const { state, reason } = await organisationOf(kit, bearer, id);
  const isInReview = state === 'in-review' && reason === 'name-differs';
  expectThat(isInReview, `${about}: \`in-review\`, \`name-differs\``, `\`${state}\`, \`${reason}\``);
}

/** Asks for another proof where none may begin: the answer names no page. */
async function expectNoProof(kit: Kit, bearer: string, id: string, about: string): Promise<void> {
  const answer = await verify(kit, bearer, id);
  expectSuccess(answer, 201, about);
  expectThat(!Object.hasOwn(answer.body, 'url'), `${about}: an answer without \`url\``, 'a page');
}

/** Fails unless the page of a verification is at an origin that the client opens. */
async function expectOpened(kit: Kit, page: string): Promise<void> {
  const origins = await openedOrigins(kit);
  const { origin } = new URL(page);
  expectThat(origins.includes(origin), `a page at ${origins.join(' or ')}`, origin);
}

/** Of the section "The setup of an environment", what is about verifications and what follows from them. */
export const verificationChecks: readonly Check[] = [
  setupCheck('P-105', 'the page of a verification is at an origin that the client opens', async (kit) => {
    const { bearer, free } = await newAdministrator(kit);
    const page = await verificationPage(kit, bearer, await addByNumber(kit, bearer, free[0]));
    await expectOpened(kit, page);
  }),
  proofCheck('P-105', 'opening the page changes nothing, and it works once', async (kit) => {
    const { bearer, free } = await newAdministrator(kit);
    const id = await addByNumber(kit, bearer, free[0]);
    const page = await verificationPage(kit, bearer, id);
    await expectOpened(kit, page);
    for (const method of ['HEAD', 'GET']) await (await fetch(page, { method, redirect: 'manual' })).text();
    const opened = await organisationOf(kit, bearer, id);
    expectThat(opened.state === 'pending', '`pending` before the payment', `\`${opened.state}\``);
    await kit.port.payVerification(page, 'own-account');
    const paid = await organisationOf(kit, bearer, id);
    expectThat(paid.state === 'active', '`active` after the payment', `\`${paid.state}\``);
    await kit.port.payVerification(page, 'other-account').catch(() => undefined);
    const again = await organisationOf(kit, bearer, id);
    expectThat(again.state === 'active', '`active` after a payment at the used page', `\`${again.state}\``);
  }),
  proofCheck('P-106', 'a payment from another account is in review, and stays so', async (kit) => {
    const { bearer, free } = await newAdministrator(kit);
    const id = await addByNumber(kit, bearer, free[0]);
    const page = await verificationPage(kit, bearer, id);
    await kit.port.payVerification(page, 'other-account');
    await expectReview(kit, bearer, id, 'after the payment');
    await kit.port.payVerification(page, 'own-account').catch(() => undefined);
    await expectReview(kit, bearer, id, 'after another payment at the used page');
  }),
  proofCheck('P-106', 'no other proof begins or ends during a review', async (kit) => {
    const { bearer, free } = await newAdministrator(kit);
    const id = await addByNumber(kit, bearer, free[0]);
    const earlier = await verificationPage(kit, bearer, id);
    await kit.port.payVerification(await verificationPage(kit, bearer, id), 'other-account');
    await expectReview(kit, bearer, id, 'after the payment');
    await expectNoProof(kit, bearer, id, 'another proof during a review');
    await expectReview(kit, bearer, id, 'after another proof was asked for');
    await kit.port.payVerification(earlier, 'own-account').catch(() => undefined);
    await expectReview(kit, bearer, id, 'after a payment at an earlier page');
  }),
  proofCheck('P-106', 'an organisation that is active needs no other proof', async (kit) => {
    const { bearer, free } = await newAdministrator(kit);
    const id = await activeOrganisation(kit, bearer, free[0]);
    await expectNoProof(kit, bearer, id, 'another proof');
    const { state } = await organisationOf(kit, bearer, id);
    expectThat(state === 'active', '`active` after another proof was asked for', `\`${state}\``);
  }),
  proofCheck('P-108', 'receiving is off until the person asks for it', async (kit) => {
    const { bearer, free } = await newAdministrator(kit);
    const id = await activeOrganisation(kit, bearer, free[0]);
    const receiveOf = async (at: number) => (await organisationOf(kit, bearer, id)).identifiers[at]?.receive;
    const { identifiers } = await organisationOf(kit, bearer, id);
    expectThat(
      identifiers.every((one) => one.receive !== 'on'),
      'no receiving before it is asked for',
      'some',
    );
    const at = identifiers.findIndex((one) => one.receive === 'off');
    const identifier = identifiers[at];
    expectThat(identifier !== undefined, 'an identifier whose receiving is `off`', 'none');
    for (const on of [true, false]) {
      expectSuccess(await receive(kit, bearer, id, identifier, on), 200, 'receiving');
      const found = await receiveOf(at);
      expectThat(found === (on ? 'on' : 'off'), `receiving that is \`${on ? 'on' : 'off'}\``, `\`${found}\``);
    }
  }),
  proofCheck('P-108', 'where another provider receives it is refused, and sending goes on', async (kit) => {
    const { bearer, receivesElsewhere } = await newAdministrator(kit);
    const id = await activeOrganisation(kit, bearer, receivesElsewhere);
    const identifierElsewhere = async () =>
      (await organisationOf(kit, bearer, id)).identifiers.find((one) => one.receive === 'elsewhere');
    const before = await identifierElsewhere();
    expectThat(before !== undefined, 'an identifier whose receiving is `elsewhere`', 'none');
    expectAnswer(await receive(kit, bearer, id, before, true), 409, 'registered-elsewhere');
    const after = await identifierElsewhere();
    expectThat(after?.send === 'on', 'sending that is `on`', `\`${after?.send}\``);
  }),
];
