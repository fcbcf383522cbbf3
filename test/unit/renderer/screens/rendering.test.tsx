import { beforeAll, describe, expect, test } from 'vitest';
import { failureCodes, failuresForIt } from '#contract/failure.ts';
import { languages, type Snapshot } from '#contract/snapshot.ts';
import { warmLaterScreens } from '../../../../renderer/app.tsx';
import { headingOf } from '../../../../renderer/copy/heading.ts';
import { copies } from '../../../support/copies.ts';
import { renderApp as html } from '../../../support/render-app.tsx';
import { failed, snapshotOf } from '../../../support/snapshots.ts';
import { variant, variants } from '../../../support/variants.ts';

beforeAll(warmLaterScreens);

test('where no environment could be read, none is named', () => {
  const { journey } = variant('blocked by policy');
  expect(html(snapshotOf(journey, { environment: '' }))).not.toContain('<dd></dd>');
});

describe.each(Object.entries(variants))('%s', (_, snapshot) => {
  test.each(languages)('has one heading and one main in %s', (language) => {
    const page = html({ ...snapshot, language });
    expect(page.match(/<h1/g)).toHaveLength(1);
    expect(page.match(/<main/g)).toHaveLength(1);
    expect(page).toContain(`>${headingOf(snapshot, copies[language])}</h1>`);
  });

  test('has no style attribute, which the content policy would refuse', () => {
    expect(html(snapshot)).not.toMatch(/\sstyle=/);
  });

  test('has no input that cuts or rewrites what is typed', () => {
    expect(html(snapshot)).not.toMatch(/maxlength|type="email"/i);
  });

  test('shows its failure once, as an alert', () => {
    const { journey } = snapshot;
    const expected = 'failure' in journey && journey.failure ? [journey.failure.code] : [];
    const shown = [...html(snapshot).matchAll(/role="alert"[^>]*data-code="([^"]+)"/g)].map(
      ([, code]) => code,
    );
    expect(shown).toEqual(expected);
  });
});

test.each([
  ['nl', /werkt tot dinsdag \d\d:\d\d uur\./],
  ['en', /works until Tuesday \d\d:\d\d\./],
  ['fr', /jusqu’à mardi \d\d:\d\d\./],
  ['de', /gilt bis Dienstag, \d\d:\d\d Uhr\./],
] as const)('in %s the time at which a mail expires counts to 24', (language, words) => {
  const snapshot = variant('waiting for activation');
  if (snapshot.journey.step !== 'waiting-for-activation') throw new Error('another step');
  // At noon, so that it is the same day in every time zone of Europe.
  const journey = { ...snapshot.journey, expiresAt: '2030-01-01T12:30:00Z' };
  expect(html({ ...snapshot, journey, language })).toMatch(words);
});

test.each(languages)('a failure says when another try is of use, in %s', (language) => {
  const retryAt = new Date(Date.now() + 61_000).toISOString();
  const failure = { code: 'too-many-requests' as const, at: 'submit' as const, retryAt };
  const page = html({
    ...snapshotOf({ step: 'entering-email', email: 'iris@molen.test', phase: 'idle', failure }),
    language,
  });
  expect(page).toMatch(/class="hint countdown">[^<]* 1:0[01]\.</);
});

describe('the doctor', () => {
  const known = Object.entries(variants).filter(([, { journey }]) => journey.step !== 'starting');

  test.each(known)('%s: has one link to it', (_, snapshot) => {
    expect(html(snapshot).match(/>Werkt er iets niet\?</g)).toHaveLength(1);
  });

  test.each([
    ['choosing, offline', true],
    ['signing in, no browser', true],
    ['entering an address, offline', true],
    ['blocked, offline', true],
    ['blocked by policy', true],
    ['choosing after a failure', false],
    ['registering, user name taken', false],
  ])('%s: the failure links to it: %s', (name, leads) => {
    const ways = html(variant(name)).match(/>Onderzoek wat er mis is</g) ?? [];
    expect(ways).toHaveLength(leads ? 1 : 0);
  });
});

describe('the choice', () => {
  test('offers only the methods of the snapshot', () => {
    const page = html(
      snapshotOf({ step: 'choosing' }, { methods: [{ id: 'organisation', available: true }] }),
    );
    expect(page).toContain('Inloggen via je organisatie');
    expect(page).not.toMatch(/Microsoft|Google|Apple/);
  });

  test('does not offer e-mail where that is switched off', () => {
    expect(html(variant('choosing, without e-mail'))).not.toContain('Of login met email');
  });

  test('shows a method that is coming as such, and explains it', () => {
    const page = html(variant('choosing'));
    expect(page).toMatch(/aria-disabled="true"[^>]*aria-describedby="[^"]+"/);
    expect(page).toContain('Inloggen met Apple kan binnenkort');
  });
});

