import { createHash } from 'node:crypto';
import { redirectPaths } from '../../../main/platform-contract/contract.ts';
import { deepLinkScheme, parseDeepLink } from '../../../main/shell/deep-link.ts';
import { type Check, check, checksNeeding, type Kit } from '../check.ts';
import { expectAnswer, expectSuccess, expectThat } from '../expectation.ts';
import type { AuthorizationResponse } from '../implementation.ts';
import { type Credential, mailCheck, newKey, newName, nextMail, startSignUp } from '../sign-up-steps.ts';

const organisationCheck = checksNeeding('organisations', 'organisation');
const relayPageCheck = checksNeeding('relay', 'openRelay');
const openedMailCheck = checksNeeding('sign-up', 'nextMail', 'openMail');

const fetchPage = async (url: string, init: RequestInit = {}) => {
  const response = await fetch(url, { ...init, redirect: 'manual' });
  return { status: response.status, headers: response.headers, text: await response.text() };
};

/** Takes an authorization response to a page of the platform, as a browser does. */
const takeTo = (kit: Kit, path: string, parameters: URLSearchParams) =>
  fetchPage(new URL(path, kit.platform).href, { method: 'POST', body: parameters });

/** A relay of a state that the kit made up. */
async function openRelay(kit: Kit) {
  const state = newName().padEnd(43, 'x');
  const stateHash = createHash('sha256').update(state).digest('base64url');
  const answer = await kit.call('openRelay', { body: { stateHash, language: 'en' }, headers: newKey() });
  expectSuccess(answer, 201, 'a relay');
  const { id, secret, phrase } = answer.body;
  const credential: Credential = { id, bearer: secret };
  const code = `code-${newName()}`;
  const response: AuthorizationResponse = {
    redirectUri: new URL(redirectPaths.relay, kit.platform).href,
    method: 'POST',
    parameters: new URLSearchParams({ code, state, iss: kit.issuer }),
  };
  return { state, phrase, credential, code, response };
}

const relayStatus = async (kit: Kit, credential: Credential) => {
  const answer = await kit.call('getRelay', credential);
  expectSuccess(answer, 200, 'the status of a relay');
  return answer.body;
};

/** Fails unless a relay has been answered; returns the form of the answer. */
async function relayForm(kit: Kit, credential: Credential): Promise<URLSearchParams> {
  const { status, response } = await relayStatus(kit, credential);
  expectThat(status === 'answered', '`answered`', `\`${status}\``);
  return new URLSearchParams(response);
}

const expectWaiting = async (kit: Kit, credential: Credential, about: string) => {
  const { status } = await relayStatus(kit, credential);
  expectThat(status === 'waiting', `${about}: \`waiting\``, `\`${status}\``);
};

const activation: Check[] = [
  openedMailCheck('P-70', 'opening the activation page changes nothing; a click activates', async (kit) => {
    const { credential, email, signUp } = await startSignUp(kit);
    const mail = await nextMail(kit, email);
    for (const method of ['HEAD', 'GET']) await fetchPage(mail.link, { method });
    const page = await kit.port.openMail(mail);
    expectThat(page.text.includes(signUp.phrase), 'the phrase on the page', 'none');
    const before = await kit.call('getSignUp', credential);
    expectThat(before.body.status === 'pending', '`pending` before the click', `\`${before.body.status}\``);
    await page.confirm();
    const after = await kit.call('getSignUp', credential);
    expectThat(after.body.status === 'activated', '`activated` after the click', `\`${after.body.status}\``);
  }),
  openedMailCheck('P-70', 'who sees other words withdraws the sign-up', async (kit) => {
    const { credential, email } = await startSignUp(kit);
    await (await kit.port.openMail(await nextMail(kit, email))).decline();
    const { body } = await kit.call('getSignUp', credential);
    expectThat(body.status === 'expired', '`expired` after no', `\`${body.status}\``);
  }),
  mailCheck('P-71', 'the token of an activation link is in the fragment', async (kit) => {
    const { email } = await startSignUp(kit);
    const { link } = await nextMail(kit, email);
    const { search, hash, pathname } = new URL(link);
    expectThat(hash.length > 20, 'a token in the fragment', 'none');
    expectThat(search === '' && pathname.length < 40, 'nothing of it in the path or the query', 'something');
  }),
];

