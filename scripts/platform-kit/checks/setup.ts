import { longPollSeconds } from '../../../main/platform-contract/long-poll.ts';
import { refresh } from '../../../test/support/contract-client.ts';
import { type Check, notCheckable } from '../check.ts';
import { expectAnswer, expectSuccess, expectThat, expectWithin, skipUnless } from '../expectation.ts';
import {
  addByNumber,
  addCompany,
  companyOf,
  invite,
  newAdministrator,
  receive,
  search,
  setupCheck,
  stateOf,
  verify,
} from '../setup-steps.ts';
import { newAccount, newAddress, newKey, newName } from '../sign-up-steps.ts';

/** A change reaches the one who waits for it within so long, in milliseconds. */
const changeTimeoutMs = 5_000;

const states: Check[] = [
  setupCheck('P-100', 'the state comes at once, and is 304 after `wait` with its own `ETag`', async (kit) => {
    const { bearer } = await newAdministrator(kit);
    const asked = kit.call('getSetup', { bearer, query: { wait: String(longPollSeconds) } });
    const first = await expectWithin(asked, changeTimeoutMs, 'the state without an `ETag`');
    expectSuccess(first, 200, 'the state without an `ETag`');
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
    const same = await kit.call('getSetup', { bearer, query: { wait: '1' }, headers });
    expectAnswer(same, 304, undefined, 'the state with its `ETag`');
    const stale = await kit.call('getSetup', { bearer, headers: { 'if-none-match': '"another"' } });
    expectSuccess(stale, 200, 'the state with another `ETag`');
  }),
  setupCheck('P-100', 'a change ends the wait', async (kit) => {
    const { bearer, free } = await newAdministrator(kit);
    const { etag } = await stateOf(kit, bearer);
    const waiting = kit.call('getSetup', {
      bearer,
      query: { wait: String(longPollSeconds) },
      headers: { 'if-none-match': etag },
    });
    const id = await addByNumber(kit, bearer, free[0]);
    const changed = await expectWithin(waiting, changeTimeoutMs, 'the state with the change');
    expectSuccess(changed, 200, 'the state after a change');
    expectThat(changed.headers.get('etag') !== etag, 'another `ETag`', 'the same');
    expectThat(
      changed.body.organisations.some((one) => one.id === id),
      'the organisation in the state',
      'none',
    );
  }),
  notCheckable(
    'P-101',
    'what a client offers is its own; that operations are judged where they arrive P-102 to P-109 check',
  ),
  setupCheck(
    'P-102',
    'a guest sees the administrators and no organisation, and may change nothing',
    async (kit) => {
      const { bearer: administrator, free, guest, administrator: email } = await newAdministrator(kit);
      const id = await addByNumber(kit, administrator, free[0]);
      const bearer = (await newAccount(kit, guest)).tokens.access_token;
      const { setup } = await stateOf(kit, bearer);
      expectThat(setup.environment.role === 'guest', 'the role `guest`', `\`${setup.environment.role}\``);
      expectThat(
        setup.environment.administrators.some((one) => one.email === email),
        'the administrator',
        'others',
      );
      expectThat(setup.organisations.length === 0, 'no organisation', setup.organisations.length);
      expectThat(
        setup.steps.some(({ state }) => state === 'not-yours'),
        'a step that is `not-yours`',
        'none',
      );
      const company = await companyOf(kit, bearer, free[1]);
      const identifier = { scheme: '0106', value: free[0] };
      expectAnswer(await addCompany(kit, bearer, company.id), 403, 'not-administrator', 'a company');
      expectAnswer(await verify(kit, bearer, id), 403, 'not-administrator', 'a verification');
      expectAnswer(await receive(kit, bearer, id, identifier, true), 403, 'not-administrator', 'receiving');
      expectAnswer(await invite(kit, bearer, newAddress(kit)), 403, 'not-administrator', 'an invitation');
    },
  ),
  setupCheck('P-112', 'steps have the same ids in each language, and each once', async (kit) => {
    const { bearer } = await newAdministrator(kit);
    const ids = async (language: string) =>
      (await stateOf(kit, bearer, language)).setup.steps.map(({ id }) => id);
    const english = await ids('en');
    expectThat(new Set(english).size === english.length, 'each step once', 'one twice');
    for (const language of ['nl', 'fr', 'de'])
      expectThat(`${await ids(language)}` === `${english}`, `the same ids in ${language}`, 'others');
  }),
];

