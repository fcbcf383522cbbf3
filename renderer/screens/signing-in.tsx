import { useId, useState } from 'preact/hooks';
import type { Journey } from '#contract/journey.ts';
import { Button } from '../components/button.tsx';
import { FailureNote } from '../components/failure-note.tsx';
import { Icon } from '../components/icon.tsx';
import { LaterIcon } from '../components/later-icon.tsx';
import { PasteForm } from '../components/paste-form.tsx';
import { Phrase } from '../components/phrase.tsx';
import { QrPicture } from '../components/qr-picture.tsx';
import { Section } from '../components/section.tsx';
import { Status } from '../components/status.tsx';
import { type StepProps, StepScreen } from '../components/step-screen.tsx';
import type { Copy } from '../copy/shape.ts';
import { useLoadedApp } from '../store/app-context.ts';
import { placedFailure } from '../store/placed-failure.ts';

type SigningInJourney = Extract<Journey, { step: 'signing-in' }>;

/** The person signs in in the browser. Says what the app waits for, with every other way that the rules allow. */
export function SigningIn({ journey }: StepProps<'signing-in'>) {
  const { copy, actions, returnPaths } = useLoadedApp();
  const { signingIn: words } = copy;
  const id = useId();
  const [firstAttempt] = useState(journey.attempt);
  const { phrase, qr, returnPath } = journey;
  const failureAt = placedFailure(journey.failure, ['paste']);
  const pageFailure = failureAt('page');
  const isWaiting = journey.phase !== 'completing';
  // Without a browser on this computer only a phone can go on, so that nothing is offered that needs one.
  const hasBrowser = journey.reason !== 'browser-missing';
  // A phone is another machine: its answer can return only through the platform's relay.
  const canShowQr = returnPaths.includes('relay') && qr === undefined;
  const hasOtherWay = hasBrowser && returnPaths.length > 1;
  const describedBy = pageFailure && id;

  return (
    <StepScreen
      journey={journey}
      actions={
        <div className="button-row">
          <Button onClick={() => actions.send({ type: 'cancel' })}>{words.cancel}</Button>
        </div>
      }
    >
      <Status>{statusText(journey, copy)}</Status>
      <p className="lead">{returnPathText(journey, copy) ?? words.workAccount}</p>
      {qr && <QrPicture qr={qr} label={words.qr} />}
      {phrase && isWaiting && <Phrase ask={words.phrase} phrase={phrase} />}
      {returnPath === 'paste' && isWaiting && (
        <PasteForm key={journey.attempt} failure={failureAt('paste')} />
      )}
      <Section heading={hasBrowser ? words.nothingSeen : words.cannotScan} level={2} className="panel">
        <FailureNote code={pageFailure} id={id} />
        <div className="button-row">
          {hasBrowser && (
            <Button
              icon={<Icon name="external" />}
              onClick={() => actions.send({ type: 'open-again' })}
              describedBy={describedBy}
            >
              {words.openAgain}
            </Button>
          )}
          <Button
            icon={<LaterIcon name="copy" />}
            onClick={() => actions.send({ type: 'copy-link' })}
            describedBy={hasBrowser ? undefined : describedBy}
          >
            {words.copyLink}
          </Button>
        </div>
        {(canShowQr || hasOtherWay) && (
          <div className="aside-links">
            {canShowQr && (
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
      </Section>
    </StepScreen>
  );
}

function statusText(
  { phase, method, returnPath }: SigningInJourney,
  { signingIn: words, methods }: Copy,
): string {
  switch (phase) {
    case 'opening':
      return returnPath ? words.opening : words.preparing;
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

/** How the answer returns, where it is not by loopback or the person chose it. Only the relay has reasons with words. */
function returnPathText(
  { returnPath, reason }: SigningInJourney,
  { signingIn: words }: Copy,
): string | undefined {
  if (returnPath === undefined || (returnPath === 'loopback' && reason !== 'chosen')) return undefined;
  const hasReason = returnPath === 'relay' && reason !== undefined && reason !== 'chosen';
  return hasReason ? words.reason[reason] : words.returnPath[returnPath];
}
