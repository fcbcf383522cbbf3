import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { languageOf } from '#contract/language.ts';
import type { Snapshot } from '#contract/snapshot.ts';
import { App, warmLaterScreens } from './app.tsx';
import { deferred } from './components/deferred.tsx';
import { useCopy } from './store/loaded-copy.ts';
import type { Mirror } from './store/mirror.ts';

const unreachable = deferred(async () => (await import('./screens/unreachable.tsx')).Unreachable);

/** The window, rendered again from each snapshot that main sends. To be rendered once there is a snapshot or a refusal. */
export function Root({ mirror }: { mirror: Mirror }) {
  const { snapshot, refusal } = useStore(mirror.store);
  const isLater = useLater();
  useEffect(() => {
    if (isLater) void warmLaterScreens();
  }, [isLater]);
  const isAllNeeded = isLater || refusal !== null || (snapshot !== null && needsAllWords(snapshot));
  // The language is not known before main has answered: the system's stands in.
  const loaded = useCopy(snapshot?.language ?? languageOf(navigator.languages), isAllNeeded);
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

/** Whether a snapshot shows more than the words of the first screen. */
function needsAllWords({ journey, notices }: Snapshot): boolean {
  if (notices.length > 0) return true;
  if (journey.step === 'starting') return false;
  return journey.step !== 'choosing' || journey.failure !== undefined;
}

/** Where the window has a second column, as in `screen.css`: what it shows comes with the later screens. */
const secondColumn = '(width >= 880px) and (height >= 440px)';

/**
 * True once the later screens are of use: when the person moves the pointer or presses a key, which comes before any click that
 * leads to them. Until then the window spends nothing on them.
 */
function useLater(): boolean {
  const [isLater, setIsLater] = useState(() => matchMedia(secondColumn).matches);
  useEffect(() => {
    const listening = new AbortController();
    const begin = () => {
      listening.abort();
      setIsLater(true);
    };
    // `click` too: assistive technology clicks without moving anything.
    for (const sign of ['pointermove', 'keydown', 'click', 'resize'])
      addEventListener(sign, begin, { signal: listening.signal, capture: true });
    return () => listening.abort();
  }, []);
  return isLater;
}
