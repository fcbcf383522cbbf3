import { expect, test } from 'vitest';
import { failureCodes } from '#contract/failure.ts';
import { languages } from '#contract/snapshot.ts';
import { galleryPage } from '../../../scripts/gallery/page.ts';
import { screenStates, wordStates } from '../../../scripts/gallery/states.ts';
import { variants } from '../../support/variants.ts';

test('every state of the accessibility suite is drawn, under a name of its own', () => {
  const names = [...screenStates(), ...wordStates()].map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(Object.keys(variants)));
  expect(new Set(names).size).toBe(names.length);
});

test('every failure is drawn where a person can meet it', () => {
  const shown = wordStates().flatMap(({ snapshot: { journey } }) =>
    'failure' in journey && journey.failure ? [journey.failure.code] : [],
  );
  expect(shown.sort()).toEqual([...failureCodes].sort());
});

test('the page shows the languages of a state beside each other, and no picture can end its script', () => {
  const pictures = languages.map((language) => ({
    state: '</script>',
    group: 'choosing',
    language,
    scheme: 'light' as const,
    width: 520,
    file: `${language}.jpg`,
    fold: 0,
  }));
  const page = galleryPage(pictures);
  for (const language of languages) expect(page).toContain(`name="language" value="${language}" checked`);
  expect(page.match(/<\/script>/g)).toHaveLength(2);
});
