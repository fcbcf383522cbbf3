import { expect } from '@playwright/test';
import { nlPanel } from '../../renderer/copy/nl/panel.ts';
import { panelCopies } from '../support/copies.ts';
import { managedView, stoppedView, unmanagedView, updateViews } from '../support/policy-views.ts';
import { variant } from '../support/variants.ts';
import { expectAccessible } from './accessible.ts';
import { openPanel, panelOf } from './dialogs.ts';
import { answer, asked, askedFor, push, refuse, sent } from './main-double.ts';
import { arrive, test, testInOwnWindow } from './screen-page.ts';

test.describe.configure({ mode: 'parallel' });

for (const [name, under, view] of [
  ['of a managed machine', 'choosing, organisation suggested', managedView],
  ['of a required organisation that stops', 'choosing, organisation required', stoppedView],
  ['where nobody manages anything', 'choosing', unmanagedView],
] as const)
  test(`the panel ${name}: without axe violations, all by keyboard, no sideways scrolling at 200 %`, async ({
    page,
  }) => {
    test.slow();
    await expectAccessible(
      page,
      async (language) => {
        await arrive(page, { ...variant(under), language });
        await answer(page, 'policy', view);
        await openPanel(page, language);
        await page.getByRole('button', { name: panelCopies[language].rules.all }).click();
      },
      'pointer',
    );
  });

for (const [name, opener] of [
  ['choosing, organisation suggested', 'Organisatie'],
  ['choosing, organisation suggested', 'Bekijk de regels'],
  ['choosing, managed', 'Bekijk de regels'],
  ['choosing, a newer version', 'Bekijk de nieuwe versie'],
  ['blocked by a contradiction', 'Bekijk alle regels'],
  ['finished, new', 'Organisatie'],
] as const)
  test(`${name}: “${opener}” opens the panel, which gives the focus back`, async ({ page }) => {
    await arrive(page, variant(name));
    const button = page.getByRole('button', { name: opener, exact: true }).first();
    for (const leave of [
      () => page.keyboard.press('Escape'),
      () => page.getByRole('button', { name: nlPanel.close, exact: true }).click(),
    ]) {
      await button.focus();
      await page.keyboard.press('Enter');
      await expect(panelOf(page).getByRole('heading', { level: 2, name: nlPanel.heading })).toBeFocused();
      await leave();
      await expect(panelOf(page)).toHaveCount(0);
      await expect(button).toBeFocused();
    }
  });

testInOwnWindow('the panel costs nothing before it is opened', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await arrive(page, variant('choosing'));
  await page.waitForLoadState('networkidle');
  expect(loaded.filter((url) => url.includes('panel'))).toEqual([]);
  await openPanel(page);
  await expect(panelOf(page)).toBeVisible();
  expect(loaded.filter((url) => url.includes('organisation-panel'))).toHaveLength(2);
});

test('the panel says what holds, by whom, from where, and what does not count', async ({ page }) => {
  await arrive(page, variant('choosing, organisation suggested'));
  await openPanel(page);
  const rules = panelOf(page).getByRole('region', { name: nlPanel.rules.heading });
  const rule = rules.getByRole('listitem').filter({ hasText: 'AllowedIdentityProviders' });
  await expect(rule).toContainText('microsoft, google');
  await expect(rule).toContainText('Vastgezet door het beleid van deze computer');
  await expect(rule).toContainText('Ook volgens het beleid voor deze gebruiker');
  await expect(rules.getByText('SomethingNew')).toHaveCount(0);
  const wrong = rules.getByRole('listitem').filter({ hasText: 'AllowedTenants' }).first();
  await expect(wrong).toContainText('Deze waarde past niet bij deze instelling.');
  await panelOf(page).getByRole('button', { name: 'Helpdesk' }).click();
  await panelOf(page).getByRole('button', { name: 'Over dit beheer' }).click();
  expect((await asked(page)).slice(-2)).toEqual([
    { name: 'openLink', input: 'support' },
    { name: 'openLink', input: 'managed-by' },
  ]);
});

test('the panel asks for the rules when it opens and whenever they changed, and never otherwise', async ({
  page,
}) => {
  const snapshot = variant('choosing, organisation suggested');
  await arrive(page, snapshot);
  expect(await askedFor(page, 'policy')).toHaveLength(0);
  await openPanel(page);
  await expect(panelOf(page).getByText('AllowEmailSignUp')).toBeVisible();
  await push(page, snapshot);
  expect(await askedFor(page, 'policy')).toHaveLength(1);
  const management = { ...snapshot.management, revision: 7 };
  await answer(page, 'policy', unmanagedView);
  await push(page, { ...snapshot, management });
  await expect(panelOf(page).getByText(nlPanel.sources.none)).toBeVisible();
  expect(await askedFor(page, 'policy')).toHaveLength(2);
});

