import { useStore } from 'zustand';
import { languageOf } from '#contract/language.ts';
import { App } from './app.tsx';
import { Unreachable } from './screens/unreachable.tsx';
import { useCopy } from './store/loaded-copy.ts';
import type { Mirror } from './store/mirror.ts';

/** The window, rendered again from each snapshot that main sends. */
export function Root({ mirror }: { mirror: Mirror }) {
  const { snapshot, refusal } = useStore(mirror.store);
  // The language is not known before main has answered: the system's stands in.
  const loaded = useCopy(snapshot?.language ?? languageOf(navigator.languages));
  if (!loaded) return null;
  if (snapshot) {
    return <App snapshot={snapshot} copy={loaded} refusal={refusal} actions={mirror.actions} />;
  }
  if (!refusal || !loaded.laterCopy) return null;
  return (
    <Unreachable language={loaded.language} copy={loaded.laterCopy} code={refusal} onRetry={mirror.ask} />
  );
}
