import { expect, type Page } from '@playwright/test';
import { headingOf } from '../../renderer/copy/heading.ts';
import { copies } from '../support/copies.ts';
import { variant, variants } from '../support/variants.ts';
import { expectAccessible, expectKeyboardAndZoom, findViolations } from './accessible.ts';
import { answer, asked, push, refuse, sent } from './main-double.ts';
import { arrive, inOneLine, test, testInOneWindow, testInOwnWindow } from './screen-page.ts';

test.describe.configure({ mode: 'parallel' });

/** What the page says of itself to a screen reader and in the title bar, and whether what is to have the focus has it. */
const saidBy = (page: Page) =>
  page.evaluate(() => {
    const [announcement, title] = [
      document.querySelector('[data-announcement]')?.textContent,
      document.title,
    ].map((words) => words?.replace(/\s+/g, ' ').trim());
    // A part of the setup comes after the heading took the focus; a box that is wrong then takes it.
    const first = document.querySelector('.setup [aria-invalid="true"]') ?? document.querySelector('h1');
    const isFocused = document.hasFocus() && document.activeElement === first;
    return { announcement, title, lang: document.documentElement.lang, isFocused };
  });

for (const [name, snapshot] of Object.entries(variants))
  testInOneWindow(
    `${name}: takes focus, title and announcement; without axe violations, all by keyboard, whole at 200 %`,
    async ({ page }) => {
      await expectAccessible(page, async (language) => {
        await arrive(page, { ...snapshot, language });
        const heading = inOneLine(headingOf(snapshot, copies[language]));
        await expect
          .poll(() => saidBy(page))
          .toEqual({
            announcement: heading,
            title: `${heading} · eConnect`,
            lang: language,
            // The first screen in another language is no arrival: what had the focus keeps it.
            isFocused: language === 'nl' ? true : expect.any(Boolean),
          });
      });
    },
  );

test('a change within a step leaves the focus where it is', async ({ page }) => {
  await arrive(page, variant('signing in, waiting'));
  const button = page.getByRole('button', { name: 'Link kopiëren' });
  await button.focus();
  await push(page, variant('signing in, link copied'));
  await expect(page.getByText('De link is gekopieerd')).toBeVisible();
  await expect(button).toBeFocused();
});

for (const [name, role, control, words] of [
  ['choosing after a failure', 'button', 'Inloggen met Google', 'geen toestemming'],
  ['signing in, no browser', 'button', 'Browser opnieuw openen', 'ging niet open'],
  ['entering an address, refused', 'textbox', 'E-mailadres van je werk', 'geen volledig e-mailadres'],
  ['waiting, code wrong', 'textbox', 'Of typ de code uit de e-mail', 'klopt niet'],
  ['waiting, too soon', 'button', 'Stuur opnieuw', 'net al een e-mail'],
  ['registering, user name taken', 'textbox', 'Gebruikersnaam', 'al in gebruik'],
  ['registering, password weak', 'textbox', 'Wachtwoord', 'niet sterk genoeg'],
  ['registering, terms changed', 'checkbox', 'akkoord', 'zojuist gewijzigd'],
] as const)
  test(`${name}: the failure is announced and belongs to “${control}”`, async ({ page }) => {
    await arrive(page, variant(name));
    await expect(page.getByRole('alert')).toHaveCount(1);
    await expect(page.getByRole('alert')).toContainText(words);
    await expect(page.getByRole(role, { name: control })).toHaveAccessibleDescription(new RegExp(words));
  });

testInOwnWindow('an address is sent by Enter, trimmed, and no draft follows it', async ({ page }) => {
  await page.clock.install();
  await arrive(page, variant('entering an address'));
  const box = page.getByRole('textbox', { name: 'E-mailadres van je werk' });
  await box.fill('sanne');
  await box.press('Enter');
  await expect(box).toHaveAccessibleDescription(/geen volledig e-mailadres/);
  await expect(box).toHaveAttribute('aria-invalid', 'true');
  await box.fill('  sanne@bakkerijdehoek.nl ');
  await box.press('Enter');
  await page.clock.runFor(1000);
  expect((await sent(page)).at(-1)).toEqual({ type: 'submit-email', email: 'sanne@bakkerijdehoek.nl' });
});

