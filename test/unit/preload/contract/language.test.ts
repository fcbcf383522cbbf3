import { expect, test } from 'vitest';
import { languageOf } from '#contract/language.ts';
import { languages } from '#contract/snapshot.ts';
import { language as platformLanguage } from '../../../../main/platform-contract/contract.ts';

test.each([
  [['nl-NL', 'en-US'], 'nl'],
  [['nl_BE'], 'nl'],
  [['en-GB', 'nl-NL'], 'en'],
  [['fr-BE', 'nl-BE', 'en'], 'fr'],
  [['es-ES', 'nl-BE', 'en'], 'nl'],
  [['de-AT'], 'de'],
  [['sv-SE'], 'en'],
  [['nlx'], 'en'],
  [[''], 'en'],
  [[], 'en'],
])('a person who prefers %j reads %s', (preferred, language) => {
  expect(languageOf(preferred)).toBe(language);
});

test('the platform is asked for the languages that the window has, and for no others', () => {
  expect(platformLanguage.options).toEqual(languages);
});
