import { useLayoutEffect, useState } from 'preact/hooks';
import { languageOf } from '#contract/language.ts';
import { App, loadLater } from './app.tsx';
import { deferred } from './components/deferred.tsx';
import { useExternalStore } from './store/external-store.ts';
import { needsAllWords, useCopy } from './store/loaded-copy.ts';
import type { Mirror } from './store/mirror.ts';
import { useSecondColumn } from './store/second-column.ts';

const unreachable = deferred(async () => (await import('./screens/unreachable.tsx')).Unreachable);

/** The window, rendered again from each snapshot that main sends. To be rendered once there is a snapshot or a refusal. */
export function Root({ mirror }: { mirror: Mirror }) {
  const { snapshot, refusal } = useExternalStore(mirror.store.subscribe, mirror.store.getState);
  const isLater = useLater();
  // Its picture comes with the later screens.
  const hasSecondColumn = useSecondColumn();
  const isAllNeeded =
    isLater || hasSecondColumn || refusal !== null || (snapshot !== null && needsAllWords(snapshot));
  // The language is not known before main has answered: the system's stands in.
  const loaded = useCopy(snapshot?.language ?? languageOf(navigator.languages), isAllNeeded && loadLater);
  if (snapshot) {
    return <App snapshot={snapshot} copy={loaded} refusal={refusal} actions={mirror.actions} />;
  }
  if (!refusal || !loaded.laterCopy) return null;
  return (
    <unreachable.Part
      language={loaded.language}
      copy={loaded.laterCopy}
      code={refusal}
      onRetry={mirror.ask}
    />
  );
}

/**
 * True once the later screens are of use: when the person moves the pointer or presses a key, which comes before any click that
 * leads to them. Until then the window spends nothing on them.
 */
function useLater(): boolean {
  const [isLater, setIsLater] = useState(false);
  useLayoutEffect(() => {
    const listening = new AbortController();
    const begin = () => {
      listening.abort();
      setIsLater(true);
    };
    // `click` too: assistive technology clicks without moving anything.
    for (const sign of ['pointermove', 'keydown', 'click'])
      addEventListener(sign, begin, { signal: listening.signal, capture: true });
    return () => listening.abort();
  }, []);
  return isLater;
}