testInOwnWindow(
  'what is typed is kept with main after a pause, and stays on the screen',
  async ({ page }) => {
    await page.clock.install();
    await arrive(page, variant('registering by e-mail'));
    await page.getByRole('textbox', { name: 'Gebruikersnaam' }).fill('sanne');
    await page.getByLabel('Wachtwoord', { exact: true }).fill('correct paard batterij');
    await page.clock.runFor(1000);
    expect(await sent(page)).toEqual([{ type: 'draft', field: 'username', value: 'sanne' }]);
    await push(page, variant('registering, user name taken'));
    const username = page.getByRole('textbox', { name: 'Gebruikersnaam' });
    await expect(username).toHaveValue('sanne');
    await expect(username).toBeFocused();
    await expect(page.getByLabel('Wachtwoord', { exact: true })).toHaveValue('correct paard batterij');
  },
);

test('registering asks for the tick, sends everything once, and forgets the password on leaving', async ({
  page,
}) => {
  await arrive(page, variant('registering by e-mail'));
  const password = page.getByLabel('Wachtwoord', { exact: true });
  await password.fill('correct paard batterij');
  await password.press('Enter');
  const tick = page.getByRole('checkbox');
  await expect(tick).toBeFocused();
  await expect(tick).toHaveAccessibleDescription(/nog niet akkoord/);
  await expect(page.getByRole('alert')).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Registreer' }).click();
  expect(await sent(page)).toEqual([
    {
      type: 'register',
      username: 'sanne.devries',
      password: 'correct paard batterij',
      acceptedTerms: { version: '2026-1', sha256: 'a'.repeat(64) },
    },
  ]);
  await arrive(page, variant('registering by e-mail'));
  await expect(password).toHaveValue('');
  await expect(tick).not.toBeChecked();
});

test('new terms take the tick away', async ({ page }) => {
  const snapshot = variant('registering an identity');
  if (snapshot.journey.step !== 'registering') throw new Error('another step');
  await arrive(page, snapshot);
  await page.getByRole('checkbox').check();
  const terms = { ...snapshot.journey.terms, version: '2026-2', sha256: 'b'.repeat(64) };
  await push(page, { ...snapshot, journey: { ...snapshot.journey, terms } });
  await expect(page.getByRole('checkbox', { name: '2026-2' })).not.toBeChecked();
});

test('a password can be looked at and hidden again', async ({ page }) => {
  await arrive(page, variant('registering by e-mail'));
  const password = page.getByLabel('Wachtwoord', { exact: true });
  await page.getByRole('button', { name: 'Toon wachtwoord' }).click();
  await expect(password).toHaveAttribute('type', 'text');
  await page.getByRole('button', { name: 'Verberg wachtwoord' }).click();
  await expect(password).toHaveAttribute('type', 'password');
});

testInOwnWindow('the countdown to another mail is shown, and locks nothing', async ({ page }) => {
  await page.clock.install({ time: '2026-11-23T12:00:00Z' });
  const snapshot = variant('waiting for activation');
  if (snapshot.journey.step !== 'waiting-for-activation') throw new Error('another step');
  await arrive(page, { ...snapshot, journey: { ...snapshot.journey, resendAt: '2026-11-23T12:01:05Z' } });
  await expect(page.getByText('over 1:0')).toBeVisible();
  await page.getByRole('button', { name: 'Stuur opnieuw' }).click();
  expect(await sent(page)).toEqual([{ type: 'resend' }]);
  await page.clock.runFor(70_000);
  await expect(page.getByText('Opnieuw sturen kan over')).toHaveCount(0);
});

test('while waiting for the browser, every way out works in every phase', async ({ page }) => {
  for (const phase of ['opening', 'waiting', 'link copied', 'completing']) {
    await arrive(page, variant(`signing in, ${phase}`));
    for (const name of ['Browser opnieuw openen', 'Link kopiëren', 'Annuleren en anders inloggen'])
      await page.getByRole('button', { name }).click();
  }
  const once = [{ type: 'open-again' }, { type: 'copy-link' }, { type: 'cancel' }];
  expect(await sent(page)).toEqual([...once, ...once, ...once, ...once]);
});

for (const [name, busy, submit, others] of [
  [
    'entering an address, queued',
    'entering an address, sending',
    'Stuur de e-mail',
    'E-mailadres van je werk',
  ],
  ['registering, queued', 'registering, busy', 'Registreer', 'Gebruikersnaam'],
] as const)
  test(`${name}: it says so, goes at once or not at all, and keeps the focus`, async ({ page }) => {
    await arrive(page, variant(busy));
    await page.getByRole('button', { name: submit }).focus();
    await push(page, variant(name));
    await expect(page.getByText('We versturen dit automatisch zodra het weer kan')).toBeInViewport();
    await expect(page.getByRole('textbox', { name: others })).toHaveAttribute('readonly');
    await expect(page.getByRole('button', { name: 'Nu versturen' })).toBeFocused();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Toch niet versturen' }).click();
    expect(await sent(page)).toEqual([{ type: 'send-now' }, { type: 'withdraw' }]);
  });

