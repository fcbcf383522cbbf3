import { useId } from 'preact/hooks';
import type { UpdateView, UpdateWish } from '#contract/update.ts';
import { Button } from '../components/button.tsx';
import { FailureNote } from '../components/failure-note.tsx';
import { Lock } from '../components/lock.tsx';
import { Section } from '../components/section.tsx';
import { Sentence } from '../components/sentence.tsx';
import type { PanelCopy } from '../copy/shape.ts';
import { useLoadedApp } from '../store/app-context.ts';
import { useLastOutcome } from '../store/last-outcome.ts';
import { usePanelCopy } from '../store/part-copy.tsx';

/** Which version this is, what is known about newer ones, and the button for the next step of an update. */
export function AboutApp() {
  const { copy, actions, update, version, management } = useLoadedApp();
  const { app: words } = usePanelCopy();
  const id = useId();
  const { failure, follow } = useLastOutcome<UpdateWish>();
  const busy = update.status === 'checking' || update.status === 'downloading';
  const next = update.byIt ? null : nextRequest(update);

  return (
    <Section heading={words.heading} level={3} className="stack">
      <div className="about-app">
        <p>{words.version(version)}</p>
        <output className={statusClass(update)}>{statusText(update, words)}</output>
        {update.managed && (
          <p className="rule-from">
            <Lock />
            <span>
              <Sentence words={words.managed} name={management.by ?? copy.organisation.unnamed} />
            </span>
          </p>
        )}
        {update.byIt && <p>{words.byIt}</p>}
      </div>
      <FailureNote code={failure} id={id} />
      {next && (
        <div>
          <Button
            busy={busy}
            onClick={() => void follow(next, actions.update(next))}
            describedBy={failure ? id : undefined}
          >
            {update.status === 'failed' ? copy.frame.retry : words.wish[next]}
          </Button>
        </div>
      )}
    </Section>
  );
}

function statusText(update: UpdateView, words: PanelCopy['app']): string {
  switch (update.status) {
    case 'available':
    case 'downloading':
    case 'ready':
      return words[update.status](update.version);
    case 'failed':
      return words.failed[update.during];
    default:
      return words[update.status];
  }
}

/** What a person can ask for now. Its button stays while that is under way, so that the focus stays on it. */
function nextRequest(update: UpdateView): UpdateWish | null {
  switch (update.status) {
    case 'off':
      return null;
    case 'unchecked':
    case 'checking':
    case 'up-to-date':
      return 'check';
    case 'available':
    case 'downloading':
      return 'download';
    case 'ready':
      return 'restart';
    case 'failed':
      return update.during === 'checking' ? 'check' : 'download';
  }
}

function statusClass({ status }: UpdateView): string | undefined {
  if (status === 'checking' || status === 'downloading') return 'status';
  return status === 'failed' ? 'problem' : undefined;
}