describe('an organisation’s choice', () => {
  test('suggested, has its method first and the others behind a button', () => {
    const page = html(variant('choosing, organisation suggested'));
    expect(page).toMatch(/Bakkerij De Vries<\/bdi> logt in met Microsoft/);
    expect(page).toMatch(/aria-expanded="false"[^>]*>.*Andere manieren om in te loggen/);
    expect(page).not.toMatch(/Google|Of login met email/);
  });

  test('suggested, opens the others where one of them failed', () => {
    const page = html(variant('choosing, organisation suggested, another way failed'));
    expect(page).toContain('aria-expanded="true"');
    expect(page).toContain('Inloggen met Google');
  });

  test('required, has no other method and no word about choosing', () => {
    const page = html(variant('choosing, organisation required'));
    expect(page).toContain('Inloggen via je organisatie');
    expect(page).not.toMatch(/Microsoft|Google|Apple|aria-expanded|Kies het account/);
  });

  test('of which the method is not offered leaves the ordinary choice', () => {
    const { management } = variant('choosing, organisation required');
    const page = html(snapshotOf({ step: 'choosing' }, { management }));
    expect(page).toContain('Inloggen met Google');
    expect(page).not.toContain('aria-expanded');
  });
});

describe('the organisation to confirm', () => {
  test.each([
    ['confirming an organisation by address', true],
    ['confirming an organisation', false],
    ['confirming a restricted organisation', false],
  ])('%s: the mail after all is offered: %s', (name, offered) => {
    expect(html(variant(name)).includes('Toch verder per e-mail')).toBe(offered);
  });

  test('a restricted organisation by address does not offer the mail', () => {
    const snapshot = variant('confirming a restricted organisation');
    if (snapshot.journey.step !== 'confirming-organisation') throw new Error('another step');
    const page = html({ ...snapshot, journey: { ...snapshot.journey, by: 'address' } });
    expect(page).toContain('Andere manieren zijn dan uitgesloten.');
    expect(page).not.toContain('Toch verder per e-mail');
  });

  test('while it is looked up there is nothing to confirm', () => {
    expect(html(variant('looking up an organisation'))).not.toContain('Ja, dit is mijn organisatie');
  });
});

describe('a blocked screen says who can resolve it', () => {
  test.each([
    ['blocked by unreadable rules', 'Geef deze gegevens door aan je IT-afdeling'],
    ['blocked by a contradiction', 'Geef deze gegevens door aan je IT-afdeling'],
    ['blocked, organisation unknown', 'Geef deze gegevens door aan je IT-afdeling'],
    ['blocked by the keychain', 'Lukt het niet?'],
    ['blocked otherwise', 'Wij kunnen dit oplossen'],
  ])('%s: %s', (name, words) => {
    expect(html(variant(name))).toContain(words);
  });

  test.each([
    ['platform-answer-invalid', 'Geef deze gegevens door aan je IT-afdeling'],
    ['profile-expired', 'Geef deze gegevens door aan je IT-afdeling'],
    ['clock-wrong', 'Lukt het niet?'],
    ['organisation-answer-invalid', 'Wij kunnen dit oplossen'],
  ] as const)('where that is %s: %s', (code, words) => {
    expect(html(snapshotOf({ step: 'blocked', ...failed(code, 'page') }))).toContain(words);
  });

  test('is told which settings and which places', () => {
    const page = html(variant('blocked by unreadable rules')).replaceAll('<wbr/>', '');
    expect(page).toContain('AllowedIdentityProviders');
    expect(page).toContain('Het beleid van deze computer');
    expect(page).toContain('HKEY_CURRENT_USER\\SOFTWARE\\Policies\\eConnect\\Onboarding');
  });

  test('reads a wrong name once, beside the one that was meant, and what to do beside what is wrong', () => {
    const page = html(variant('blocked by unreadable rules'));
    expect(page.match(/>allowedTennants</g)).toHaveLength(1);
    expect(page.match(/>AllowedTenants</g)).toHaveLength(1);
    expect(page).toContain('De waarde van deze instelling klopt niet.</strong> Herstel de waarde');
  });
});

describe('while the person signs in in the browser', () => {
  test.each([
    ['signing in, by the listener alone', false, false],
    ['signing in, without the relay', false, true],
    ['signing in, by the relay alone', true, false],
    ['signing in, waiting', true, true],
  ])('%s: a phone is offered: %s, another way: %s', (name, phone, another) => {
    const page = html(variant(name));
    expect(page.includes('Inloggen op je telefoon')).toBe(phone);
    expect(page.includes('Andere verbinding proberen')).toBe(another);
  });

  test.each([
    ['relay', 'remote-session', 'Je werkt via een extern bureaublad'],
    ['relay', 'chosen', 'eConnect geeft aan deze app door'],
    ['relay', undefined, 'eConnect geeft aan deze app door'],
    ['paste', undefined, 'zie je een tekst in je browser'],
    ['paste', 'remote-session', 'zie je een tekst in je browser'],
    ['loopback', 'chosen', 'rechtstreeks aan deze app'],
    ['loopback', 'browser-missing', 'gaat dit venster vanzelf verder'],
    ['loopback', undefined, 'gaat dit venster vanzelf verder'],
  ] as const)('by %s, because of %s: %s', (returnPath, reason, words) => {
    const { journey, ...others } = variant('signing in, waiting');
    if (journey.step !== 'signing-in') throw new Error('another step');
    const page = html({ ...others, journey: { ...journey, returnPath, ...(reason ? { reason } : {}) } });
    expect(page).toContain(words);
  });
});

