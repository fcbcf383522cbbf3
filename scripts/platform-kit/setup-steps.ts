import type { Company, Setup } from '../../main/platform-contract/setup-contract.ts';
import { checksNeeding, type Kit, type Need } from './check.ts';
import { expectSuccess, expectThat } from './expectation.ts';
import type { NewEnvironment } from './implementation.ts';
import { newAccount, newKey } from './sign-up-steps.ts';

/** What each check of the setup needs. */
export const setupNeeds = [
  'environment-setup',
  'exchange',
  'sign-up',
  'nextMail',
  'newEnvironment',
] as const satisfies readonly Need[];
export const setupCheck = checksNeeding(...setupNeeds);
/** The kit of a check of the setup. */
type SetupKit = Kit<(typeof setupNeeds)[number]>;

/** Makes an account in an environment of its own, which it administers. */
export async function newAdministrator(
  kit: SetupKit,
): Promise<NewEnvironment & { bearer: string; refreshToken: string }> {
  const environment = await kit.port.newEnvironment();
  const { tokens } = await newAccount(kit, environment.administrator);
  const { access_token: bearer, refresh_token: refreshToken } = tokens;
  const { environment: own } = (await stateOf(kit, bearer)).setup;
  expectThat(own.role === 'administrator', 'the role `administrator`', `\`${own.role}\``);
  return { ...environment, bearer, refreshToken };
}

/** The state of the setup, with its ETag. */
export async function stateOf(
  kit: Kit,
  bearer: string,
  language = 'en',
): Promise<{ setup: Setup; etag: string }> {
  const answer = await kit.call('getSetup', { bearer, query: { language } });
  expectSuccess(answer, 200, 'the state of the setup');
  const etag = answer.headers.get('etag') ?? '';
  expectThat(etag !== '', 'an `ETag` of the state', 'none');
  return { setup: answer.body, etag };
}

/** The organisation of a state. */
export async function organisationOf(kit: Kit, bearer: string, id: string) {
  const { setup } = await stateOf(kit, bearer);
  const found = setup.organisations.find((one) => one.id === id);
  expectThat(found !== undefined, 'the organisation in the state', 'none');
  return found;
}

/** The companies that a search finds. */
export async function search(kit: Kit, bearer: string, query: string): Promise<readonly Company[]> {
  const answer = await kit.call('findCompanies', { bearer, query: { query } });
  expectSuccess(answer, 200, 'a search');
  return answer.body;
}

/** The one company of a number. */
export async function companyOf(kit: Kit, bearer: string, number: string): Promise<Company> {
  const [company] = await search(kit, bearer, number);
  expectThat(company !== undefined, `a company of the number ${number}`, 'none');
  const { kvkNumber, enterpriseNumber, vatNumber } = company;
  expectThat([kvkNumber, enterpriseNumber, vatNumber].includes(number), `the number ${number}`, 'another');
  return company;
}

/** Asks to add a company. */
export const addCompany = (kit: Kit, bearer: string, companyId: string) =>
  kit.call('addOrganisation', { bearer, body: { companyId }, headers: newKey() });

/** Adds the company of a number, which the platform accepts; gives the id of the organisation. */
export async function addByNumber(kit: Kit, bearer: string, number: string): Promise<string> {
  const answer = await addCompany(kit, bearer, (await companyOf(kit, bearer, number)).id);
  expectSuccess(answer, 201, 'a company that nobody has');
  return answer.body.id;
}

/** Asks for the proof by a payment. */
export const verify = (kit: Kit, bearer: string, id: string) =>
  kit.call('startVerification', { bearer, id, body: { method: 'bank', language: 'en' }, headers: newKey() });

/** Begins the proof by a payment, which the platform accepts; gives the address of its page. */
export async function verificationPage(kit: Kit, bearer: string, id: string): Promise<string> {
  const answer = await verify(kit, bearer, id);
  expectSuccess(answer, 201, 'a verification');
  const { url } = answer.body;
  expectThat(URL.canParse(url), 'the address of a page', 'none');
  return url;
}

/** An organisation that was paid for from its own account. */
export async function activeOrganisation(
  kit: Kit<'payVerification'>,
  bearer: string,
  number: string,
): Promise<string> {
  const id = await addByNumber(kit, bearer, number);
  await kit.port.payVerification(await verificationPage(kit, bearer, id), 'own-account');
  const { state } = await organisationOf(kit, bearer, id);
  expectThat(state === 'active', '`active` after the payment', `\`${state}\``);
  return id;
}

/** Asks to switch receiving. */
export const receive = (
  kit: Kit,
  bearer: string,
  id: string,
  { scheme, value }: { scheme: string; value: string },
  on: boolean,
) => kit.call('setReceiving', { bearer, id, body: { scheme, value, on } });

/** Asks to invite an address. */
export const invite = (kit: Kit, bearer: string, email: string, headers = newKey()) =>
  kit.call('invite', {
    bearer,
    body: { email, role: 'basic', organisations: [], language: 'en' },
    headers,
  });