test('rules that cannot be read are asked for again', async ({ page }) => {
  await arrive(page, variant('choosing'));
  await refuse(page, 'policy', 'timeout');
  await openPanel(page);
  await expect(panelOf(page).getByRole('alert')).toContainText('te lang');
  await answer(page, 'policy', unmanagedView);
  await panelOf(page).getByRole('button', { name: 'Opnieuw proberen' }).click();
  await expect(panelOf(page).getByText(nlPanel.allowed.heading)).toBeVisible();
  await expect(panelOf(page).getByRole('alert')).toHaveCount(0);
});

test('the rules are copied, and that is said; a refusal stands beside the button', async ({ page }) => {
  await arrive(page, variant('choosing'));
  await openPanel(page);
  const button = panelOf(page).getByRole('button', { name: 'Kopieer als JSON' });
  await button.click();
  await expect(panelOf(page).getByRole('status').filter({ hasText: 'Gekopieerd' })).toBeVisible();
  expect(await askedFor(page, 'copyPolicy')).toHaveLength(1);
  await refuse(page, 'copyPolicy', 'timeout');
  await button.click();
  await expect(button).toHaveAccessibleDescription(/te lang/);
  await expect(panelOf(page).getByText('Gekopieerd')).toHaveCount(0);
});

for (const [name, update] of Object.entries(updateViews))
  test(`the panel about this app, ${name}: without axe violations, all by keyboard`, async ({ page }) => {
    await expectAccessible(
      page,
      async (language) => {
        await arrive(page, { ...variant('choosing, organisation suggested'), language, update });
        await openPanel(page, language);
        const { heading, version } = panelCopies[language].app;
        await expect(page.getByRole('region', { name: heading })).toContainText(version('0.1.0'));
      },
      'pointer',
    );
  });

test('a newer version is asked for, fetched and started from the panel, without losing the focus', async ({
  page,
}) => {
  const snapshot = variant('choosing');
  const own = { managed: false, byIt: false };
  const version = '0.2.0';
  await arrive(page, { ...snapshot, update: { status: 'unchecked', ...own } });
  await openPanel(page);
  const app = panelOf(page).getByRole('region', { name: nlPanel.app.heading });
  const [button, told] = [app.getByRole('button'), app.getByRole('status')];
  await button.focus();
  for (const [update, label, words] of [
    [{ status: 'unchecked' }, 'Nu kijken', 'nog niet gekeken'],
    [{ status: 'checking' }, 'Nu kijken', 'We kijken of'],
    [{ status: 'failed', during: 'checking' }, 'Opnieuw proberen', 'niet nagaan'],
    [{ status: 'up-to-date' }, 'Nu kijken', 'de nieuwste versie'],
    [{ status: 'available', version }, 'Installeren', '0.2.0'],
    [{ status: 'downloading', version }, 'Installeren', 'We halen versie 0.2.0 op'],
    [{ status: 'failed', during: 'downloading' }, 'Opnieuw proberen', 'niet gelukt'],
    [{ status: 'ready', version }, 'Nu opnieuw starten', 'staat klaar'],
  ] as const) {
    await push(page, { ...snapshot, update: { ...update, ...own } });
    await expect(told).toContainText(words);
    await expect(button).toHaveText(label);
    await expect(button).toBeFocused();
    await page.keyboard.press('Enter');
  }
  // While it is busy nothing can be asked.
  const wishes = ['check', 'check', 'check', 'download', 'download', 'restart'];
  expect(await askedFor(page, 'update')).toEqual(wishes);
  await refuse(page, 'update', 'timeout');
  const restart = app.getByRole('button', { name: 'Nu opnieuw starten' });
  await restart.click();
  await expect(restart).toHaveAccessibleDescription(/te lang/);
});

test('where an administrator installs this app or decides about updates, that is said', async ({ page }) => {
  const snapshot = variant('choosing, organisation suggested');
  await arrive(page, {
    ...snapshot,
    update: { status: 'available', version: '0.2.0', managed: true, byIt: true },
  });
  await openPanel(page);
  const app = panelOf(page).getByRole('region', { name: nlPanel.app.heading });
  await expect(app).toContainText('Je IT-afdeling werkt deze app bij.');
  await expect(app).toContainText('Updates worden beheerd door Bakkerij De Vries.');
  await expect(app.getByRole('button')).toHaveCount(0);
});

test('leaving the organisation is asked once more, and is there only for who can', async ({ page }) => {
  await arrive(page, variant('choosing, organisation required'));
  await openPanel(page);
  await expect(panelOf(page).getByRole('button', { name: nlPanel.close })).toBeVisible();
  await expect(panelOf(page).getByRole('button', { name: nlPanel.leave })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await arrive(page, variant('choosing, organisation suggested'));
  await openPanel(page);
  await panelOf(page).getByRole('button', { name: nlPanel.leave }).click();
  await expect(panelOf(page).getByRole('button', { name: nlPanel.stay })).toBeFocused();
  await page.keyboard.press('Enter');
  expect(await sent(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await panelOf(page).getByRole('button', { name: nlPanel.leaveSure }).click();
  expect(await sent(page)).toEqual([{ type: 'leave-organisation' }]);
  await expect(panelOf(page)).toHaveCount(0);
});

test('a panel whose opener has gone gives the focus to the new step', async ({ page }) => {
  await arrive(page, variant('choosing, organisation suggested'));
  await page.getByRole('button', { name: 'Bekijk de regels' }).click();
  await expect(panelOf(page)).toBeVisible();
  await push(page, variant('finished, new'));
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1, name: 'Je account is klaar' })).toBeFocused();
});

