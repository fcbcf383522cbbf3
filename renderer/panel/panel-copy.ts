import { createContext, useContext } from 'react';
import type { Language } from '#contract/snapshot.ts';
import type { PanelCopy } from '../copy/shape.ts';
import { useTable } from '../store/loaded-copy.ts';

const tables: Record<Language, () => Promise<PanelCopy>> = {
  nl: async () => (await import('../copy/nl/panel.ts')).nlPanel,
  en: async () => (await import('../copy/en/panel.ts')).enPanel,
  fr: async () => (await import('../copy/fr/panel.ts')).frPanel,
  de: async () => (await import('../copy/de/panel.ts')).dePanel,
};
const load = (language: Language) => tables[language]();

/** The words of the panel for the components below it. */
export const PanelCopyContext = createContext<PanelCopy | null>(null);

/** Loads the words of the panel; those of the previous language until they are loaded, null before the first. */
export const useLoadedPanelCopy = (language: Language): PanelCopy | null =>
  useTable(language, load)?.copy ?? null;

/** The words of the panel. @throws Error outside `PanelCopyContext`. */
export function usePanelCopy(): PanelCopy {
  const copy = useContext(PanelCopyContext);
  if (!copy) throw new Error('a part of the panel was rendered without its words');
  return copy;
}
