import { type Context, createContext, useContext, useEffect, useState } from 'react';
import type { Language } from '#contract/snapshot.ts';
import { languages } from '../copy/languages.ts';
import type { Copy, DoctorCopy, FirstCopy, PanelCopy, SetupCopy } from '../copy/shape.ts';

/** A language and its words, together: no screen shows one with the other missing. */
export type LoadedCopy = InLanguage<FirstCopy> & {
  /** The words of every screen, null until they are loaded. */
  laterCopy: Copy | null;
};

type InLanguage<Table> = { language: Language; copy: Table };

/**
 * The words of a language; those of the previous language until they are loaded, null before the first.
 *
 * The words of the first screen load alone. Those of every screen follow and take their place, so that no two languages mix.
 */
export function useCopy(language: Language): LoadedCopy | null {
  const first = useTable(language, loadFirst);
  const later = useTable(first && language, loadLater);
  if (later) return { ...later, laterCopy: later.copy };
  return first && { ...first, laterCopy: null };
}

/** The words of the panel for the components below it. */
export const PanelCopyContext = createContext<PanelCopy | null>(null);

/** The words of the doctor for the components below it. */
export const DoctorCopyContext = createContext<DoctorCopy | null>(null);

/** The words of the setup for the components below it. */
export const SetupCopyContext = createContext<SetupCopy | null>(null);

/** Loads the words of the panel, as `useCopy` does. */
export const useLoadedPanelCopy = (language: Language): PanelCopy | null =>
  useTable(language, loadPanel)?.copy ?? null;

/** Loads the words of the doctor, as `useCopy` does. */
export const useLoadedDoctorCopy = (language: Language): DoctorCopy | null =>
  useTable(language, loadDoctor)?.copy ?? null;

/** Loads the words of the setup, as `useCopy` does. */
export const useLoadedSetupCopy = (language: Language): SetupCopy | null =>
  useTable(language, loadSetup)?.copy ?? null;

/** The words of the setup. @throws Error outside `SetupCopyContext`. */
export const useSetupCopy = (): SetupCopy => useProvided(SetupCopyContext);

/** The words of the panel. @throws Error outside `PanelCopyContext`. */
export const usePanelCopy = (): PanelCopy => useProvided(PanelCopyContext);

/** The words of the doctor. @throws Error outside `DoctorCopyContext`. */
export const useDoctorCopy = (): DoctorCopy => useProvided(DoctorCopyContext);

const loadFirst = (language: Language) => languages[language].loadFirst();
const loadLater = (language: Language) => languages[language].load();
const loadPanel = (language: Language) => languages[language].loadPanel();
const loadSetup = (language: Language) => languages[language].loadSetup();
const loadDoctor = (language: Language) => languages[language].loadDoctor();

function useProvided<Table>(context: Context<Table | null>): Table {
  const copy = useContext(context);
  if (!copy) throw new Error('a part of the window was rendered without its words');
  return copy;
}

/**
 * @param language Null loads nothing yet.
 * @param load Must be the same function each time.
 */
function useTable<Table>(
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
