import { z } from 'zod';
import type { ReadableTerms, Terms } from '#contract/journey.ts';
import type { Language } from '#contract/snapshot.ts';
import bundled from '../../assets/terms/terms.json' with { type: 'json' };

/** The last terms that the platform gave, as they are stored on disk. */
export const keptTerms = z.object({
  version: z.string().max(64),
  language: z.string().max(16),
  text: z.string().max(256 * 1024),
});

/** The file of the last terms. Neither call throws. */
type TermsFile = { read(): Promise<ReadableTerms | null>; write(terms: ReadableTerms): void };

/** The terms that can be read without a network. */
export type TermsShelf = {
  /** The last terms that the platform gave in this language, or else the ones bundled with the app. */
  read(language: Language): Promise<ReadableTerms>;
  /** Stores terms that the platform gave. */
  keep(terms: Terms): void;
};

/** Opens the terms for reading only. A registration always accepts the terms that the platform sends with it, never these. */
export function openTermsShelf(file: TermsFile): TermsShelf {
  return {
    read: async (language) => {
      const kept = await file.read();
      return kept?.language === language ? kept : bundledTerms(language);
    },
    keep: ({ version, language, text }) => file.write({ version, language, text }),
  };
}

/** The terms that are bundled with the app; in English where there is no translation. */
export function bundledTerms(language: Language): ReadableTerms {
  const { version } = bundled;
  const texts: Partial<Record<Language, string>> = bundled.texts;
  const translated = texts[language];
  const [known, text] = translated === undefined ? ['en', bundled.texts.en] : [language, translated];
  return { version, language: known, text: text.replace('{version}', version) };
}