const companies: Check[] = [
  setupCheck(
    'P-103',
    'a company is found by its number and its name, also one that cannot be added',
    async (kit) => {
      const { bearer, free, elsewhere, dissolved } = await newAdministrator(kit);
      const company = await companyOf(kit, bearer, free[0]);
      expectThat(
        company.isActive && company.presence === 'none',
        'a company that nobody has',
        company.presence,
      );
      const named = await search(kit, bearer, company.name);
      expectThat(
        named.some(({ id }) => id === company.id),
        'the same company by its name',
        'others',
      );
      const over = await companyOf(kit, bearer, dissolved);
      expectThat(!over.isActive, 'a company that is dissolved', 'one that is active');
      const others = await companyOf(kit, bearer, elsewhere.number);
      expectThat(others.presence === 'elsewhere', '`elsewhere`', `\`${others.presence}\``);
      expectThat(
        (await search(kit, bearer, newName())).length === 0,
        'nothing for a name of no company',
        'something',
      );
    },
  ),
  setupCheck(
    'P-104',
    'a company of somebody else is refused, and its environment is named nowhere',
    async (kit) => {
      const { bearer, elsewhere } = await newAdministrator(kit);
      const company = await companyOf(kit, bearer, elsewhere.number);
      const refused = await addCompany(kit, bearer, company.id);
      expectAnswer(refused, 409, 'organisation-elsewhere');
      const { setup } = await stateOf(kit, bearer);
      expectThat(setup.organisations.length === 0, 'no organisation', 'one');
      const named = await search(kit, bearer, company.name);
      const told = JSON.stringify([company, named, refused.body, setup]).toLowerCase();
      const isTold = elsewhere.owner.some((name) => told.includes(name.toLowerCase()));
      expectThat(!isTold, 'nothing that names whose company it is', 'a name of its environment');
    },
  ),
  setupCheck('P-104', 'a company that was added a moment before is the same organisation', async (kit) => {
    const { bearer, free } = await newAdministrator(kit);
    const id = await addByNumber(kit, bearer, free[0]);
    expectThat((await addByNumber(kit, bearer, free[0])) === id, 'the same organisation', 'another');
    const { presence } = await companyOf(kit, bearer, free[0]);
    expectThat(presence === 'here', '`here`', `\`${presence}\``);
  }),
  setupCheck('P-104', 'one more than the plan allows is refused', async (kit) => {
    const { bearer, free } = await newAdministrator(kit);
    const limit = (await stateOf(kit, bearer)).setup.limits.organisations;
    skipUnless(limit !== undefined, 'limit of own organisations');
    const [extra, ...allowed] = free.slice(0, limit + 1).toReversed();
    expectThat(allowed.length === limit && extra !== undefined, `${limit + 1} free companies`, free.length);
    for (const number of allowed) await addByNumber(kit, bearer, number);
    const { id } = await companyOf(kit, bearer, extra);
    expectAnswer(await addCompany(kit, bearer, id), 409, 'organisation-limit');
  }),
  setupCheck('P-107', 'what is not there is 404, and the session goes on', async (kit) => {
    const { bearer, free } = await newAdministrator(kit);
    const identifier = { scheme: '0106', value: free[0] };
    expectAnswer(await addCompany(kit, bearer, newName()), 404, 'not-found', 'a company');
    expectAnswer(await verify(kit, bearer, newName()), 404, 'not-found', 'a verification');
    expectAnswer(await receive(kit, bearer, newName(), identifier, true), 404, 'not-found', 'receiving');
    await stateOf(kit, bearer);
  }),
];

const invoice =
  '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"><ID>1</ID></Invoice>';

const others: Check[] = [
  setupCheck('P-109', 'a colleague is invited, and one who is there already is not', async (kit) => {
    const { bearer, administrator, guest } = await newAdministrator(kit);
    expectSuccess(await invite(kit, bearer, guest), 201, 'an address of the environment');
    expectAnswer(await invite(kit, bearer, administrator), 409, 'already-member', 'who invites');
    expectAnswer(await invite(kit, bearer, 'no address'), 422, 'email-invalid', 'what is no address');
  }),
  setupCheck('P-109', 'whether an address of elsewhere has an account is not told', async (kit) => {
    const { bearer } = await newAdministrator(kit);
    const known = newAddress(kit);
    await newAccount(kit, known);
    expectAnswer(await invite(kit, bearer, known), 422, 'address-elsewhere', 'an address with an account');
    expectAnswer(await invite(kit, bearer, newAddress(kit)), 422, 'address-elsewhere', 'one without');
  }),
  setupCheck('P-40', 'an invitation is answered again by its key, also with a renewed token', async (kit) => {
    const { bearer, refreshToken, guest } = await newAdministrator(kit);
    const headers = newKey();
    const first = await invite(kit, bearer, guest, headers);
    expectSuccess(first, 201, 'an invitation');
    const renewed = await refresh(kit.call, refreshToken);
    expectSuccess(renewed, 200, 'a refresh');
    const again = await invite(kit, renewed.body.access_token, guest, headers);
    expectSuccess(again, 201, 'the same invitation with a renewed token');
    expectThat(again.body.status === first.body.status, 'the same answer', 'another');
  }),
  setupCheck(
    'P-110',
    'an invoice is checked as `application/xml`, and is nowhere in the state',
    async (kit) => {
      const { bearer } = await newAdministrator(kit);
      const checkOf = async () => {
        const answer = await kit.call('checkInvoice', { bearer, body: invoice, headers: newKey() });
        expectSuccess(answer, 200, 'an invoice');
        return answer.body;
      };
      const first = await checkOf();
      expectThat(
        !first.isValid && first.findings.length > 0,
        'findings of an invoice that lacks almost all',
        'none',
      );
      const before = (await stateOf(kit, bearer)).etag;
      expectThat(
        JSON.stringify(await checkOf()) === JSON.stringify(first),
        'the same findings again',
        'others',
      );
      expectThat(
        (await stateOf(kit, bearer)).etag === before,
        'the same state after another check',
        'another',
      );
    },
  ),
  notCheckable('P-111', 'what is in a log is not seen from outside'),
];

/** The section "The setup of an environment", but for verifications and what follows from them. */
export const setupChecks: readonly Check[] = [...states, ...companies, ...others];
