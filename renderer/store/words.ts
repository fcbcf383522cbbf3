import { useEffect, useState } from 'react';
import type { Language } from '#contract/snapshot.ts';
import { languages } from '../copy/languages.ts';
import type { Copy, DoctorCopy, FirstCopy, PanelCopy } from '../copy/shape.ts';

/** A language and its words, together: no screen shows one with the other missing. */
export type Words = InLanguage<FirstCopy> & {
  /** All of them, null until they are there. */
  whole: Copy | null;
};

type InLanguage<Table> = { language: Language; copy: Table };

/**
 * The words of a language; those of the last one until they are there, null before the first.
 *
 * The very first are those of the first screen alone. The others follow once it has them, and from then on they count,
 * so that no two languages mix.
 */
export function useWords(language: Language): Words | null {
  const first = useTable(language, loadFirstWords);
  const whole = useTable(first && language, loadWords);
  if (whole) return { ...whole, whole: whole.copy };
  return first && { ...first, whole: null };
}

/** The words of the panel, likewise. */
export const usePanelWords = (language: Language): PanelCopy | null =>
  useTable(language, loadPanelWords)?.copy ?? null;

/** The words of the doctor, likewise. */
export const useDoctorWords = (language: Language): DoctorCopy | null =>
  useTable(language, loadDoctorWords)?.copy ?? null;

const loadFirstWords = (language: Language) => languages[language].loadFirst();
const loadWords = (language: Language) => languages[language].load();
const loadPanelWords = (language: Language) => languages[language].loadPanel();
const loadDoctorWords = (language: Language) => languages[language].loadDoctor();

/**
 * @param language Null: nothing yet.
 * @param load Must be the same function each time.
 */
function useTable<Table>(
  language: Language | null,
  load: (language: Language) => Promise<Table>,
): InLanguage<Table> | null {
  const [words, setWords] = useState<InLanguage<Table> | null>(null);
  useEffect(() => {
    if (language === null) return;
    let wanted = true;
    void load(language).then((copy) => {
      if (wanted) setWords({ language, copy });
    });
    return () => {
      wanted = false;
    };
  }, [language, load]);
  return words;
}
