import { useCallback, useLayoutEffect, useState } from 'preact/hooks';
import type { FailureCode } from '#contract/failure.ts';
import type { Journey } from '#contract/journey.ts';
import type { Language, Snapshot } from '#contract/snapshot.ts';
import { deferred } from './components/deferred.tsx';
import { loadFailureWords } from './components/failure-note.tsx';
import { Header } from './components/header.tsx';
import { loadNoticeList } from './components/screen.tsx';
import { headingOf } from './copy/heading.ts';
import { languages } from './copy/languages.ts';
import type { Copy } from './copy/shape.ts';
import { Choosing } from './screens/choosing.tsx';
import { Starting } from './screens/starting.tsx';
import { AppContext, useApp } from './store/app-context.ts';
import { type LoadedCopy, needsAllWords } from './store/loaded-copy.ts';
import type { Actions } from './store/mirror.ts';
import { useSecondColumn } from './store/second-column.ts';
import { applyAccent } from './styles/accent.ts';

type AppProps = { snapshot: Snapshot; copy: LoadedCopy; refusal: FailureCode | null; actions: Actions };

const laterScreen = deferred(async () => (await import('./screens/later-screen.tsx')).LaterScreen);
const panel = deferred(async () => (await import('./panel/organisation-panel.tsx')).OrganisationPanel);
const sideColumn = deferred(async () => (await import('./screens/later-screen.tsx')).SideColumn);
const doctor = deferred(async () => (await import('./doctor/doctor-dialog.tsx')).DoctorDialog);

/** Loads the screens after the first, and what shows failures and notices, before they are needed. */
export const warmLaterScreens = async (): Promise<void> => {
  await Promise.all([laterScreen.load(), sideColumn.load(), loadFailureWords(), loadNoticeList()]);
};

/** Loads the words of every screen with all that shows them, so that nothing appears on a screen after it. */
export const loadLater = async (language: Language): Promise<Copy> => {
  const [copy] = await Promise.all([languages[language].load(), warmLaterScreens()]);
  return copy;
};

/** The whole window for one snapshot. The live region stays while screens change, so that it announces each new heading. */
export function App({ snapshot, copy: loadedCopy, refusal, actions }: AppProps) {
  const { management } = snapshot;
  const { language, copy, laterCopy } = loadedCopy;
  const journey = useShownJourney(snapshot.journey, laterCopy !== null);
  const heading = laterCopy
    ? headingOf({ journey, setup: snapshot.setup }, laterCopy)
    : copy[journey.step === 'choosing' ? 'choosing' : 'starting'].heading;
  const failure = 'failure' in journey ? journey.failure : undefined;
  const hasSecondColumn = useSecondColumn();
  const [panelOpen, setPanelOpen] = useState(false);
  const openPanel = useCallback(() => setPanelOpen(true), []);
  const [doctorOpen, setDoctorOpen] = useState(false);
  const openDoctor = useCallback(() => setDoctorOpen(true), []);

  useLayoutEffect(() => {
    document.documentElement.lang = language;
    document.title = `${heading} · eConnect`;
  }, [language, heading]);
  useLayoutEffect(() => applyAccent(management.accent), [management.accent]);

  return (
    <AppContext
      value={{
        ...snapshot,
        journey,
        ...loadedCopy,
        heading,
        failure,
        refusal,
        openPanel,
        openDoctor,
        actions,
      }}
    >
      <Header />
      <output className="visually-hidden" data-announcement>
        {heading}
      </output>
      {laterCopy && hasSecondColumn && <sideColumn.Part journey={journey} />}
      <CurrentScreen />
      {panelOpen && laterCopy && <panel.Part onClosed={() => setPanelOpen(false)} />}
      {doctorOpen && laterCopy && <doctor.Part onClosed={() => setDoctorOpen(false)} />}
    </AppContext>
  );
}

/**
 * The journey, once there are words for its step; until then the choice stays where it was. A screen in between would take the
 * focus and be announced.
 */
function useShownJourney(journey: Journey, hasAllWords: boolean): Journey {
  const isReady = hasAllWords || journey.step === 'choosing' || journey.step === 'starting';
  const [last, setLast] = useState(journey);
  if (isReady && last !== journey) setLast(journey);
  return isReady ? journey : last;
}

/**
 * The screen of the step. The first one waits for what it shows beside its own words, such as a notice: it would move
 * under the pointer otherwise.
 */
function CurrentScreen() {
  const { journey, notices, laterCopy } = useApp();
  const [isChoosing, setIsChoosing] = useState(false);
  const isComplete = laterCopy !== null || !needsAllWords({ journey, notices });
  if (journey.step === 'choosing' && (isComplete || isChoosing)) {
    if (!isChoosing) setIsChoosing(true);
    return <Choosing journey={journey} />;
  }
  if (journey.step === 'starting' || journey.step === 'choosing' || !laterCopy) return <Starting />;
  return <laterScreen.Part journey={journey} />;
}
