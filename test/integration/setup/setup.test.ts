import { readdirSync } from 'node:fs';
import { describe, expect } from 'vitest';
import type { SetupView } from '#contract/setup.ts';
import { languages } from '#contract/snapshot.ts';
import { OnboardingError } from '../../../main/failure/onboarding-error.ts';
import type { Log } from '../../../main/log/log.ts';
import { redact } from '../../../main/log/redaction.ts';
import { firstCapabilities } from '../../../main/platform-contract/capabilities.ts';
import { googleAccounts } from '../../sandbox/accounts.ts';
import { exchange } from '../../support/contract-client.ts';
import { filesBelow } from '../../support/files-below.ts';
import { signInWithGoogle } from '../../support/person.ts';
import { idTokenOf } from '../../support/provider-visit.ts';
import { account, addCompany, findCompany, openPage, organisationOf, pay, test } from './setup-person.ts';

/* From an account to the first invoice that may be sent: the real client, the real sandbox, real HTTP and real files. */

test('a platform without the capability offers no setup, and is asked for none', async ({
  sandbox,
  startClient,
}) => {
  sandbox.platform.configure({ capabilities: firstCapabilities });
  const client = await startClient();
  await signInWithGoogle(client);
  const { nextSteps } = await client.reach('finished', ({ phase }) => phase === 'idle');
  expect(nextSteps).toHaveLength(3);
  expect(client.snapshot.setup).toBeNull();
  expect(client.countOf('GET /onboarding/v1/setup')).toBe(0);
});

test('a new administrator comes from the board to an organisation that may send', async ({ signedIn }) => {
  const client = await signedIn();
  const { board } = client.snapshot.setup ?? {};
  expect(board?.environment).toMatchObject({ role: 'administrator', name: 'bakkerij-devries.test' });
  await addCompany(client, 'KvK: 695 99 084');
  await pay(await openPage(client), 'right-account');
  const seen = await client.reachSetup('active', (setup) => organisationOf(setup)?.state === 'active');
  expect(seen.board?.steps.find(({ id }) => id === 'sending')?.state).toBe('done');
  expect(organisationOf(seen)?.identifiers).toContainEqual(
    expect.objectContaining({ scheme: '0106', send: 'on' }),
  );
});

test('the wrong account is reviewed; the app notices the approval, also after a restart', async ({
  sandbox,
  signedIn,
}) => {
  const client = await signedIn();
  await addCompany(client, '69599084');
  await pay(await openPage(client), 'wrong-account');
  await client.reachSetup('in review', (setup) => organisationOf(setup)?.state === 'in-review');
  const next = await client.restart();
  const resumed = await next.reachSetup('resumed', (setup) => setup.board !== null && !setup.isOffline);
  expect(resumed.place).toMatchObject({ at: 'verifying', page: 'none' });
  const [waiting] = sandbox.platform.environments.inReview;
  sandbox.platform.environments.decide(waiting?.id ?? '', 'active');
  await next.reachSetup('approved', (setup) => organisationOf(setup)?.state === 'active');
  expect(next.opened).toEqual([]);
});

test('a guest sees whom to ask, and may change nothing', async ({ sandbox, signedIn }) => {
  const { environments } = sandbox.platform;
  environments.of({ email: 'anna@bakkerij-devries.test', name: 'Anna de Vries' });
  environments.setRole({ email: 'anna@bakkerij-devries.test', name: 'Anna de Vries' }, 'administrator');
  environments.of(account);
  environments.setRole(account, 'guest');
  const client = await signedIn();
  const { board } = client.snapshot.setup ?? {};
  expect(board?.environment.role).toBe('guest');
  expect(board?.environment.administrators.map(({ email }) => email)).toContain('anna@bakkerij-devries.test');
  await client.application.answers.copySetupMessage('ask-for-access');
  expect(client.copied.at(-1)).toContain('bakkerij-devries.test');
  await client.application.answers.mailSetupMessage('ask-for-access');
  expect(client.mails).toMatchObject([
    { to: ['anna@bakkerij-devries.test'], body: client.copied.at(-1) ?? '' },
  ]);
  await findCompany(client, '69599084');
  client.setUp({ type: 'add-organisation' });
  const refused = await client.reachSetup('refused', ({ failure }) => failure !== undefined);
  expect(refused.failure).toEqual({ code: 'not-administrator' });
});