describe('the account to check', () => {
  test('of another organisation can be used, and says which one is expected', () => {
    const page = html(variant('checking an account of another organisation'));
    expect(page).toContain(
      'Hier wordt een account van <bdi>Bakkerij De Vries</bdi> (@bakkerij-devries.nl) verwacht.',
    );
    expect(page).toContain('Ja, dit is mijn werkaccount');
  });

  test('names the account and the address, and the safe answer is the primary button at the right', () => {
    const page = html(variant('checking a private address'));
    expect(page).toContain('@gmail.com');
    expect(page).toMatch(
      /button secondary"[^>]*>Ja, dit is mijn werkaccount<.*button primary"[^>]*>Een ander account gebruiken</,
    );
  });
});

describe('registering', () => {
  test('asks an identity for the terms only', () => {
    expect(html(variant('registering an identity'))).not.toMatch(/type="password"|name="username"/);
  });

  test('never puts a password in the page', () => {
    const inputs = html(variant('registering by e-mail')).match(/<input[^>]* type="password"[^>]*>/g);
    expect(inputs).toHaveLength(1);
    expect(inputs?.join()).not.toMatch(/\svalue="[^"]/);
  });

  test('describes an input by its failure', () => {
    const page = html(variant('registering, user name taken'));
    const box = page.match(/<input[^>]*name="username"[^>]*>/)?.[0];
    const described = box?.match(/aria-describedby="([^"]+)"/)?.[1];
    expect(box).toContain('aria-invalid="true"');
    expect(page).toMatch(new RegExp(`role="alert" id="${described}" data-code="username-taken"`));
  });
});

test('a page that the platform names no address for is not offered', () => {
  const choosing = (links: Snapshot['links']) => html(snapshotOf({ step: 'choosing' }, { links }));
  const { help, privacy, sales, video } = copies.nl.links;
  for (const label of [help, privacy, sales, video]) {
    expect(choosing(['help', 'privacy', 'sales', 'video'])).toContain(`>${label}<`);
    expect(choosing([])).not.toContain(`>${label}<`);
  }
  const finished = variant('finished, new');
  expect(html(finished)).toContain(copies.nl.finished.video);
  expect(html({ ...finished, links: [] })).not.toContain(copies.nl.finished.video);
  const registering = variant('registering, user name taken');
  expect(html(registering)).toContain(copies.nl.registering.termsInBrowser);
  expect(html({ ...registering, links: [] })).not.toContain(copies.nl.registering.termsInBrowser);
});

test('only another environment than production is named', () => {
  const journey = { step: 'choosing' } as const;
  expect(html(snapshotOf(journey, { environment: 'sandbox' }))).toContain('sandbox');
  expect(html(snapshotOf(journey, { environment: 'production' }))).not.toContain('production');
});

test('a refusal by main is shown on every screen', () => {
  const page = html(variant('finished, new'), { refusal: 'link-not-allowed' });
  expect(page).toContain('data-code="link-not-allowed"');
});

test('a link that was refused is named, with why, as text and not as a link', () => {
  const refusedLink = { link: '/organisation?slug=<b>', reason: 'value-invalid' } as const;
  const page = html(snapshotOf({ step: 'choosing' }, { notices: ['deep-link-refused'], refusedLink }));
  expect(page).toContain(
    '<strong>Een link vroeg iets wat deze app niet doet.</strong> Er is niets veranderd.',
  );
  expect(page).toContain(
    `${copies.nl.refusedLink['value-invalid']} <span class="code">/organisation?slug=&lt;b></span>`,
  );
});

test('only a failure that IT alone can end offers a text to copy for IT', () => {
  const offering = failureCodes.filter((code) =>
    html(snapshotOf({ step: 'choosing', failure: { code, at: 'microsoft' } })).includes(copies.nl.forIt.copy),
  );
  expect(offering).toEqual(failuresForIt);
});

describe('before the words of the later screens are there', () => {
  const early = (name: string) => html(variant(name), { isEarly: true });

  test('the choice can be made', () => {
    expect(early('choosing')).toContain('Inloggen met Google');
  });

  // It stands above the buttons or between them, which must not move under the pointer.
  test.each(['choosing after a failure', 'choosing, in safe mode'])(
    '%s waits for what it has to say',
    (name) => {
      expect(early(name)).not.toContain('Inloggen met Google');
    },
  );

  test.each(['finished, new', 'blocked by policy'])('%s shows what starting shows', (name) => {
    expect(early(name)).toBe(early('starting'));
  });
});
