import { type Context, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from '#contract/snapshot.ts';
import { useTable } from './loaded-copy.ts';

type PartCopy<Table> = {
  /** The words for the components below it. */
  Context: Context<Table | null>;
  /** Loads the words; those of the previous language until they are loaded, null before the first. */
  useLoaded: (language: Language) => Table | null;
  /** The words. @throws Error outside `Context`. */
  useWords: () => Table;
};

/** Makes the words of a part of the window that loads when it is first shown, from what loads its table in each language. */
export function createPartCopy<Table>(tables: Record<Language, () => Promise<Table>>): PartCopy<Table> {
  const CopyContext = createContext<Table | null>(null);
  const load = (language: Language) => tables[language]();
  return {
    Context: CopyContext,
    useLoaded: (language) => useTable(language, load)?.copy ?? null,
    useWords: () => {
      const copy = useContext(CopyContext);
      if (!copy) throw new Error('a part of the window was rendered without its words');
      return copy;
    },
  };
}
