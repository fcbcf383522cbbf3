import type { FailureCode } from '#contract/failure.ts';
import type { Language } from '#contract/snapshot.ts';
import type { nl } from './nl.ts';

/** Every sentence a person reads. Dutch is the source of its shape: another language with a gap does not compile. */
export type Copy = typeof nl;

/** What happened, and what the person can do about it. Both are whole sentences. */
export type FailureWords = { happened: string; next: string };
export type FailureCopy = Record<FailureCode, FailureWords>;

/** One row for each language that the contract names: its own name for itself, and its words, which load when asked for. */
export const languages: Record<Language, { name: string; load: () => Promise<Copy> }> = {
  nl: { name: 'Nederlands', load: async () => (await import('./nl.ts')).nl },
  en: { name: 'English', load: async () => (await import('./en.ts')).en },
};
