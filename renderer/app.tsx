import { useCallback, useEffect, useState } from 'react';
import type { FailureCode } from '#contract/failure.ts';
import type { Snapshot } from '#contract/snapshot.ts';
import { deferred } from './components/deferred.tsx';
import { Header } from './components/header.tsx';
import { headingOf } from './copy/heading.ts';
import { Choosing } from './screens/choosing.tsx';
import { Starting } from './screens/starting.tsx';
import type { Actions } from './store/mirror.ts';
import { SceneContext } from './store/scene.ts';
import type { Words } from './store/words.ts';
import { applyAccent } from './styles/accent.ts';

type AppProps = { snapshot: Snapshot; words: Words; refusal: FailureCode | null; actions: Actions };

const later = deferred(async () => (await import('./screens/later-screen.tsx')).LaterScreen);
const panel = deferred(async () => (await import('./panel/organisation-panel.tsx')).OrganisationPanel);
const side = deferred(async () => (await import('./screens/later-screen.tsx')).Side);
const doctor = deferred(async () => (await import('./doctor/doctor-dialog.tsx')).DoctorDialog);

/** Loads the screens after the first, so that none of them is waited for. */
export const warmLaterScreens = async (): Promise<void> => {
  await Promise.all([later.warm(), side.warm()]);
};

/** The whole window for one snapshot. The live region outlives the screens, so that each arrival is announced. */
export function App({ snapshot, words, refusal, actions }: AppProps) {
  const { journey, notices, refusedLink, links, management, update, version } = snapshot;
  const { language, copy, whole } = words;
  const heading = whole
    ? headingOf(journey, whole)
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

  const { step } = journey;
  const ofSnapshot = { step, notices, refusedLink, links, management, update, version, failure };
  const openers = { openPanel, openDoctor };
  return (
    <SceneContext value={{ copy, whole, language, heading, ...ofSnapshot, ...openers, refusal, actions }}>
      <Header environment={snapshot.environment} />
      <output className="visually-hidden" data-announcement>
        {heading}
      </output>
      {whole && <side.Part journey={journey} />}
      <CurrentScreen snapshot={snapshot} hasEveryWord={whole !== null} />
      {panelOpen && whole && <panel.Part onClosed={() => setPanelOpen(false)} />}
      {doctorOpen && whole && <doctor.Part onClosed={() => setDoctorOpen(false)} />}
    </SceneContext>
  );
}

function CurrentScreen({ snapshot, hasEveryWord }: { snapshot: Snapshot; hasEveryWord: boolean }) {
  const { journey } = snapshot;
  if (journey.step === 'choosing') return <Choosing journey={journey} snapshot={snapshot} />;
  if (journey.step === 'starting' || !hasEveryWord) return <Starting />;
  return <later.Part journey={journey} snapshot={snapshot} />;
}
