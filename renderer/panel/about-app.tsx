import { useId, useState } from 'react';
import type { FailureCode } from '#contract/failure.ts';
import type { UpdateView, UpdateWish } from '#contract/update.ts';
import { Button } from '../components/button.tsx';
import { FailureNote } from '../components/failure-note.tsx';
import { Lock } from '../components/lock.tsx';
import { Sentence } from '../components/sentence.tsx';
import type { PanelCopy } from '../copy/shape.ts';
import { useLaterScene } from '../store/scene.ts';

/** Which version this is, what is known about newer ones, and the one thing that can be done about that here. */
export function AboutApp({ words }: { words: PanelCopy }) {
  const { copy, actions, update, version, management } = useLaterScene();
  const { app: text } = words;
  const id = useId();
  const [failure, setFailure] = useState<FailureCode | null>(null);
  const busy = update.status === 'checking' || update.status === 'downloading';
  const wish = update.byIt ? null : wishFor(update);

  async function ask(wanted: UpdateWish) {
    setFailure(null);
    const outcome = await actions.update(wanted);
    if (!outcome.ok) setFailure(outcome.code);
  }

  return (
    <section className="stack" aria-labelledby={id}>
      <h3 id={id}>{text.heading}</h3>
      <div className="about-app">
        <p>{text.version(version)}</p>
        <output className={lookOf(update)}>{known(update, text)}</output>
        {update.managed && (
          <p className="rule-from">
            <Lock />
            <span>
              <Sentence words={text.managed} name={management.by ?? copy.organisation.unnamed} />
            </span>
          </p>
        )}
        {update.byIt && <p>{text.byIt}</p>}
      </div>
      {failure && <FailureNote code={failure} id={`${id}-failure`} />}
      {wish && (
        <div>
          <Button
            busy={busy}
            onClick={() => void ask(wish)}
            describedBy={failure ? `${id}-failure` : undefined}
          >
            {update.status === 'failed' ? copy.frame.retry : text.wish[wish]}
          </Button>
        </div>
      )}
    </section>
  );
}

function known(update: UpdateView, words: PanelCopy['app']): string {
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

/** What a person may want now; while that goes on its button stays, so that nobody is thrown off it. */
function wishFor(update: UpdateView): UpdateWish | null {
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

function lookOf({ status }: UpdateView): string | undefined {
  if (status === 'checking' || status === 'downloading') return 'status';
  return status === 'failed' ? 'problem' : undefined;
}
