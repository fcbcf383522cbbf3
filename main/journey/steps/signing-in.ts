import type { Failure, Journey, ReturnPathReason } from '#contract/journey.ts';
import type { ReturnPath } from '#contract/sign-in-method.ts';
import type { SignInRoute } from '../effect.ts';
import type { Report } from '../event.ts';
import type { State } from '../state.ts';
import { moveTo, type StepHandler, type Transition, toChoiceOf, toNextAttempt, toWaiting } from './go-to.ts';

type SigningIn = Extract<Journey, { step: 'signing-in' }>;

/** `signing-in`: follows one attempt in the browser, and begins others. Every attempt has its own operation number. */
export const handleSigningIn: StepHandler<'signing-in'> = (state, journey, event) => {
  const { operation } = state;
  const { method, returnPath = 'auto', reason } = journey;
  const attempt = (route: SignInRoute, why = reason) => toAnotherAttempt(state, journey, route, why);
  switch (event.type) {
    case 'cancel':
      return toChoiceOf(state, method);
    case 'open-again':
      return attempt({ returnPath, deliver: 'browser' });
    case 'copy-link':
      return attempt({ returnPath, deliver: 'clipboard' });
    case 'show-qr':
      if (!state.offers.returnPaths.includes('relay')) return null;
      return attempt({ returnPath: 'relay', deliver: 'qr' }, returnPath === 'relay' ? reason : 'chosen');
    case 'use-another-way':
      return attempt(
        { returnPath: pathAfter(returnPath, state.offers.returnPaths), deliver: 'browser' },
        'chosen',
      );
    case 'submit-pasted':
      if (returnPath !== 'paste') return null;
      return moveTo(state, withoutFailure(journey), { do: 'take-pasted', operation, text: event.text });
    case 'paste-refused':
      return moveTo(state, { ...journey, failure: { code: 'paste-wrong', at: 'paste' } });
    case 'return-path-chosen':
      return moveTo(state, {
        ...journey,
        returnPath: event.returnPath,
        ...(event.reason === undefined ? {} : { reason: event.reason }),
      });
    case 'delivered':
      return journey.phase === 'opening' ? moveTo(state, afterDelivery(journey, event)) : null;
    case 'browser-returned':
      return moveTo(state, { ...withoutFailure(journey), phase: 'completing' }, { do: 'focus-window' });
    case 'identity-verified': {
      const { account, concern, expected, proof } = event;
      const next = { ...state, proof };
      if (concern === null)
        return moveTo(next, { ...journey, phase: 'completing' }, { do: 'exchange', operation });
      return toCheckingAccount(next, { method, account, concern, ...(expected ? { expected } : {}) });
    }
    case 'sign-in-failed':
      return afterFailure(state, journey, event);
    case 'registration-required':
      return toCheckingAccount(
        { ...state, pendingId: event.pendingId },
        { method, account: event.account, concern: 'new-account' },
      );
    case 'confirmation-required':
      return toWaiting(state, 'confirmation', event);
    default:
      return null;
  }
};

type CheckingAccount = Extract<Journey, { step: 'checking-account' }>;

/** Asks whether this is the right account. */
const toCheckingAccount = (
  state: State,
  facts: Pick<CheckingAccount, 'method' | 'account' | 'concern' | 'expected'>,
): Transition =>
  moveTo(state, { step: 'checking-account', attempt: state.operation, ...facts, phase: 'idle' });

const withoutFailure = ({ failure: _, ...journey }: SigningIn): SigningIn => journey;

/**
 * Begins another attempt. If the earlier one is completing, the platform was already asked on its behalf, so that work is
 * abandoned.
 */
function toAnotherAttempt(
  state: State,
  { method, phase }: SigningIn,
  route: SignInRoute,
  reason?: ReturnPathReason,
): Transition {
  const [next, effects] = toNextAttempt(state, method, route, reason);
  return [next, phase === 'completing' ? [{ do: 'abandon' }, ...effects] : effects];
}

/** The allowed return path after the current one; after the last comes the first. */
function pathAfter(returnPath: SignInRoute['returnPath'], allowed: readonly ReturnPath[]): ReturnPath {
  const index = returnPath === 'auto' ? 0 : allowed.indexOf(returnPath);
  return allowed[index + 1] ?? allowed[0] ?? 'loopback';
}

function afterDelivery(journey: SigningIn, event: Extract<Report, { type: 'delivered' }>): SigningIn {
  const ready = {
    ...withoutFailure(journey),
    ...(event.phrase === undefined ? {} : { phrase: event.phrase }),
  };
  switch (event.to) {
    case 'browser':
      return { ...ready, phase: 'waiting' };
    case 'clipboard':
      return { ...ready, phase: 'link-copied' };
    case 'qr':
      return { ...ready, phase: 'qr-shown', qr: event.qr };
  }
}

function afterFailure(
  state: State,
  journey: SigningIn,
  { code, reference }: Extract<Report, { type: 'sign-in-failed' }>,
): Transition {
  const referenceIfAny = reference === undefined ? {} : { reference };
  // No failure is shown: the relay works without a listener on this machine.
  if (
    code === 'listener-unavailable' &&
    journey.returnPath === 'loopback' &&
    state.offers.returnPaths.includes('relay')
  )
    return toAnotherAttempt(state, journey, { returnPath: 'relay', deliver: 'browser' }, 'loopback-blocked');
  // The step stays, because the link can still be copied or shown as a QR code.
  if (code === 'browser-not-opened')
    return moveTo(state, { ...journey, phase: 'waiting', failure: { code, at: 'page', ...referenceIfAny } });
  const failure: Failure = { code, at: journey.method, ...referenceIfAny };
  return toChoiceOf(state, journey.method, failure);
}
