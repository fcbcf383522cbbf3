import type { SetupCopy } from '../copy/shape.ts';
import { createPartCopy } from '../store/part-copy.ts';

const part = createPartCopy<SetupCopy>({
  nl: async () => (await import('../copy/nl/setup.ts')).nlSetup,
  en: async () => (await import('../copy/en/setup.ts')).enSetup,
  fr: async () => (await import('../copy/fr/setup.ts')).frSetup,
  de: async () => (await import('../copy/de/setup.ts')).deSetup,
});

/** The words of the setup for the components below it. */
export const SetupCopyContext = part.Context;

/** Loads the words of the setup; those of the previous language until they are loaded, null before the first. */
export const useLoadedSetupCopy = part.useLoaded;

/** The words of the setup. @throws Error outside `SetupCopyContext`. */
export const useSetupCopy = part.useWords;
