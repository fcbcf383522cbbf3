import { expect } from '@playwright/test';
import { languages } from '#contract/snapshot.ts';
import { headingOf } from '../../renderer/copy/heading.ts';
import { copies } from '../support/copies.ts';
import { variant } from '../support/variants.ts';
import { answer, push, refuse, sent } from './main-double.ts';
import { arrive, test } from './screen-page.ts';

test.describe.configure({ mode: 'parallel' });

const narrow = { width: 400, height: 720 };

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
  await answer(page, 'terms', { version: '2026-1', language: 'nl', text: 'Eerste artikel.' });
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
  await refuse(page, 'terms', 'offline');
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
