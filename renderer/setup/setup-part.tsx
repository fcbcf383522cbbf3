import { useLayoutEffect, useRef } from 'preact/hooks';
import type { SetupView } from '#contract/setup.ts';
import { Note } from '../components/note.tsx';
import { QueuedActions } from '../components/submit-row.tsx';
import { useLoadedApp } from '../store/app-context.ts';
import { WithSetupCopy } from '../store/part-copy.tsx';
import { Board } from './board.tsx';
import { Bookkeeping } from './bookkeeping.tsx';
import { CheckingInvoice } from './checking-invoice.tsx';
import { Confirming } from './confirming.tsx';
import { Finding } from './finding.tsx';
import { Inviting } from './inviting.tsx';
import { Receiving } from './receiving.tsx';
import { Verifying } from './verifying.tsx';
import './setup-part.css';

type Props = { setup: SetupView };

/** The part of the setup that the person has open, once its words are loaded. */
export function SetupPart({ setup }: Props) {
  return (
    <WithSetupCopy>
      <OpenPart setup={setup} />
    </WithSetupCopy>
  );
}

/**
 * The same below the words. A part that takes the place of another takes the focus: at the heading of the screen, which is
 * that of the part, and at its own heading on the board.
 */
export function OpenPart({ setup }: Props) {
  const { at } = setup.place;
  const part = useRef<HTMLElement>(null);
  const shown = useRef(at);
  useLayoutEffect(() => {
    if (shown.current === at) return;
    shown.current = at;
    const heading = at === 'board' ? part.current?.querySelector('h2') : document.querySelector('h1');
    heading?.focus();
  }, [at]);
  return (
    <section className="setup stack" ref={part}>
      <Queued setup={setup} />
      <CurrentPart setup={setup} />
    </section>
  );
}

function CurrentPart({ setup }: Props) {
  const { place } = setup;
  switch (place.at) {
    case 'board':
      return <Board setup={setup} />;
    case 'finding':
      return <Finding setup={setup} place={place} />;
    case 'confirming':
      return <Confirming setup={setup} place={place} />;
    case 'verifying':
      return <Verifying setup={setup} place={place} />;
    case 'receiving':
      return <Receiving setup={setup} />;
    case 'inviting':
      return <Inviting setup={setup} place={place} />;
    case 'bookkeeping':
      return <Bookkeeping />;
    case 'checking-invoice':
      return <CheckingInvoice />;
  }
}

/** What waits for the network, wherever the person is: it leaves by itself, now, or not at all. */
function Queued({ setup }: Props) {
  const { copy, actions } = useLoadedApp();
  if (setup.phase !== 'queued') return null;
  return (
    <Note kind="warning">
      <p role="status">{copy.queued.status}</p>
      <QueuedActions ask={actions.setUp} />
    </Note>
  );
}
