import type { FailureCode } from '#contract/failure.ts';
import type { Language } from '#contract/snapshot.ts';
import type { nl } from './nl.ts';
import type { nlDoctor } from './nl-doctor.ts';
import type { nlFirst } from './nl-first.ts';
import type { nlOrganisation } from './nl-organisation.ts';
import type { nlPanel } from './nl-panel.ts';

/** Every sentence a person reads. Dutch is the source of its shape: another language with a gap does not compile. */
export type Copy = typeof nl;

/** The part of it that the first screen needs: nothing else is waited for. */
export type FirstCopy = typeof nlFirst;

/** The part about organisations that the first screen does not need. */
export type OrganisationCopy = typeof nlOrganisation;

/** The sentences of the panel alone, which few people open: they load with it. */
export type PanelCopy = typeof nlPanel;

/** The sentences of the doctor alone: they load with it. */
export type DoctorCopy = typeof nlDoctor;

/** What happened, and what the person can do about it. Both are whole sentences. */
type FailureWords = { happened: string; next: string };
export type FailureCopy = Record<FailureCode, FailureWords>;

type LanguageRow = {
  name: string;
  loadFirst: () => Promise<FirstCopy>;
  load: () => Promise<Copy>;
  loadPanel: () => Promise<PanelCopy>;
  loadDoctor: () => Promise<DoctorCopy>;
};

/** One row for each language that the contract names: its own name for itself, and its words, which load when asked for. */
export const languages: Record<Language, LanguageRow> = {
  nl: {
    name: 'Nederlands',
    loadFirst: async () => (await import('./nl-first.ts')).nlFirst,
    load: async () => (await import('./nl.ts')).nl,
    loadPanel: async () => (await import('./nl-panel.ts')).nlPanel,
    loadDoctor: async () => (await import('./nl-doctor.ts')).nlDoctor,
  },
  en: {
    name: 'English',
    loadFirst: async () => (await import('./en-first.ts')).enFirst,
    load: async () => (await import('./en.ts')).en,
    loadPanel: async () => (await import('./en-panel.ts')).enPanel,
    loadDoctor: async () => (await import('./en-doctor.ts')).enDoctor,
  },
  fr: {
    name: 'Français',
    loadFirst: async () => (await import('./fr-first.ts')).frFirst,
    load: async () => (await import('./fr.ts')).fr,
    loadPanel: async () => (await import('./fr-panel.ts')).frPanel,
    loadDoctor: async () => (await import('./fr-doctor.ts')).frDoctor,
  },
  de: {
    name: 'Deutsch',
    loadFirst: async () => (await import('./de-first.ts')).deFirst,
    load: async () => (await import('./de.ts')).de,
    loadPanel: async () => (await import('./de-panel.ts')).dePanel,
    loadDoctor: async () => (await import('./de-doctor.ts')).deDoctor,
  },
};
