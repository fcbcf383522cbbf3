import { useEffect } from 'react';
import type { FailureCode } from '#contract/failure.ts';
import type { Snapshot } from '#contract/snapshot.ts';
import { Header } from './components/header.tsx';
import { headingOf } from './copy/heading.ts';
import { Blocked } from './screens/blocked.tsx';
import { CheckingAccount } from './screens/checking-account.tsx';
import { Choosing } from './screens/choosing.tsx';
import { EnteringEmail } from './screens/entering-email.tsx';
import { Finished } from './screens/finished.tsx';
import { Registering } from './screens/registering.tsx';
import { SigningIn } from './screens/signing-in.tsx';
import { Starting } from './screens/starting.tsx';
import { WaitingForActivation } from './screens/waiting-for-activation.tsx';
import type { Actions } from './store/mirror.ts';
import { SceneContext } from './store/scene.ts';
import type { Words } from './store/words.ts';

type AppProps = { snapshot: Snapshot; words: Words; refusal: FailureCode | null; actions: Actions };

/** The whole window for one snapshot. The live region outlives the screens, so that each arrival is announced. */
export function App({ snapshot, words, refusal, actions }: AppProps) {
  const { journey, notices } = snapshot;
  const { language, copy } = words;
  const heading = headingOf(journey, copy);
  const failure = 'failure' in journey ? journey.failure : undefined;

  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `${heading} · eConnect`;
  }, [language, heading]);

  return (
    <SceneContext value={{ copy, language, heading, notices, failure, refusal, actions }}>
      <Header environment={snapshot.environment} />
      <output className="visually-hidden" data-announcement>
        {heading}
      </output>
      <CurrentScreen snapshot={snapshot} />
    </SceneContext>
  );
}

function CurrentScreen({ snapshot }: { snapshot: Snapshot }) {
  const { journey } = snapshot;
  switch (journey.step) {
    case 'starting':
      return <Starting />;
    case 'blocked':
      return <Blocked journey={journey} snapshot={snapshot} />;
    case 'choosing':
      return <Choosing journey={journey} snapshot={snapshot} />;
    case 'signing-in':
      return <SigningIn journey={journey} />;
    case 'checking-account':
      return <CheckingAccount journey={journey} />;
    case 'entering-email':
      return <EnteringEmail journey={journey} snapshot={snapshot} />;
    case 'waiting-for-activation':
      return <WaitingForActivation journey={journey} />;
    case 'registering':
      return <Registering journey={journey} />;
    case 'finished':
      return <Finished journey={journey} />;
  }
}
