import { type Language, languages } from './snapshot.ts';

/**
 * The first of a person's languages that there is copy in; English where there is none.
 *
 * English, although Dutch is the product's first language: that is the order in which languages are offered and written.
 * A person whose system uses none of them is more likely to read English than Dutch.
 *
 * @param preferred BCP 47 tags, most wanted first, as `app.getPreferredSystemLanguages()` and `navigator.languages` have them.
 */
export function languageOf(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const [code] = tag.toLowerCase().split(/[-_]/);
    const language = languages.find((known) => known === code);
    if (language !== undefined) return language;
  }
  return 'en';
}
