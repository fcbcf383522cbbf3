import { Button } from '../components/button.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { FailureNote } from '../components/failure-note.tsx';
import { ModalView } from '../components/modal-view.tsx';
import { PolicyStops } from '../components/policy-stops.tsx';
import { Status } from '../components/status.tsx';
import { useLoadedApp } from '../store/app-context.ts';
import { usePanelCopy, WithPanelCopy } from '../store/part-copy.tsx';
import { useRequest } from '../store/request.ts';
import { AboutApp } from './about-app.tsx';
import { AllowedHere } from './allowed-here.tsx';
import { RuleList } from './rule-list.tsx';
import { SourceList } from './source-list.tsx';
import { WhoManages } from './who-manages.tsx';
import './organisation-panel.css';

/** A dialog with the rules of this machine: who manages it, what is allowed, each rule and where it comes from. */
export function OrganisationPanel({ onClosed }: { onClosed: () => void }) {
  return (
    <WithPanelCopy>
      <Panel onClosed={onClosed} />
    </WithPanelCopy>
  );
}

function Panel({ onClosed }: { onClosed: () => void }) {
  const { copy, refusal, actions, management } = useLoadedApp();
  const words = usePanelCopy();
  const { value: view, failure, retry } = useRequest(actions.policy, management.revision);
  return (
    <ModalView
      heading={words.heading}
      close={words.close}
      onClosed={onClosed}
      actions={<CopyButton copy={actions.copyPolicy} label={words.copy} copied={words.copied} />}
    >
      {(close) => (
        <>
          <FailureNote code={refusal} />
          <WhoManages onLeave={close} />
          <AboutApp />
          {failure && (
            <>
              <FailureNote code={failure} />
              <Button onClick={retry}>{copy.frame.retry}</Button>
            </>
          )}
          {!view && !failure && <Status>{words.loading}</Status>}
          {view && (
            <>
              <PolicyStops stops={view.stops} />
              <AllowedHere allowed={view.allowed} />
              <RuleList rules={view.keys} />
              <SourceList sources={view.sources} />
            </>
          )}
        </>
      )}
    </ModalView>
  );
}