describe('an organisation that cannot be added', () => {
  test('is not in the register', async ({ signedIn }) => {
    const client = await signedIn();
    client.setUp({ type: 'open', part: 'finding' });
    client.setUp({ type: 'search', query: '99999999' });
    const { place } = await client.reachSetup(
      'searched',
      ({ phase, place }) => phase === 'idle' && place.at === 'finding' && place.found !== null,
    );
    expect(place).toMatchObject({ found: [], query: '99999999' });
    await client.application.answers.copySetupMessage('ask-for-help');
    expect(client.copied.at(-1)).toContain('99999999');
  });

  test('is with somebody else', async ({ signedIn }) => {
    const client = await signedIn();
    await findCompany(client, '01234567');
    expect(client.snapshot.setup?.place).toMatchObject({ company: { presence: 'elsewhere' } });
    await client.application.answers.copySetupMessage('ask-for-help');
    expect(client.copied.at(-1)).toContain('(01234567)');
    client.setUp({ type: 'add-organisation' });
    expect(client.snapshot.setup?.phase).toBe('idle');
  });

  test('is one more than the plan allows', async ({ sandbox, signedIn }) => {
    sandbox.platform.environments.limit = 0;
    const client = await signedIn();
    await findCompany(client, '69599084');
    client.setUp({ type: 'add-organisation' });
    const { failure } = await client.reachSetup('refused', ({ failure }) => failure !== undefined);
    expect(failure).toEqual({ code: 'organisation-limit' });
  });
});

test('two apps of one environment at once: the second sees what the first did, and nothing is there twice', async ({
  sandbox,
  signedIn,
}) => {
  const one = await signedIn();
  const other = await signedIn();
  await findCompany(other, '69599084');
  await addCompany(one, '69599084');
  await other.reachSetup('seen there', (setup) => organisationOf(setup) !== undefined);
  other.setUp({ type: 'add-organisation' });
  await other.reachSetup('the proof', ({ place }) => place.at === 'verifying');
  expect(sandbox.platform.environments.of(account).organisations).toHaveLength(1);
});

test('signing out leaves nothing of the setup on disk', async ({ signedIn }) => {
  const client = await signedIn();
  client.setUp({ type: 'open', part: 'inviting' });
  client.setUp({ type: 'draft', field: 'addresses', value: 'nieuw@bakkerij-devries.test' });
  await client.reachSetup('typed', ({ place }) => place.at === 'inviting' && place.addresses !== '');
  const onDisk = () => readdirSync(client.folder).filter((name) => name.startsWith('setup.'));
  await expect.poll(onDisk).toEqual(['setup.json']);
  client.send({ type: 'sign-out' });
  await client.reach('choosing');
  expect(client.snapshot.setup).toBeNull();
  await client.stop();
  expect(onDisk()).toEqual([]);
});

describe('what a platform may not do', () => {
  test('have a page of another origin opened', async ({ sandbox, signedIn }) => {
    sandbox.platform.environments.verificationOrigin = 'https://bank.evil.test';
    // As the shell does it, whose list of origins is the application's.
    let origins = () => [sandbox.urls.google];
    const client = await signedIn({
      openLink: async (url) => {
        if (!origins().includes(new URL(url).origin)) throw new OnboardingError('link-not-allowed');
      },
    });
    origins = () => client.application.linkOrigins();
    await addCompany(client, '69599084');
    client.setUp({ type: 'verify', method: 'bank' });
    const { failure } = await client.reachSetup('refused', ({ failure }) => failure !== undefined);
    expect(failure).toEqual({ code: 'link-not-allowed' });
    client.setUp({ type: 'copy-page' });
    await client.reachSetup('idle', ({ phase }) => phase === 'idle');
    await client.application.answers.copySetupMessage('ask-to-pay');
    expect([...client.opened, ...client.copied].filter((url) => url.includes('evil'))).toEqual([]);
  });

  test('take the organisation away in silence', async ({ sandbox, signedIn }) => {
    const client = await signedIn();
    await addCompany(client, '69599084');
    const isDone = (id: string) => (setup: SetupView) =>
      setup.board?.steps.find((step) => step.id === id)?.state === 'done';
    await client.reachSetup('on the platform’s own board', isDone('organisation'));
    const { environments } = sandbox.platform;
    environments.removeOrganisations(environments.of(account));
    const gone = await client.reachSetup('gone', ({ failure }) => failure?.code === 'no-longer-there');
    expect(gone.place).toEqual({ at: 'board' });
  });

  test('keep a session that it has ended', async ({ sandbox, signedIn }) => {
    const client = await signedIn();
    sandbox.platform.revokeSessions();
    sandbox.platform.expireAccessTokens();
    client.setUp({ type: 'retry' });
    expect(await client.fails('page')).toBe('session-ended');
    expect(client.snapshot.setup).toBeNull();
  });
});

