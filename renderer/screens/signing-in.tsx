import { useId, useState } from 'react';
import { Button } from '../components/button.tsx';
import { FailureNote } from '../components/failure-note.tsx';
import { Screen } from '../components/screen.tsx';
import { Status } from '../components/status.tsx';
import { useScene } from '../store/scene.ts';
import type { StepProps } from './step.ts';

/** The browser has the floor. What we wait for, and every way out of waiting, all open all the time. */
export function SigningIn({ journey }: StepProps<'signing-in'>) {
  const { copy, actions } = useScene();
  const { signingIn: words } = copy;
  const id = useId();
  const [firstAttempt] = useState(journey.attempt);
  const status = {
    opening: words.opening,
    waiting: words.waiting(copy.methods[journey.method].name),
    'link-copied': words.copied,
    completing: words.completing,
  }[journey.phase];

  return (
    <Screen
      actions={
        <div className="button-row">
          <Button onClick={() => actions.send({ type: 'cancel' })}>{words.cancel}</Button>
        </div>
      }
    >
      <Status>{status}</Status>
      <p className="lead">{words.workAccount}</p>
      <section className="panel" aria-labelledby={`${id}-again`}>
        <h2 id={`${id}-again`}>{words.nothingSeen}</h2>
        {journey.failure && <FailureNote code={journey.failure.code} id={`${id}-failure`} />}
        <div className="button-row">
          <Button
            onClick={() => actions.send({ type: 'open-again' })}
            describedBy={journey.failure && `${id}-failure`}
          >
            {words.openAgain}
          </Button>
          <Button onClick={() => actions.send({ type: 'copy-link' })}>{words.copyLink}</Button>
        </div>
        {journey.attempt !== firstAttempt && <p className="hint">{words.lastCounts}</p>}
      </section>
    </Screen>
  );
}
