import { useEffect, useState } from 'react';
import type { Language } from '#contract/snapshot.ts';
import { type Copy, languages } from '../copy/copy.ts';

/** A language and its words, together: no screen shows one with the other missing. */
export type Words = { language: Language; copy: Copy };

/** The words of a language; those of the last one until they are there, null before the first. */
export function useWords(language: Language): Words | null {
  const [words, setWords] = useState<Words | null>(null);
  useEffect(() => {
    let wanted = true;
    void languages[language].load().then((copy) => {
      if (wanted) setWords({ language, copy });
    });
    return () => {
      wanted = false;
    };
  }, [language]);
  return words;
}
