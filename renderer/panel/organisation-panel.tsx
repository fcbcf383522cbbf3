import { Button } from '../components/button.tsx';
import { FailureNote } from '../components/failure-note.tsx';
import { ModalView } from '../components/modal-view.tsx';
import { PolicyStops } from '../components/policy-stops.tsx';
import { Status } from '../components/status.tsx';
import type { PanelCopy } from '../copy/shape.ts';
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
    <ModalView
      heading={words.heading}
      close={words.close}
      onClosed={onClosed}
      actions={<CopyRules words={words} />}
    >
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
