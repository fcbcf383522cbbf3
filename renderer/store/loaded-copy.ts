import { useEffect, useState } from 'react';
import type { Language } from '#contract/snapshot.ts';
import { languages } from '../copy/languages.ts';
import type { Copy, FirstCopy } from '../copy/shape.ts';

/** A language and its words, together: no screen shows one with the other missing. */
export type LoadedCopy = InLanguage<FirstCopy> & {
  /** The words of every screen, null until they are loaded. */
  laterCopy: Copy | null;
};

type InLanguage<Table> = { language: Language; copy: Table };

/**
 * The words of a language; those of the previous language until all of them are loaded.
 *
 * The words of the first screen are there at once. Those of every screen take their place once they are loaded, so that no two
 * languages mix.
 *
 * @param isAllNeeded Whether to load the words of every screen.
 */
export function useCopy(language: Language, isAllNeeded: boolean): LoadedCopy {
  const [wasNeeded, setWasNeeded] = useState(isAllNeeded);
  // From then on always, so that another language is loaded whatever is shown when it is chosen.
  if (isAllNeeded && !wasNeeded) setWasNeeded(true);
  const all = useTable(isAllNeeded || wasNeeded ? language : null, loadAll);
  if (all) return { ...all, laterCopy: all.copy };
  return { language, copy: languages[language].first, laterCopy: null };
}

const loadAll = (language: Language) => languages[language].load();

/**
 * A table of words; that of the previous language until it is loaded, null before the first.
 *
 * @param language Null loads nothing yet.
 * @param load Must be the same function each time.
 */
export function useTable<Table>(
  language: Language | null,
  load: (language: Language) => Promise<Table>,
): InLanguage<Table> | null {
  const [table, setTable] = useState<InLanguage<Table> | null>(null);
  useEffect(() => {
    if (language === null) return;
    let isCurrent = true;
    void load(language).then((copy) => {
      if (isCurrent) setTable({ language, copy });
    });
    return () => {
      isCurrent = false;
    };
  }, [language, load]);
  return table;
}
