import type { DoctorCopy } from '../copy/shape.ts';
import { createPartCopy } from '../store/part-copy.ts';

const part = createPartCopy<DoctorCopy>({
  nl: async () => (await import('../copy/nl/doctor.ts')).nlDoctor,
  en: async () => (await import('../copy/en/doctor.ts')).enDoctor,
  fr: async () => (await import('../copy/fr/doctor.ts')).frDoctor,
  de: async () => (await import('../copy/de/doctor.ts')).deDoctor,
});

/** The words of the doctor for the components below it. */
export const DoctorCopyContext = part.Context;

/** Loads the words of the doctor; those of the previous language until they are loaded, null before the first. */
export const useLoadedDoctorCopy = part.useLoaded;

/** The words of the doctor. @throws Error outside `DoctorCopyContext`. */
export const useDoctorCopy = part.useWords;
