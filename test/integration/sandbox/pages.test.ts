import { chromium, type Page } from '@playwright/test';
import { afterAll, afterEach, expect, test } from 'vitest';
import { languages } from '#contract/snapshot.ts';
import { findHeadlessChromium } from '../../../scripts/lib/chromium.ts';
import { googleAccounts } from '../../sandbox/accounts.ts';
import { noticePage } from '../../sandbox/broker/notice-page.ts';
import { activationCopy } from '../../sandbox/platform/activation-copy.ts';
import { activationPage } from '../../sandbox/platform/activation-page.ts';
import { pastePage, questionPage } from '../../sandbox/relay/relay-pages.ts';
import { axeViolations } from '../../support/axe.ts';
import { chromiumArguments } from '../../support/chromium-arguments.ts';
import { contractClient } from '../../support/contract-client.ts';
import { copies } from '../../support/copies.ts';
import { reachChooser } from '../../support/provider-visit.ts';
import { shareSandbox } from '../../support/shared-sandbox.ts';

const sandbox = await shareSandbox();
const browser = await chromium.launch({
  executablePath: findHeadlessChromium() ?? '',
  args: ['--no-sandbox', ...chromiumArguments],
});
afterAll(() => browser.close());

let current: Page | undefined;
afterEach(() => current?.close());

/** Opens an address in a browser of that language, in a page that is closed after the test or before the next one. */
async function open(url: string, locale = 'nl-NL'): Promise<Page> {
  await current?.close();
  current = await browser.newPage({ locale });
  await current.goto(url);
  return current;
}

/** What axe finds, each with its page and the look that it has then. */
async function violations(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const wrong = await axeViolations(page);
    found.push(...wrong.map(({ id, nodes }) => `${page.url()} ${colorScheme} ${id} ${nodes[0]?.html}`));
  }
  return found;
}

async function signUpFor(email: string, language = 'nl') {
  const call = contractClient(sandbox);
  const { body } = await call('startSignUp', { body: { email, language } });
  const mail = await sandbox.mailbox.next(email);
  const status = async () =>
    (await call('getSignUp', { id: body.id, bearer: body.secret })).body.status as string;
  return { phrase: String(body.phrase), mail, status };
}

test('every page is accessible, in the light look and in the dark one', async () => {
  const { mail } = await signUpFor('looks@pages.test');
  const chooser = async (name: 'microsoft' | 'google') => (await reachChooser(sandbox, name)).first.url;
  const { platform, mailbox } = sandbox.urls;
  const addresses = [
    await chooser('microsoft'),
    `${platform}/activate#nothing`,
    await chooser('google'),
    mail.link,
    ...['/', '/help', '/terms', '/next-steps', '/o/bakkerij-devries', '/o/nobody'].map(
      (path) => platform + path,
    ),
    mailbox,
    `${mailbox}/mails/${mail.id}`,
  ];
  const page = await open('about:blank');
  const found: string[] = [];
  for (const address of addresses) {
    await page.goto(address);
    await page.waitForFunction(() => document.getElementById('message')?.textContent !== 'Een ogenblik…');
    found.push(...(await violations(page)));
  }
  // Or the content policy of the page before would hold for the mail too, and take its styles away.
  await page.goto('about:blank');
  await page.setContent(mail.html);
  found.push(...(await violations(page)));
  expect(found).toEqual([]);
}, 120_000);

test('the activation page shows the phrase, and only a click activates', async () => {
  const { phrase, mail, status } = await signUpFor('click@pages.test');
  const page = await open(mail.link, 'en-GB');
  await page.getByText(phrase).waitFor();
  // In the language of the sign-up, whatever the browser's.
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Activeer je omgeving');
  expect(await status()).toBe('pending');
  await page.getByRole('button', { name: 'Ja, dezelfde woorden' }).click();
  await page.getByRole('heading', { name: 'Gelukt' }).waitFor();
  expect(await status()).toBe('activated');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('title');
});

