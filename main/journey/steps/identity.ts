import {
  type StepHandler,
  stay,
  toChoosing,
  toFinished,
  toRegistering,
  toSigningIn,
  toWaiting,
} from '../turn.ts';

export const signingIn: StepHandler<'signing-in'> = (state, journey, event) => {
  const { operation } = state;
  switch (event.type) {
    case 'cancel':
      return toChoosing(state);
    case 'open-again':
      return toSigningIn(state, journey.method);
    case 'copy-link':
      return toSigningIn(state, journey.method, 'clipboard');
    case 'delivered': {
      if (journey.phase !== 'opening') return null;
      const { failure: _, ...rest } = journey;
      return stay(state, { ...rest, phase: event.to === 'browser' ? 'waiting' : 'link-copied' });
    }
    case 'browser-returned':
      return stay(state, { ...journey, phase: 'completing' }, { do: 'focus-window' });
    case 'identity-verified': {
      const { account, concern } = event;
      if (concern === null)
        return stay(state, { ...journey, phase: 'completing' }, { do: 'exchange', operation });
      return stay(state, {
        step: 'checking-account',
        method: journey.method,
        attempt: operation,
        account,
        concern,
        progress: 'idle',
      });
    }
    case 'sign-in-failed':
      // The attempt still waits when only the browser could not be told: the link can be copied.
      if (event.code === 'browser-not-opened')
        return stay(state, { ...journey, phase: 'waiting', failure: { code: event.code, at: 'page' } });
      return toChoosing(state, { code: event.code, at: journey.method });
    case 'registration-required':
      return stay(state, {
        step: 'checking-account',
        method: journey.method,
        attempt: operation,
        account: event.account,
        concern: 'new-account',
        progress: 'idle',
      });
    case 'confirmation-required':
      return toWaiting(state, 'confirmation', event.signUp);
    case 'signed-in':
      return [toFinished(state, event), []];
    default:
      return null;
  }
};

export const checkingAccount: StepHandler<'checking-account'> = (state, journey, event) => {
  const { operation } = state;
  switch (event.type) {
    case 'cancel':
      return toChoosing(state);
    case 'use-another-account':
      return toSigningIn(state, journey.method);
    case 'confirm-account': {
      if (journey.progress === 'busy') return null;
      const next = journey.concern === 'new-account' ? 'load-registration' : 'exchange';
      return stay(state, { ...journey, progress: 'busy' }, { do: next, operation });
    }
    case 'registration-required':
      return stay(state, { ...journey, progress: 'busy' }, { do: 'load-registration', operation });
    case 'registration-loaded':
      return toRegistering(state, event.registration);
    case 'confirmation-required':
      return toWaiting(state, 'confirmation', event.signUp);
    case 'signed-in':
      return [toFinished(state, event), []];
    case 'sign-in-failed':
    case 'registration-failed':
      return toChoosing(state, { code: event.code, at: journey.method });
    default:
      return null;
  }
};
