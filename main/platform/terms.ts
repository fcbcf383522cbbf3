import { z } from 'zod';
import type { Terms } from '#contract/journey.ts';
import type { Language } from '#contract/snapshot.ts';
import type { ReadableTerms } from '#contract/terms.ts';
import bundled from '../../assets/terms/terms.json' with { type: 'json' };

/** The last terms that the platform gave, as they are kept on disk. */
export const keptTerms = z.object({
  version: z.string().max(64),
  language: z.string().max(16),
  text: z.string().max(256 * 1024),
});

/** Where they are kept. Neither call throws. */
type TermsFile = { read(): Promise<ReadableTerms | null>; write(terms: ReadableTerms): void };

export type TermsShelf = {
  /** What can be read now: what the platform gave last in this language, else what came with the app. */
  read(language: Language): Promise<ReadableTerms>;
  /** The platform gave these. */
  keep(terms: Terms): void;
};

/** Terms to read without a network. Nobody agrees to these: what is agreed to is what the platform gives at that moment. */
export function termsShelf(file: TermsFile): TermsShelf {
  return {
    read: async (language) => {
      const kept = await file.read();
      return kept?.language === language ? kept : bundledTerms(language);
    },
    keep: ({ version, language, text }) => file.write({ version, language, text }),
  };
}

/** The terms that came with the app; in English where there is no translation. */
export function bundledTerms(language: Language): ReadableTerms {
  const { version } = bundled;
  const texts: Partial<Record<Language, string>> = bundled.texts;
  const translated = texts[language];
  const [known, text] = translated === undefined ? ['en', bundled.texts.en] : [language, translated];
  return { version, language: known, text: text.replace('{version}', version) };
}