test('who sees other words withdraws, and the link is used up', async () => {
  const { mail, status } = await signUpFor('other@pages.test', 'en');
  const page = await open(mail.link);
  await page.getByRole('button', { name: /^No/ }).click();
  await page.getByRole('heading', { name: 'Withdrawn' }).waitFor();
  expect(await status()).toBe('expired');
  await page.reload();
  await page.getByRole('heading', { name: 'Deze link werkt niet meer' }).waitFor();
});

test('the token in the fragment never reaches a server as part of an address', async () => {
  const { mail } = await signUpFor('fragment@pages.test');
  const page = await open('about:blank');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(`${request.url().split('#')[0]} ${request.headers().referer}`));
  await page.goto(mail.link);
  await page.getByRole('button', { name: /^Ja/ }).waitFor();
  const token = mail.link.split('#')[1] ?? 'none';
  expect(asked.join()).toContain('/activate/look');
  expect(asked.join()).not.toContain(token);
});

test('the mailbox shows a mail that arrives, and the link in it leads to the activation page', async () => {
  const page = await open(sandbox.urls.mailbox);
  await page.getByText('Nieuwe e-mail verschijnt vanzelf').waitFor();
  const events = page.waitForResponse((response) => response.url().endsWith('/events'));
  await page.reload();
  await events;
  const { phrase } = await signUpFor('reader@pages.test');
  const row = page.getByRole('row').filter({ hasText: 'reader@pages.test' });
  await row.getByRole('link', { name: 'Activeer je omgeving' }).click();
  await page.frameLocator('iframe').getByRole('link', { name: 'Activeer je omgeving' }).click();
  await page.getByText(phrase).waitFor();
});

test('the chooser works by keyboard alone', async () => {
  const { first } = await reachChooser(sandbox, 'google', { login_hint: googleAccounts.gerrit.email });
  const page = await open(first.url);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Gerrit Smit');
  const answered = page.waitForRequest((request) => request.url().startsWith('http://127.0.0.1:5555/'));
  await page.keyboard.press('Enter');
  expect(new URL((await answered).url()).searchParams.get('code')).not.toBeNull();
});

test.each(languages)(
  'in %s the mail, the activation page and the others are in that language',
  async (language) => {
    const { mail, status } = await signUpFor(`${language}@languages.test`, language);
    // The window quotes the link of the mail.
    expect(copies[language].waiting.activation.instruction).toContain(mail.subject);
    const page = await open(mail.link);
    const { activation, yes, doneTitle } = activationCopy[language];
    await page.getByRole('heading', { name: activation }).waitFor();
    await page.getByRole('button', { name: yes }).click();
    await page.getByRole('heading', { name: doneTitle }).waitFor();
    expect(await page.locator('.sign').filter({ visible: true }).getAttribute('class')).toBe('sign done');
    expect(await status()).toBe('activated');

    const { platform, mailbox } = sandbox.urls;
    const chooser = (await reachChooser(sandbox, 'google')).first.url;
    const other = await open('about:blank', language);
    for (const address of [
      chooser,
      mailbox,
      ...['/', '/help', '/o/bakkerij-devries', '/o/nobody'].map((path) => platform + path),
    ]) {
      await other.goto(address);
      expect([address, await other.locator('html').getAttribute('lang')]).toEqual([address, language]);
    }
    await other.setContent(mail.html);
    expect(await other.locator('html').getAttribute('lang')).toBe(language);
  },
  60_000,
);

test.each(languages)(
  'in %s the pages in the browser show the mark and a sign, in less than 6 kB each',
  (language) => {
    const topics = ['expired', 'superseded', 'continue', 'refused'] as const;
    const pages = [
      questionPage(language, 'rustige otter', 'confirmation'),
      pastePage(language, 'text'.repeat(100), false),
      pastePage(language, 'text'.repeat(100), true),
      activationPage(language),
      ...topics.map((topic) => noticePage(language, topic)),
    ];
    for (const page of pages) {
      expect(page).toContain('class="mark"');
      expect(page).toMatch(/class="sign (done|wrong|note)"/);
      expect(Buffer.byteLength(page)).toBeLessThan(6000);
      expect(page).not.toMatch(/ style="|<img|https?:/);
    }
  },
);
