import { createContext, useContext } from 'react';
import type { Language } from '#contract/snapshot.ts';
import type { SetupCopy } from '../copy/shape.ts';
import { useTable } from '../store/loaded-copy.ts';

const tables: Record<Language, () => Promise<SetupCopy>> = {
  nl: async () => (await import('../copy/nl/setup.ts')).nlSetup,
  en: async () => (await import('../copy/en/setup.ts')).enSetup,
  fr: async () => (await import('../copy/fr/setup.ts')).frSetup,
  de: async () => (await import('../copy/de/setup.ts')).deSetup,
};
const load = (language: Language) => tables[language]();

/** The words of the setup for the components below it. */
export const SetupCopyContext = createContext<SetupCopy | null>(null);

/** Loads the words of the setup; those of the previous language until they are loaded, null before the first. */
export const useLoadedSetupCopy = (language: Language): SetupCopy | null =>
  useTable(language, load)?.copy ?? null;

/** The words of the setup. @throws Error outside `SetupCopyContext`. */
export function useSetupCopy(): SetupCopy {
  const copy = useContext(SetupCopyContext);
  if (!copy) throw new Error('a part of the setup was rendered without its words');
  return copy;
}
