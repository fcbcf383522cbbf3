import type { PanelCopy } from '../copy/shape.ts';
import { createPartCopy } from '../store/part-copy.ts';

const part = createPartCopy<PanelCopy>({
  nl: async () => (await import('../copy/nl/panel.ts')).nlPanel,
  en: async () => (await import('../copy/en/panel.ts')).enPanel,
  fr: async () => (await import('../copy/fr/panel.ts')).frPanel,
  de: async () => (await import('../copy/de/panel.ts')).dePanel,
});

/** The words of the panel for the components below it. */
export const PanelCopyContext = part.Context;

/** Loads the words of the panel; those of the previous language until they are loaded, null before the first. */
export const useLoadedPanelCopy = part.useLoaded;

/** The words of the panel. @throws Error outside `PanelCopyContext`. */
export const usePanelCopy = part.useWords;
