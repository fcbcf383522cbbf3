import { expect, type Page } from '@playwright/test';
import { languages } from '#contract/snapshot.ts';
import { headingOf } from '../../renderer/copy/heading.ts';
import { copies } from '../support/copies.ts';
import { variants } from '../support/variants.ts';
import { arrive, push, sent, test, variant, zoomed } from './screen-page.ts';

test.describe.configure({ mode: 'parallel' });

const narrow = { width: 400, height: 720 };

/** The smallest height of what leads on, in CSS pixels: the primary button, and the ways to sign in. */
const heightsOfPrimary = (page: Page): Promise<[words: string, height: number][]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.button.primary, .provider')].map((button) => [
      button.innerText,
      button.getBoundingClientRect().height,
    ]),
  );

for (const language of languages)
  test(`in ${language} the primary action is at least 44 px high in every state`, async ({ page }) => {
    // Every state in one test.
    test.slow();
    for (const [name, snapshot] of Object.entries(variants))
      await test.step(name, async () => {
        await arrive(page, { ...snapshot, language });
        for (const width of [400, 520]) {
          await page.setViewportSize({ width, height: 720 });
          const low = (await heightsOfPrimary(page)).filter(([, height]) => height < 44);
          expect(low, `${width} px`).toEqual([]);
        }
      });
  });

for (const language of languages)
  test(`in ${language} the header and the footer keep to one row at 400 px`, async ({ page }) => {
    await page.setViewportSize(narrow);
    await arrive(page, { ...variant('signing in, waiting'), language });
    const heights = await page.evaluate(() =>
      ['.header', '.foot'].map((row) => document.querySelector(row)?.getBoundingClientRect().height ?? 0),
    );
    expect(heights.filter((height) => height > 60)).toEqual([]);
  });

test('without a browser on this computer, nothing is offered that needs one', async ({ page }) => {
  await arrive(page, variant('signing in, by phone'));
  const { openAgain, copyLink, showQr, anotherWay, nothingSeen } = copies.nl.signingIn;
  await expect(page.getByRole('button', { name: copyLink })).toBeVisible();
  for (const name of [openAgain, showQr, anotherWay])
    await expect(page.getByRole('button', { name })).toHaveCount(0);
  await expect(page.getByRole('heading', { name: nothingSeen })).toHaveCount(0);
  // Once the link is copied, the code can be asked for again.
  const { journey } = variant('signing in, by phone');
  if (journey.step !== 'signing-in') throw new Error('another step');
  const { qr: _, ...copied } = { ...journey, phase: 'link-copied' as const };
  await push(page, { ...variant('signing in, by phone'), journey: copied });
  await page.getByRole('button', { name: showQr }).click();
  expect(await sent(page)).toEqual([{ type: 'show-qr' }]);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    headingOf({ journey: copied, setup: null }, copies.nl),
  );
});

test('terms that were read are there at once when they are opened again', async ({ page }) => {
  await arrive(page, variant('entering an address'));
  await page.evaluate(() => {
    const value = { version: '2026-1', language: 'nl', text: 'Eerste artikel.' };
    window.double.answerWith('terms', () => ({ ok: true, value }));
  });
  const opener = page.getByRole('button', { name: copies.nl.enteringEmail.terms });
  const text = page.getByRole('region', { name: copies.nl.registering.terms });
  await opener.click();
  await expect(text).toHaveText('Eerste artikel.');
  await opener.click();
  await page.evaluate(() => window.double.answerWith('terms', () => new Promise(() => {})));
  await opener.click();
  await expect(text).toHaveText('Eerste artikel.');
  await expect(page.getByText(copies.nl.enteringEmail.termsLoading)).toHaveCount(0);
  // An answer that does not come takes nothing away.
  await opener.click();
  await page.evaluate(() => window.double.answerWith('terms', () => ({ ok: false, code: 'offline' })));
  await opener.click();
  await expect(text).toHaveText('Eerste artikel.');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('the hint beside “Stuur opnieuw” stands on its baseline', async ({ page }) => {
  await arrive(page, variant('waiting for activation'));
  const bottoms = await page.evaluate(() =>
    [...document.querySelectorAll('.resend > .button > span, .resend > .hint:not(.spam)')].map(
      (words) => words.getBoundingClientRect().bottom,
    ),
  );
  expect(bottoms).toHaveLength(2);
  expect(new Set(bottoms.map(Math.round)).size).toBe(1);
});

for (const language of languages)
  test(`in ${language} no word of a heading breaks at 200 %`, async ({ page }) => {
    // Every state in one test.
    test.slow();
    await page.setViewportSize(zoomed);
    for (const [name, snapshot] of Object.entries(variants))
      await test.step(name, async () => {
        await arrive(page, { ...snapshot, language });
        const broken = await page.evaluate(() => {
          const heading = document.querySelector<HTMLElement>('h1:not(.visually-hidden)');
          if (!heading) return [];
          // Its longest word fits when nothing may break and nothing sticks out.
          heading.style.overflowWrap = 'normal';
          return heading.scrollWidth > heading.clientWidth ? [heading.innerText] : [];
        });
        expect(broken).toEqual([]);
      });
  });