test('receiving is switched on, and stays where another provider receives', async ({ sandbox, signedIn }) => {
  const client = await signedIn();
  const { environments } = sandbox.platform;
  for (const query of ['69599084', 'Molen']) {
    await addCompany(client, query);
    await pay(await openPage(client), 'right-account');
    await client.reachSetup('active', ({ board }) => board?.organisations.at(-1)?.state === 'active');
  }
  const [bakery, mill] = environments.of(account).organisations;
  client.setUp({ type: 'open-organisation', part: 'receiving', organisation: bakery?.id ?? '' });
  client.setUp({ type: 'set-receiving', scheme: '0106', value: '69599084', on: true });
  await client.reachSetup('on', (setup) => organisationOf(setup)?.identifiers[0]?.receive === 'on');
  client.setUp({ type: 'open-organisation', part: 'receiving', organisation: mill?.id ?? '' });
  client.setUp({ type: 'set-receiving', scheme: '0106', value: '68750110', on: true });
  const { failure, board } = await client.reachSetup('refused', (setup) => setup.failure !== undefined);
  expect(failure).toEqual({ code: 'registered-elsewhere' });
  expect(board?.organisations[1]?.identifiers[0]).toMatchObject({
    send: 'on',
    receive: 'elsewhere',
    provider: 'Facturenfabriek',
  });
});

test('four colleagues, four outcomes', async ({ sandbox, signedIn }) => {
  const client = await signedIn();
  sandbox.platform.environments.setRole({ email: 'member@bakkerij-devries.test', name: 'Lid' }, 'member');
  client.setUp({ type: 'open', part: 'inviting' });
  const addresses = [
    'nieuw@bakkerij-devries.test',
    'anna@bakkerij-devries.test',
    'member@bakkerij-devries.test',
    'x@molen.test',
  ];
  client.setUp({ type: 'invite', addresses: [...addresses, 'no address'] });
  const { place } = await client.reachSetup(
    'answered',
    ({ phase, place }) => phase === 'idle' && place.at === 'inviting',
  );
  expect(place).toMatchObject({
    outcomes: [
      { outcome: 'invited' },
      { outcome: 'added' },
      { outcome: 'already-member' },
      { outcome: 'address-elsewhere' },
      { outcome: 'email-invalid' },
    ],
  });
});

describe('an invoice', () => {
  test('is checked, and what is wrong is said by rule', async ({ signedIn }) => {
    const client = await signedIn();
    const invoice =
      '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"><ID>1</ID></Invoice>';
    const check = await client.application.answers.checkInvoice(invoice);
    expect(check.isValid).toBe(false);
    expect(check.findings.map(({ rule }) => rule)).toContain('BR-03');
    expect(check.findings.map(({ rule }) => rule)).not.toContain('BR-02');
  });

  test.for(languages)('has its mistakes said in %s', async (language, { sandbox, call }) => {
    const { bram } = googleAccounts;
    const { body } = await exchange(call, await idTokenOf(sandbox, 'google', bram.subject));
    const asked = { bearer: body.access_token, query: { language }, body: '<Invoice><ID/></Invoice>' };
    const said = (await call('checkInvoice', asked)).body.findings.find(({ rule }) => rule === 'BR-02');
    const words = { nl: 'heeft geen nummer', en: 'has no number', fr: 'pas de numéro', de: 'keine Nummer' };
    expect(said?.text).toContain(words[language]);
  });

  test.for([
    ['%PDF-1.7', 'invoice-not-xml'],
    [`<a>${'x'.repeat(5 * 1024 * 1024)}</a>`, 'invoice-too-large'],
  ] as const)('that is no invoice is refused before it is sent', async ([text, code], { signedIn }) => {
    const client = await signedIn();
    await expect(client.application.answers.checkInvoice(text)).rejects.toThrow(code);
    expect(client.countOf('POST /onboarding/v1/invoice-check')).toBe(0);
  });
});

test('no VAT number, price, key or address of a page is written down', async ({ sandbox, signedIn }) => {
  const lines: string[] = [];
  const write = (...told: unknown[]) => void lines.push(JSON.stringify(redact(told)));
  const log: Log = { error: write, warn: write, info: write, debug: write };
  const client = await signedIn({ desktop: { log } });
  await addCompany(client, 'NL000099998B57');
  const page = await openPage(client);
  sandbox.platform.fault = { kind: 'malformed', paths: ['/onboarding/v1/companies'] };
  client.setUp({ type: 'open', part: 'finding' });
  client.setUp({ type: 'search', query: 'NL000099998B57' });
  await client.reachSetup('failed', ({ failure }) => failure !== undefined);
  client.setUp({ type: 'close' });
  await client.stop();
  const files = filesBelow(client.folder).map(({ bytes }) => bytes.toString());
  const written = lines.join('\n');
  expect(written).toContain('companies could not be searched');
  for (const text of [written, ...files])
    for (const secret of ['000099998', page]) expect(text).not.toContain(secret);
  expect(written).not.toMatch(/0\.35|69599068/);
});
