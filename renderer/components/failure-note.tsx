import { useApp } from '../store/app-context.ts';
import { deferred } from './deferred.tsx';
import type { FailureNoteProps } from './failure-words.tsx';

const words = deferred(async () => (await import('./failure-words.tsx')).FailureWords);

/** Loads what shows failures before there is one. */
export const loadFailureWords = words.load;

/**
 * What happened and what to do next, announced at once. Stands beside the control that caused it, and scrolls into view.
 * Not shown before the words of the later screens are loaded.
 */
export function FailureNote(props: FailureNoteProps) {
  return useApp().laterCopy && <words.Part {...props} />;
}
