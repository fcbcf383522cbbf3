import { useCallback, useEffect, useState } from 'react';
import type { FailureCode } from '#contract/failure.ts';
import type { Snapshot } from '#contract/snapshot.ts';
import { deferred } from './components/deferred.tsx';
import { loadFailureWords } from './components/failure-note.tsx';
import { Header } from './components/header.tsx';
import { loadNoticeList } from './components/screen.tsx';
import { headingOf } from './copy/heading.ts';
import { Choosing } from './screens/choosing.tsx';
import { Starting } from './screens/starting.tsx';
import { AppContext, useApp } from './store/app-context.ts';
import type { LoadedCopy } from './store/loaded-copy.ts';
import type { Actions } from './store/mirror.ts';
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

/** The whole window for one snapshot. The live region stays while screens change, so that it announces each new heading. */
export function App({ snapshot, copy: loadedCopy, refusal, actions }: AppProps) {
  const { journey, management } = snapshot;
  const { language, copy, laterCopy } = loadedCopy;
  const heading = laterCopy
    ? headingOf(journey, laterCopy)
    : copy[journey.step === 'choosing' ? 'choosing' : 'starting'].heading;
  const failure = 'failure' in journey ? journey.failure : undefined;
  const [panelOpen, setPanelOpen] = useState(false);
  const openPanel = useCallback(() => setPanelOpen(true), []);
  const [doctorOpen, setDoctorOpen] = useState(false);
  const openDoctor = useCallback(() => setDoctorOpen(true), []);

  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `${heading} · eConnect`;
  }, [language, heading]);
  useEffect(() => applyAccent(management.accent), [management.accent]);

  return (
    <AppContext
      value={{ ...snapshot, ...loadedCopy, heading, failure, refusal, openPanel, openDoctor, actions }}
    >
      <Header />
      <output className="visually-hidden" data-announcement>
        {heading}
      </output>
      {laterCopy && <sideColumn.Part journey={journey} />}
      <CurrentScreen />
      {panelOpen && laterCopy && <panel.Part onClosed={() => setPanelOpen(false)} />}
      {doctorOpen && laterCopy && <doctor.Part onClosed={() => setDoctorOpen(false)} />}
    </AppContext>
  );
}

function CurrentScreen() {
  const { journey, laterCopy } = useApp();
  if (journey.step === 'choosing') return <Choosing journey={journey} />;
  if (journey.step === 'starting' || !laterCopy) return <Starting />;
  return <laterScreen.Part journey={journey} />;
}
