import { type Language, languages } from '#contract/snapshot.ts';

/** The first language that we have: of `ui_locales`, then of `Accept-Language`; Dutch when neither says. */
export function languageOf(uiLocales: unknown, acceptLanguage: string | undefined): Language {
  const wanted = typeof uiLocales === 'string' ? uiLocales.split(' ') : [];
  const accepted = (acceptLanguage ?? '').split(',').map((part) => part.trim().split(';')[0] ?? '');
  const tags = [...wanted, ...accepted].map((tag) => tag.toLowerCase().split('-')[0]);
  return tags.flatMap((tag) => languages.find((language) => language === tag) ?? []).at(0) ?? 'nl';
}
