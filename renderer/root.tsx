import { useStore } from 'zustand';
import { languageOf } from '#contract/language.ts';
import { App } from './app.tsx';
import { Unreachable } from './screens/unreachable.tsx';
import type { Mirror } from './store/mirror.ts';
import { useWords } from './store/words.ts';

/** The window, kept equal to what main last said. */
export function Root({ mirror }: { mirror: Mirror }) {
  const { snapshot, refusal } = useStore(mirror.store);
  // Before main has answered even the language is not known: the system's is taken.
  const words = useWords(snapshot?.language ?? languageOf(navigator.languages));
  if (!words) return null;
  if (snapshot) {
    return <App snapshot={snapshot} words={words} refusal={refusal} actions={mirror.actions} />;
  }
  if (!refusal || !words.whole) return null;
  return <Unreachable language={words.language} copy={words.whole} code={refusal} onRetry={mirror.ask} />;
}