test('the other ways open by keyboard, stay open while the screen does, and open for a failure', async ({
  page,
}) => {
  const snapshot = variant('choosing, organisation suggested');
  await arrive(page, snapshot);
  const others = page.getByRole('button', { name: 'Andere manieren om in te loggen' });
  const google = page.getByRole('button', { name: 'Inloggen met Google' });
  await expect(others).toHaveAttribute('aria-expanded', 'false');
  await others.focus();
  await page.keyboard.press('Enter');
  await expect(google).toBeVisible();
  await push(page, { ...snapshot, notices: ['policy-kept'] });
  await expect(page.getByText('De vorige gelden nog')).toBeVisible();
  await expect(google).toBeVisible();
  await page.keyboard.press('Space');
  await expect(google).toHaveCount(0);
  await push(page, variant('choosing, organisation suggested, another way failed'));
  await expect(google).toHaveAccessibleDescription(/staat deze manier van inloggen hier niet toe/);
});

test('an organisation is confirmed, declined, or passed by for the mail', async ({ page }) => {
  await arrive(page, variant('confirming an organisation by address'));
  for (const name of ['Ja, dit is mijn organisatie', 'Toch verder per e-mail', 'Annuleren'])
    await page.getByRole('button', { name }).click();
  await arrive(page, variant('looking up an organisation failed'));
  await page.getByRole('button', { name: 'Opnieuw proberen' }).click();
  await arrive(page, variant('looking up an organisation'));
  await page.getByRole('button', { name: 'Annuleren' }).click();
  expect(await sent(page)).toEqual([
    { type: 'confirm-organisation', digest: 'digest-of-the-bakery' },
    { type: 'continue-by-email' },
    { type: 'cancel' },
    { type: 'retry' },
    { type: 'cancel' },
  ]);
});

test('a locked language cannot be chosen, and says who locked it', async ({ page }) => {
  await arrive(page, variant('choosing, organisation required'));
  const button = page.getByRole('button', { name: 'Taal Nederlands' });
  await expect(page.getByRole('combobox')).toHaveCount(0);
  await expect(button).toHaveAccessibleDescription(/^De taal is vastgezet door Coöperatieve .* U\.A\.$/);
  await button.click();
  await expect(page.getByText('De taal is vastgezet')).toBeInViewport();
  expect(await askedFor(page, 'setLanguage')).toHaveLength(0);
});

testInOwnWindow(
  'an organisation’s colour fills the buttons, in the dark where it stands out',
  async ({ page }) => {
    const snapshot = variant('confirming a restricted organisation');
    const colour = () =>
      page
        .getByRole('button', { name: 'Ja, dit is mijn organisatie' })
        .evaluate((button) => getComputedStyle(button).backgroundColor);
    const coloured = (accent: string) => ({ ...snapshot, management: { ...snapshot.management, accent } });
    await arrive(page, coloured('#8a1538'));
    expect(await colour()).toBe('rgb(138, 21, 56)');
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await colour()).toBe('rgb(116, 199, 212)');
    await push(page, coloured('#f2b705'));
    await expect.poll(colour).toBe('rgb(242, 183, 5)');
    const { accent: _, ...plain } = snapshot.management;
    await push(page, { ...snapshot, management: plain });
    await expect.poll(colour).toBe('rgb(116, 199, 212)');
  },
);

test('a name that is written from right to left stands by itself in the panel', async ({ page }) => {
  const { management, ...others } = variant('choosing, organisation suggested');
  const name = 'אוסף בע"מ';
  await arrive(page, {
    ...others,
    management: {
      ...management,
      by: name,
      canLeave: true,
      organisation: { name, method: 'microsoft', mode: 'suggested' },
    },
    update: { status: 'up-to-date', managed: true, byIt: false },
  });
  await openPanel(page);
  await panelOf(page).getByRole('button', { name: nlPanel.leave }).click();
  await expect(panelOf(page).getByText(`Updates worden beheerd door ${name}`)).toBeVisible();
  const texts = await panelOf(page).evaluate((panel) => {
    const found: { text: string; isApart: boolean }[] = [];
    const walker = document.createTreeWalker(panel, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (/\p{Script=Hebrew}/u.test(node.textContent ?? ''))
        found.push({
          text: node.textContent ?? '',
          isApart: Boolean(node.parentElement?.closest('bdi')),
        });
    return found;
  });
  expect(texts).toEqual(Array(4).fill({ text: name, isApart: true }));
});
