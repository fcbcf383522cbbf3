import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { Snapshot } from '#contract/snapshot.ts';
import { App } from '../../../../renderer/app.tsx';
import { headingOf } from '../../../../renderer/copy/heading.ts';
import { copies } from '../../../support/copies.ts';
import { snapshotOf, variants } from '../../../support/snapshots.ts';

const silent = { send: () => {}, openLink: () => {}, setLanguage: () => {} };
const wordsOf = ({ language }: Snapshot) => ({ language, copy: copies[language] });
const html = (snapshot: Snapshot) =>
  renderToStaticMarkup(<App snapshot={snapshot} words={wordsOf(snapshot)} refusal={null} actions={silent} />);
const variant = (name: string): Snapshot => {
  const found = variants[name];
  if (!found) throw new Error(`there is no variant ${name}`);
  return found;
};

describe.each(Object.entries(variants))('%s', (_, snapshot) => {
  test.each(['nl', 'en'] as const)('has one heading and one main in %s', (language) => {
    const page = html({ ...snapshot, language });
    expect(page.match(/<h1/g)).toHaveLength(1);
    expect(page.match(/<main/g)).toHaveLength(1);
    expect(page).toContain(`>${headingOf(snapshot.journey, copies[language])}</h1>`);
  });

  test('has no style attribute, which the content policy would refuse', () => {
    expect(html(snapshot)).not.toMatch(/\sstyle=/);
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

describe('the choice', () => {
  test('offers only the methods of the snapshot', () => {
    const page = html(
      snapshotOf({ step: 'choosing' }, { methods: [{ id: 'organisation', available: true }] }),
    );
    expect(page).toContain('Inloggen via je organisatie');
    expect(page).not.toMatch(/Microsoft|Google|Apple/);
  });

  test('has no way by e-mail where that is switched off', () => {
    expect(html(variant('choosing, without e-mail'))).not.toContain('Of login met email');
  });

  test('shows a method that is coming as such, and explains it', () => {
    const page = html(variant('choosing'));
    expect(page).toMatch(/aria-disabled="true"[^>]*aria-describedby="[^"]+"/);
    expect(page).toContain('Inloggen met Apple kan binnenkort');
  });
});

describe('the account to check', () => {
  test('names the account, the address and the safe answer first', () => {
    const page = html(variant('checking a private address'));
    expect(page).toContain('@gmail.com');
    expect(page.indexOf('Een ander account gebruiken')).toBeLessThan(
      page.indexOf('Ja, dit is mijn werkaccount'),
    );
  });
});

describe('registering', () => {
  test('asks an identity for the terms only', () => {
    expect(html(variant('registering an identity'))).not.toMatch(/type="password"|name="username"/);
  });

  test('never puts a password in the page', () => {
    expect(html(variant('registering by e-mail'))).toMatch(/<input type="password"[^>]*value=""/);
  });

  test('ties a failure to its box', () => {
    const page = html(variant('registering, user name taken'));
    const box = page.match(/<input[^>]*name="username"[^>]*>/)?.[0];
    const described = box?.match(/aria-describedby="([^"]+)"/)?.[1];
    expect(box).toContain('aria-invalid="true"');
    expect(page).toMatch(new RegExp(`role="alert" id="${described}" data-code="username-taken"`));
  });
});

test('only another environment than production is named', () => {
  const journey = { step: 'choosing' } as const;
  expect(html(snapshotOf(journey, { environment: 'sandbox' }))).toContain('sandbox');
  expect(html(snapshotOf(journey, { environment: 'production' }))).not.toContain('production');
});

test('what main refused is told on whatever screen is there', () => {
  const page = renderToStaticMarkup(
    <App
      snapshot={variant('finished, new')}
      words={wordsOf(variant('finished, new'))}
      refusal="link-not-allowed"
      actions={silent}
    />,
  );
  expect(page).toContain('data-code="link-not-allowed"');
});