test('another mail that is queued is sent at once or not at all', async ({ page }) => {
  await arrive(page, variant('waiting, another mail queued'));
  for (const name of ['Nu versturen', 'Toch niet versturen'])
    await page.getByRole('button', { name }).click();
  expect(await sent(page)).toEqual([{ type: 'send-now' }, { type: 'withdraw' }]);
});

test('a locked keychain can be asked once more from its notice', async ({ page }) => {
  await arrive(page, variant('finished, offline'));
  await page.getByRole('button', { name: 'Ontgrendelen' }).click();
  expect(await sent(page)).toEqual([{ type: 'retry-keychain' }]);
});

for (const notice of ['session-only-missing', 'session-only-unreadable'] as const)
  test(`${notice}: the keychain can be asked once more from the notice`, async ({ page }) => {
    await arrive(page, { ...variant('choosing'), notices: [notice] });
    await page.getByRole('listitem').getByRole('button', { name: 'Opnieuw proberen' }).click();
    expect(await sent(page)).toEqual([{ type: 'retry-keychain' }]);
  });

test('a keychain that the system forbids has nothing to ask', async ({ page }) => {
  await arrive(page, { ...variant('choosing'), notices: ['session-only-forbidden'] });
  const notice = page.getByRole('listitem').filter({ hasText: 'De regels van je computer' });
  await expect(notice).toBeVisible();
  await expect(notice.getByRole('button')).toHaveCount(0);
});

testInOwnWindow(
  'while the mail is queued, a user name is kept beforehand, and nothing is sent by Enter',
  async ({ page }) => {
    await page.clock.install();
    await arrive(page, variant('entering an address'));
    await expect(page.getByRole('textbox', { name: 'Gebruikersnaam' })).toHaveCount(0);
    await push(page, variant('entering an address, queued'));
    const username = page.getByRole('textbox', { name: 'Gebruikersnaam' });
    await expect(username).toHaveAccessibleDescription(
      'Vul alvast je gebruikersnaam in; je wachtwoord kies je later.',
    );
    await username.fill('sanne');
    await page.keyboard.press('Enter');
    await page.clock.runFor(1000);
    expect(await sent(page)).toEqual([{ type: 'draft', field: 'username', value: 'sanne' }]);
    await push(page, variant('entering an address'));
    await push(page, variant('entering an address, queued'));
    await expect(username).toHaveValue('sanne');
  },
);

