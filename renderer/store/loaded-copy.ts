import { useLayoutEffect, useState } from 'preact/hooks';
import type { Language, Snapshot } from '#contract/snapshot.ts';
import { languages } from '../copy/languages.ts';
import type { Copy, FirstCopy } from '../copy/shape.ts';
import { loadPersistently } from './persistent-load.ts';

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
 * @param loadAll Loads the words of every screen; false while they are not needed. Must be the same function each time.
 */
export function useCopy(language: Language, loadAll: LoadCopy | false): LoadedCopy {
  const [load, setLoad] = useState(() => loadAll);
  // From then on always, so that another language is loaded whatever is shown when it is chosen.
  if (loadAll && !load) setLoad(() => loadAll);
  const all = useTable(load ? language : null, load || never);
  if (all) return { ...all, laterCopy: all.copy };
  return { language, copy: languages[language].first, laterCopy: null };
}

type LoadCopy = (language: Language) => Promise<Copy>;

const never: LoadCopy = () => Promise.withResolvers<Copy>().promise;

/** Whether a snapshot shows more than the words of the first screen. */
export function needsAllWords({ journey, notices }: Pick<Snapshot, 'journey' | 'notices'>): boolean {
  if (journey.step === 'starting') return false;
  return journey.step !== 'choosing' || journey.failure !== undefined || notices.length > 0;
}

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
  useLayoutEffect(() => {
    if (language === null) return;
    let isCurrent = true;
    void loadPersistently(() => load(language)).then((copy) => {
      if (isCurrent) setTable({ language, copy });
    });
    return () => {
      isCurrent = false;
    };
  }, [language, load]);
  return table;
}
