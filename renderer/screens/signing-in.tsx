import { useId, useState } from 'react';
import type { Journey } from '#contract/journey.ts';
import type { Snapshot } from '#contract/snapshot.ts';
import { Button } from '../components/button.tsx';
import { FailureNote } from '../components/failure-note.tsx';
import { Icon } from '../components/icon.tsx';
import { LaterIcon } from '../components/later-icon.tsx';
import { PasteForm } from '../components/paste-form.tsx';
import { Phrase } from '../components/phrase.tsx';
import { QrPicture } from '../components/qr-picture.tsx';
import { Stage } from '../components/stage.tsx';
import { Status } from '../components/status.tsx';
import type { Copy } from '../copy/shape.ts';
import { placedFailure } from '../store/placed-failure.ts';
import { useLaterScene } from '../store/scene.ts';
import type { StepProps } from './step.ts';

type SigningInJourney = Extract<Journey, { step: 'signing-in' }>;

/** The browser has the floor. What we wait for, and every way out of waiting that the rules leave, open all the time. */
export function SigningIn({ journey, snapshot }: StepProps<'signing-in'> & { snapshot: Snapshot }) {
  const { copy, actions } = useLaterScene();
  const { signingIn: words } = copy;
  const id = useId();
  const [firstAttempt] = useState(journey.attempt);
  const { phrase, qr, transport } = journey;
  const failureAt = placedFailure(journey.failure, ['paste']);
  const pageFailure = failureAt('page');
  const isWaiting = journey.phase !== 'completing';
  // A phone is another machine: only the platform can bring its answer here.
  const canUsePhone = snapshot.transports.includes('relay');
  const hasOtherWay = snapshot.transports.length > 1;

  return (
    <Stage
      journey={journey}
      actions={
        <div className="button-row">
          <Button onClick={() => actions.send({ type: 'cancel' })}>{words.cancel}</Button>
        </div>
      }
    >
      <Status>{statusOf(journey, copy)}</Status>
      <p className="lead">{wayOf(journey, copy) ?? words.workAccount}</p>
      {qr && <QrPicture qr={qr} label={words.qr} />}
      {phrase && isWaiting && <Phrase ask={words.phrase} phrase={phrase} />}
      {transport === 'paste' && isWaiting && <PasteForm key={journey.attempt} failure={failureAt('paste')} />}
      <section className="panel" aria-labelledby={`${id}-again`}>
        <h2 id={`${id}-again`}>{words.nothingSeen}</h2>
        {pageFailure && <FailureNote code={pageFailure} id={`${id}-failure`} />}
        <div className="button-row">
          <Button
            icon={<Icon name="external" />}
            onClick={() => actions.send({ type: 'open-again' })}
            describedBy={pageFailure && `${id}-failure`}
          >
            {words.openAgain}
          </Button>
          <Button icon={<LaterIcon name="copy" />} onClick={() => actions.send({ type: 'copy-link' })}>
            {words.copyLink}
          </Button>
        </div>
        {(canUsePhone || hasOtherWay) && (
          <div className="aside-links">
            {canUsePhone && (
              <Button
                look="link"
                icon={<LaterIcon name="phone" />}
                onClick={() => actions.send({ type: 'show-qr' })}
              >
                {words.showQr}
              </Button>
            )}
            {hasOtherWay && (
              <Button
                look="link"
                icon={<LaterIcon name="ways" />}
                onClick={() => actions.send({ type: 'use-another-way' })}
              >
                {words.anotherWay}
              </Button>
            )}
          </div>
        )}
        {journey.attempt !== firstAttempt && <p className="hint">{words.lastCounts}</p>}
      </section>
    </Stage>
  );
}

function statusOf(
  { phase, method, transport }: SigningInJourney,
  { signingIn: words, methods }: Copy,
): string {
  switch (phase) {
    case 'opening':
      return transport ? words.opening : words.preparing;
    case 'waiting':
      return words.waiting(methods[method].name);
    case 'link-copied':
      return words.copied;
    case 'qr-shown':
      return words.scan;
    case 'completing':
      return words.completing;
  }
}

/** How the answer comes back, where it is not the usual way, or the person chose it. A reason is one for the relay. */
function wayOf({ transport, reason }: SigningInJourney, { signingIn: words }: Copy): string | undefined {
  if (transport === undefined || (transport === 'loopback' && reason !== 'chosen')) return undefined;
  const isFound = transport === 'relay' && reason !== undefined && reason !== 'chosen';
  return isFound ? words.reason[reason] : words.transport[transport];
}
