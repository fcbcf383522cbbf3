import type { FailureCode } from '#contract/failure.ts';
import { useApp } from '../store/app-context.ts';
import { deferred } from './deferred.tsx';
import type { FailureWordsProps } from './failure-words.tsx';

type FailureNoteProps = Omit<FailureWordsProps, 'code'> & { code: FailureCode | null | undefined };

const words = deferred(async () => (await import('./failure-words.tsx')).FailureWords);

/** Loads what shows failures before there is one. */
export const loadFailureWords = words.load;

/**
 * What happened and what to do next, announced at once. Stands beside the control that caused it, and scrolls into view.
 * Not shown without a failure, nor before the words of the later screens are loaded.
 */
export function FailureNote({ code, ...props }: FailureNoteProps) {
  const { laterCopy } = useApp();
  return code && laterCopy && <words.Part code={code} {...props} />;
}
