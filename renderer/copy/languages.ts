import type { Language } from '#contract/snapshot.ts';
import type { Copy, DoctorCopy, FirstCopy, PanelCopy, SetupCopy } from './shape.ts';

type LanguageRow = {
  name: string;
  loadFirst: () => Promise<FirstCopy>;
  load: () => Promise<Copy>;
  loadPanel: () => Promise<PanelCopy>;
  loadDoctor: () => Promise<DoctorCopy>;
  loadSetup: () => Promise<SetupCopy>;
};

/** The languages of the contract: the name of each in itself, and what loads its words. */
export const languages: Record<Language, LanguageRow> = {
  nl: {
    name: 'Nederlands',
    loadFirst: async () => (await import('./nl/first.ts')).nlFirst,
    load: async () => (await import('./nl/screens.ts')).nl,
    loadPanel: async () => (await import('./nl/panel.ts')).nlPanel,
    loadDoctor: async () => (await import('./nl/doctor.ts')).nlDoctor,
    loadSetup: async () => (await import('./nl/setup.ts')).nlSetup,
  },
  en: {
    name: 'English',
    loadFirst: async () => (await import('./en/first.ts')).enFirst,
    load: async () => (await import('./en/screens.ts')).en,
    loadPanel: async () => (await import('./en/panel.ts')).enPanel,
    loadDoctor: async () => (await import('./en/doctor.ts')).enDoctor,
    loadSetup: async () => (await import('./en/setup.ts')).enSetup,
  },
  fr: {
    name: 'Français',
    loadFirst: async () => (await import('./fr/first.ts')).frFirst,
    load: async () => (await import('./fr/screens.ts')).fr,
    loadPanel: async () => (await import('./fr/panel.ts')).frPanel,
    loadDoctor: async () => (await import('./fr/doctor.ts')).frDoctor,
    loadSetup: async () => (await import('./fr/setup.ts')).frSetup,
  },
  de: {
    name: 'Deutsch',
    loadFirst: async () => (await import('./de/first.ts')).deFirst,
    load: async () => (await import('./de/screens.ts')).de,
    loadPanel: async () => (await import('./de/panel.ts')).dePanel,
    loadDoctor: async () => (await import('./de/doctor.ts')).deDoctor,
    loadSetup: async () => (await import('./de/setup.ts')).deSetup,
  },
};
