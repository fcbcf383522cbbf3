import { createContext, useContext } from 'react';
import type { Language } from '#contract/snapshot.ts';
import type { DoctorCopy } from '../copy/shape.ts';
import { useTable } from '../store/loaded-copy.ts';

const tables: Record<Language, () => Promise<DoctorCopy>> = {
  nl: async () => (await import('../copy/nl/doctor.ts')).nlDoctor,
  en: async () => (await import('../copy/en/doctor.ts')).enDoctor,
  fr: async () => (await import('../copy/fr/doctor.ts')).frDoctor,
  de: async () => (await import('../copy/de/doctor.ts')).deDoctor,
};
const load = (language: Language) => tables[language]();

/** The words of the doctor for the components below it. */
export const DoctorCopyContext = createContext<DoctorCopy | null>(null);

/** Loads the words of the doctor; those of the previous language until they are loaded, null before the first. */
export const useLoadedDoctorCopy = (language: Language): DoctorCopy | null =>
  useTable(language, load)?.copy ?? null;

/** The words of the doctor. @throws Error outside `DoctorCopyContext`. */
export function useDoctorCopy(): DoctorCopy {
  const copy = useContext(DoctorCopyContext);
  if (!copy) throw new Error('a part of the doctor was rendered without its words');
  return copy;
}