test('the terms can be read before there is anything to agree to', async ({ page }) => {
  await arrive(page, variant('entering an address'));
  await refuse(page, 'terms', 'timeout');
  const opener = page.getByRole('button', { name: 'Lees de voorwaarden' });
  await opener.click();
  await expect(page.getByRole('alert')).toContainText('te lang');
  await opener.click();
  await answer(page, 'terms', { version: '2026-1', language: 'nl', text: 'Eerste artikel.\n\n'.repeat(40) });
  await opener.click();
  await expect(page.getByRole('region', { name: 'Voorwaarden' })).toContainText('Eerste artikel.');
  await expect(page.getByText('die je ziet als je akkoord gaat')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Lees in je browser' })).toHaveCount(0);
  expect(await findViolations(page)).toEqual([]);
  await expectKeyboardAndZoom(page);
  await opener.click();
  await expect(page.getByRole('region', { name: 'Voorwaarden' })).toHaveCount(0);
});

test('a method that is coming cannot be chosen', async ({ page }) => {
  await arrive(page, variant('choosing'));
  // Playwright waits for what is aria-disabled to become enabled; a person's finger does not.
  await page.getByRole('button', { name: 'Log in met Apple' }).click({ force: true });
  await page.getByRole('button', { name: 'Aanmelden met Microsoft' }).click();
  expect(await sent(page)).toEqual([{ type: 'choose', method: 'microsoft' }]);
});

test('signing out is asked once more, with the safe answer first and focused', async ({ page }) => {
  await arrive(page, variant('finished, new'));
  await page.getByRole('button', { name: 'Uitloggen' }).click();
  await expect(page.getByRole('button', { name: 'Ingelogd blijven' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Uitloggen' })).toBeFocused();
  expect(await sent(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Ja, uitloggen' }).click();
  expect(await sent(page)).toEqual([{ type: 'sign-out' }]);
});

test('links and languages are asked for by topic and by code', async ({ page }) => {
  await arrive(page, variant('finished, new'));
  await page.getByRole('button', { name: 'Ga verder met het instellen van je omgeving' }).click();
  await page.getByRole('button', { name: 'Verstuur een proeffactuur' }).click();
  for (const label of ['English', 'Français', 'Deutsch'])
    await page.getByRole('combobox', { name: 'Taal' }).selectOption({ label });
  expect((await asked(page)).slice(2)).toEqual([
    { name: 'openLink', input: { nextStep: 'sender' } },
    { name: 'openLink', input: { nextStep: 'test' } },
    { name: 'setLanguage', input: 'en' },
    { name: 'setLanguage', input: 'fr' },
    { name: 'setLanguage', input: 'de' },
  ]);
});

test('a language that was chosen is shown once main has told it, and not where main refuses it', async ({
  page,
}) => {
  const snapshot = variant('finished, new');
  await arrive(page, snapshot);
  const menu = page.getByRole('combobox', { name: 'Taal' });
  await refuse(page, 'setLanguage', 'unexpected');
  await menu.selectOption('de');
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(menu).toHaveValue('nl');
  await push(page, { ...snapshot, language: 'de' });
  await expect(page.locator('header').getByRole('combobox')).toHaveValue('de');
});

test('the heading of a step has the focus before the step is painted', async ({ page }) => {
  await arrive(page, variant('finished, new'));
  const next = { ...variant('entering an address'), revision: 9_999 };
  const focused = await page.evaluate(async (snapshot) => {
    window.double.push(snapshot);
    // Nothing is painted before these have run.
    for (let microtasks = 0; microtasks < 5; microtasks += 1) await null;
    return [document.querySelector('.field') !== null, document.activeElement?.tagName];
  }, next);
  expect(focused).toEqual([true, 'H1']);
});

test('another language takes nothing away that was typed', async ({ page }) => {
  const snapshot = variant('registering by e-mail');
  await arrive(page, snapshot);
  const password = page.locator('[name="password"]');
  await password.fill('correct paard batterij');
  await push(page, { ...snapshot, language: 'de' });
  await expect(page.getByRole('button', { name: copies.de.registering.submit })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(password).toHaveValue('correct paard batterij');
  await expect(password).toBeFocused();
});

testInOwnWindow(
  'when main does not answer at all, that is said, and asking again is possible',
  async ({ page }) => {
    await page.addInitScript(() => {
      window.double.answerWith('snapshot', () => ({ ok: false, code: 'unexpected' }));
    });
    await page.goto('/');
    await expect(page.getByRole('alert')).toContainText('something', { ignoreCase: true });
    expect(await findViolations(page)).toEqual([]);
    await refuse(page, 'snapshot', 'timeout');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('alert')).toContainText('took too long');
  },
);

testInOwnWindow.describe('a system in a language without copy', () => {
  testInOwnWindow.use({ locale: 'sv-SE' });

  testInOwnWindow('is spoken to in English, also before main has answered', async ({ page }) => {
    await page.addInitScript(() => {
      window.double.answerWith('snapshot', () => ({ ok: false, code: 'timeout' }));
    });
    await page.goto('/');
    await expect(page.getByRole('alert')).toContainText('took too long');
  });
});

test('an expired sign-up and an expired registration lead on', async ({ page }) => {
  for (const name of ['waiting, expired', 'registering, expired']) {
    await arrive(page, variant(name));
    await page.getByRole('button', { name: 'Begin opnieuw' }).click();
  }
  expect(await sent(page)).toEqual([{ type: 'retry' }, { type: 'retry' }]);
});

test('what only IT can end is copied for them, and that is said; so is that it could not be', async ({
  page,
}) => {
  await arrive(page, variant('choosing, IT must approve'));
  const button = page.getByRole('button', { name: copies.nl.forIt.copy });
  await button.click();
  await expect(page.getByRole('status').filter({ hasText: copies.nl.forIt.copied })).toBeVisible();
  expect((await asked(page)).at(-1)).toMatchObject({ name: 'copyFailure' });
  await refuse(page, 'copyFailure', 'unexpected');
  await button.click();
  await expect(page.getByText(copies.nl.failures.unexpected.happened)).toBeVisible();
  await expect(page.getByText(copies.nl.forIt.copied)).toHaveCount(0);
});
