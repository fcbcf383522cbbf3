import { type FailureCode, failureFacts } from '#contract/failure.ts';
import type { Journey } from '#contract/journey.ts';
import type { Notice } from '#contract/snapshot.ts';
import type { PictureName } from './picture.tsx';

/** The picture of a journey's state; undefined for forms and choices, which have none. */
export function pictureOf(journey: Journey): PictureName | undefined {
  switch (journey.step) {
    case 'starting':
    case 'choosing':
    case 'checking-account':
    case 'confirming-organisation':
      return undefined;
    case 'blocked':
      return blockedPicture(journey.failure.code);
    case 'signing-in':
      return signingInPicture(journey);
    case 'entering-email':
    case 'registering':
      return journey.phase === 'queued' ? 'queued' : undefined;
    case 'waiting-for-activation':
      if (journey.failure?.at === 'page') return 'broken';
      if (journey.phase === 'resend-queued') return 'queued';
      return journey.phase === 'activating' ? 'mailUsed' : 'mail';
    case 'finished':
      return journey.offline ? 'offline' : 'finished';
  }
}

/** The picture of the wide window's second column, where there always is one. */
export const widePictureOf = (journey: Journey, notices: readonly Notice[]): PictureName =>
  pictureOf(journey) ?? (notices.includes('safe-mode') ? 'safeMode' : 'welcome');

function blockedPicture(code: FailureCode): PictureName {
  const { isTransient, resolvedBy } = failureFacts[code];
  if (isTransient) return 'offline';
  return resolvedBy === 'it' ? 'stopped' : 'broken';
}

function signingInPicture(journey: Extract<Journey, { step: 'signing-in' }>): PictureName | undefined {
  switch (journey.phase) {
    case 'opening':
      return journey.returnPath ? 'browser' : 'preflight';
    case 'waiting':
    case 'link-copied':
      return 'browser';
    // The QR code takes the place of a picture.
    case 'qr-shown':
      return undefined;
    case 'completing':
      return 'signedIn';
  }
}