const relays: Check[] = [
  check('P-72', 'a code is not released before somebody said yes', ['relay'], async (kit) => {
    const { credential, response } = await openRelay(kit);
    await takeTo(kit, redirectPaths.relay, response.parameters);
    await expectWaiting(kit, credential, 'a code that was not confirmed');
  }),
  check('P-72', 'an answer without a code is released at once', ['relay'], async (kit) => {
    const { credential, state } = await openRelay(kit);
    const refusal = new URLSearchParams({ error: 'access_denied', state, iss: kit.issuer });
    await takeTo(kit, redirectPaths.relay, refusal);
    const form = await relayForm(kit, credential);
    expectThat(form.get('error') === 'access_denied', '`access_denied`', form.get('error') ?? 'no error');
  }),
  relayPageCheck('P-72', 'the page shows the phrase, and yes releases the whole form', async (kit) => {
    const { credential, response, phrase, state, code } = await openRelay(kit);
    const page = await kit.port.openRelay(response);
    expectThat(page.text.includes(phrase), 'the phrase on the page', 'none');
    await expectWaiting(kit, credential, 'before yes');
    await page.confirm();
    const form = await relayForm(kit, credential);
    const isWhole =
      form.get('code') === code && form.get('state') === state && form.get('iss') === kit.issuer;
    expectThat(isWhole, 'code, state and iss as they came', `the fields ${[...form.keys()].join(', ')}`);
  }),
  relayPageCheck('P-72', 'the first answer counts, and a later one does not take its place', async (kit) => {
    const { credential, response, code, state } = await openRelay(kit);
    const page = await kit.port.openRelay(response);
    const later = new URLSearchParams({ code: newName(), state, iss: kit.issuer });
    await takeTo(kit, redirectPaths.relay, later);
    await expectWaiting(kit, credential, 'before yes');
    await page.confirm();
    const form = await relayForm(kit, credential);
    expectThat(form.get('code') === code, 'the code that came first', form.has('code') ? 'another' : 'none');
  }),
  check('P-72', 'what was released stays until the relay is withdrawn', ['relay'], async (kit) => {
    const { credential, state } = await openRelay(kit);
    await takeTo(
      kit,
      redirectPaths.relay,
      new URLSearchParams({ error: 'access_denied', state, iss: kit.issuer }),
    );
    for (const time of ['the first time', 'the second time']) {
      const { status } = await relayStatus(kit, credential);
      expectThat(status === 'answered', `${time}: \`answered\``, `\`${status}\``);
    }
  }),
  relayPageCheck('P-72', 'no releases `access_denied` and no code', async (kit) => {
    const { credential, response, state } = await openRelay(kit);
    await (await kit.port.openRelay(response)).decline();
    const form = await relayForm(kit, credential);
    const isRefused =
      form.get('error') === 'access_denied' && !form.has('code') && form.get('state') === state;
    expectThat(
      isRefused,
      '`access_denied` with the state and no code',
      `the fields ${[...form.keys()].join(', ')}`,
    );
  }),
  check(
    'P-72',
    'a relay that was withdrawn is `expired`, and a wrong secret is 404',
    ['relay'],
    async (kit) => {
      const { credential } = await openRelay(kit);
      expectAnswer(
        await kit.call('getRelay', { ...credential, bearer: newName() }),
        404,
        'not-found',
        'a wrong secret',
      );
      expectSuccess(await kit.call('withdrawRelay', credential), 204, 'a withdrawal');
      const { status } = await relayStatus(kit, credential);
      expectThat(status === 'expired', '`expired`', `\`${status}\``);
    },
  ),
  check('P-73', 'the paste page shows the form in base64url', ['relay'], async (kit) => {
    const code = `code-${newName()}`;
    const form = new URLSearchParams({ code, state: newName(), iss: kit.issuer });
    const { text } = await takeTo(kit, redirectPaths.paste, form);
    const decoded = (text.match(/[\w-]{40,}/g) ?? []).map((run) => Buffer.from(run, 'base64url').toString());
    const isShown = decoded.some((candidate) => new URLSearchParams(candidate).get('code') === code);
    expectThat(isShown, 'the whole form as one text', 'none');
  }),
];

const organisationPage = (kit: Kit, slug: string) => new URL(`/o/${slug}`, kit.platform).href;

/** Fails unless a page has the headers that every page has. */
function expectHeaders(what: string, headers: Headers): void {
  const policy = headers.get('content-security-policy') ?? '';
  const directives = new Map(
    policy.split(';').map((directive): [string, string] => {
      const [name = '', ...sources] = directive.trim().toLowerCase().split(/\s+/);
      return [name, sources.join(' ')];
    }),
  );
  const scripts = directives.get('script-src') ?? directives.get('default-src');
  const allowsInline = scripts === undefined || /'unsafe-inline'|'unsafe-eval'|\*/.test(scripts);
  expectThat(!allowsInline, `${what}: a policy without other inline scripts`, scripts ?? 'none');
  const ancestors = directives.get('frame-ancestors');
  expectThat(ancestors === "'none'", `${what}: frame-ancestors 'none'`, ancestors ?? 'none');
  const referrer = headers.get('referrer-policy');
  expectThat(referrer === 'no-referrer', `${what}: Referrer-Policy no-referrer`, referrer ?? 'none');
}

const others: Check[] = [
  check('P-74', 'the page of an organisation that does not exist is 404', ['organisations'], async (kit) => {
    const { status } = await fetchPage(organisationPage(kit, newName()));
    expectAnswer({ status, body: null }, 404);
  }),
  organisationCheck('P-74', 'the page of an organisation opens the app with it', async (kit) => {
    const { slug } = kit.port.organisation;
    const { status, text } = await fetchPage(organisationPage(kit, slug));
    expectSuccess({ status, body: null }, 200);
    const links = text.match(new RegExp(`${deepLinkScheme.replaceAll('.', '\\.')}:[^"'\\s<>]*`, 'g')) ?? [];
    const isOpened = links
      .map(parseDeepLink)
      .some((link) => link.kind === 'organisation' && link.slug === slug);
    expectThat(isOpened, `a link of the app with ${slug}`, `${links.length} links`);
  }),
  check('P-75', 'the pages that need no mail have their headers', ['relay', 'organisations'], async (kit) => {
    const { response } = await openRelay(kit);
    expectHeaders('/connect/relay', (await takeTo(kit, redirectPaths.relay, response.parameters)).headers);
    expectHeaders('/connect/paste', (await takeTo(kit, redirectPaths.paste, response.parameters)).headers);
    expectHeaders('/o/<slug>', (await fetchPage(organisationPage(kit, newName()))).headers);
  }),
  mailCheck('P-75', 'the activation page has its headers', async (kit) => {
    const { email } = await startSignUp(kit);
    const { link } = await nextMail(kit, email);
    expectHeaders('the activation page', (await fetchPage(link)).headers);
  }),
];

/** The section "Pages". */
export const pageChecks: readonly Check[] = [...activation, ...relays, ...others];
