import { createHash } from 'node:crypto';
import bundled from '../../../assets/terms/terms.json' with { type: 'json' };

/** The languages that there is a text in. */
type TermsLanguage = 'nl' | 'en';

const texts: Record<TermsLanguage, string> = bundled.texts;

type TermsText = {
  version: string;
  sha256: string;
  language: TermsLanguage;
  text: string;
  url: string;
};

/** The terms in one version and the language asked for; English where there is no translation. */
export function termsIn(version: string, wanted: string, platformUrl: string): TermsText {
  const language = wanted === 'nl' ? 'nl' : 'en';
  const text = texts[language].replace('{version}', version);
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { version, sha256, language, text, url: `${platformUrl}/terms?language=${language}` };
}

/** Whether what a person accepted is what is in force, in whichever language they read it. */
export function isCurrent(
  accepted: { version: string; sha256: string },
  version: string,
  platformUrl: string,
): boolean {
  return (
    accepted.version === version &&
    (['nl', 'en'] as const).some(
      (language) => termsIn(version, language, platformUrl).sha256 === accepted.sha256,
    )
  );
}
