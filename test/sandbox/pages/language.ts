export type PageLanguage = 'nl' | 'en';

/** The first language that we have: of `ui_locales`, then of `Accept-Language`; Dutch when neither says. */
export function languageOf(uiLocales: unknown, acceptLanguage: string | undefined): PageLanguage {
  const wanted = typeof uiLocales === 'string' ? uiLocales.split(' ') : [];
  const accepted = (acceptLanguage ?? '').split(',').map((part) => part.trim().split(';')[0] ?? '');
  for (const tag of [...wanted, ...accepted]) {
    const language = tag.toLowerCase().split('-')[0];
    if (language === 'nl' || language === 'en') return language;
  }
  return 'nl';
}
