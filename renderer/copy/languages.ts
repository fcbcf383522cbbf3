import type { Language } from '#contract/snapshot.ts';
import { deFirst } from './de/first-screen.ts';
import { enFirst } from './en/first-screen.ts';
import { frFirst } from './fr/first-screen.ts';
import { nlFirst } from './nl/first-screen.ts';
import type { Copy, FirstCopy } from './shape.ts';

type LanguageRow = {
  name: string;
  /** The words of the first screen. They come with it: a chunk of their own would be asked for after it, and shown later. */
  first: FirstCopy;
  /** Loads the words of every screen. Those of the panel and of the doctor are loaded by these. */
  load: () => Promise<Copy>;
};

/** The languages of the contract: the name of each in itself, the first of its words, and what loads the others. */
export const languages: Record<Language, LanguageRow> = {
  nl: {
    name: 'Nederlands',
    first: nlFirst,
    load: async () => (await import('./nl/screens.ts')).nl,
  },
  en: {
    name: 'English',
    first: enFirst,
    load: async () => (await import('./en/screens.ts')).en,
  },
  fr: {
    name: 'Français',
    first: frFirst,
    load: async () => (await import('./fr/screens.ts')).fr,
  },
  de: {
    name: 'Deutsch',
    first: deFirst,
    load: async () => (await import('./de/screens.ts')).de,
  },
};
