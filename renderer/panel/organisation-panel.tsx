import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Button } from '../components/button.tsx';
import { FailureNote } from '../components/failure-note.tsx';
import { PolicyStops } from '../components/policy-stops.tsx';
import { Status } from '../components/status.tsx';
import type { PanelCopy } from '../copy/copy.ts';
import { usePolicy } from '../store/policy.ts';
import { useLaterScene } from '../store/scene.ts';
import { usePanelWords } from '../store/words.ts';
import { AboutApp } from './about-app.tsx';
import { AllowedHere } from './allowed-here.tsx';
import { CopyRules } from './copy-rules.tsx';
import { RuleList } from './rule-list.tsx';
import { SourceList } from './source-list.tsx';
import { WhoManages } from './who-manages.tsx';
import '../styles/organisation-panel.css';

/** Whose rules hold here, what they allow and where each comes from, over whatever screen is there. */
export function OrganisationPanel({ onClosed }: { onClosed: () => void }) {
  const words = usePanelWords(useLaterScene().language);
  return words && <Panel words={words} onClosed={onClosed} />;
}

function Panel({ words, onClosed }: { words: PanelCopy; onClosed: () => void }) {
  const { copy, refusal } = useLaterScene();
  const { view, failure, ask } = usePolicy();
  return (
    <ModalView words={words} onClosed={onClosed} actions={<CopyRules words={words} />}>
      {(close) => (
        <>
          {refusal && <FailureNote code={refusal} />}
          <WhoManages words={words} onLeave={close} />
          <AboutApp words={words} />
          {failure && (
            <>
              <FailureNote code={failure} />
              <Button onClick={ask}>{copy.frame.retry}</Button>
            </>
          )}
          {!view && !failure && <Status>{words.loading}</Status>}
          {view && (
            <>
              <PolicyStops stops={view.stops} />
              <AllowedHere words={words} allowed={view.allowed} />
              <RuleList words={words} rules={view.keys} />
              <SourceList words={words} sources={view.sources} />
            </>
          )}
        </>
      )}
    </ModalView>
  );
}

type ModalViewProps = {
  words: PanelCopy;
  onClosed: () => void;
  actions: ReactNode;
  children: (close: () => void) => ReactNode;
};

/** Fills the window until it is closed, by its button or Escape; the focus then goes back to where it was. */
function ModalView({ words, onClosed, actions, children }: ModalViewProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const close = () => dialog.current?.close();
  useEffect(() => {
    dialog.current?.showModal();
    heading.current?.focus();
  }, []);

  function closed() {
    const { activeElement } = document;
    // What opened it may have gone with its screen, and then nothing took the focus.
    if (activeElement === document.body || dialog.current?.contains(activeElement))
      document.querySelector('h1')?.focus();
    onClosed();
  }

  return (
    <dialog ref={dialog} className="modal" aria-labelledby={id} onClose={closed}>
      <div className="modal-head">
        <h2 id={id} ref={heading} tabIndex={-1} className="modal-heading">
          {words.heading}
        </h2>
        <Button onClick={close}>{words.close}</Button>
      </div>
      <div className="modal-middle">
        <div className="column">{children(close)}</div>
      </div>
      <div className="bottom">{actions}</div>
    </dialog>
  );
}
