import { type PasswordDefect, passwordDefect } from '#contract/password.ts';
import {
  knownNextSteps,
  registrationFailure,
  type StepHandler,
  stay,
  toChoosing,
  toEnteringEmail,
  toFinished,
  toSigningIn,
} from './go-to.ts';

export const registering: StepHandler<'registering'> = (state, journey, event) => {
  const { operation } = state;
  const { failure: _, ...calm } = journey;
  switch (event.type) {
    case 'cancel':
      return toChoosing(state);
    case 'use-another-account':
      return state.method ? toSigningIn(state, state.method) : toChoosing(state);
    case 'draft':
      if (event.field !== 'username' || journey.kind !== 'email' || journey.progress !== 'idle') return null;
      return stay(
        { ...state, drafts: { ...state.drafts, username: event.value } },
        { ...calm, username: event.value },
      );
    case 'queued':
      return stay({ ...state, queuedKey: event.key }, { ...calm, progress: 'queued' });
    case 'sending':
      return journey.progress === 'queued' ? stay(state, { ...calm, progress: 'busy' }) : null;
    case 'send-now':
      return journey.progress === 'queued' ? [state, [{ do: 'send-now' }]] : null;
    case 'withdraw':
      if (journey.progress !== 'queued') return null;
      return stay(
        { ...state, operation: operation + 1, queuedKey: null },
        { ...calm, progress: 'idle' },
        { do: 'withdraw' },
      );
    case 'register': {
      if (journey.progress !== 'idle') return null;
      const { acceptedTerms, password, username } = event;
      const facts =
        journey.kind === 'email' ? { ...calm, username: username?.trim() ?? journey.username } : calm;
      const refuse = (code: 'terms-not-accepted' | 'username-invalid' | PasswordDefect) =>
        stay(state, { ...facts, failure: registrationFailure(code) });
      if (acceptedTerms.sha256 !== journey.terms.sha256 || acceptedTerms.version !== journey.terms.version)
        return refuse('terms-not-accepted');
      if (journey.kind === 'identity')
        return stay(
          state,
          { ...facts, progress: 'busy' },
          { do: 'register', operation, details: { acceptedTerms }, email: journey.email },
        );
      if (facts.username === '') return refuse('username-invalid');
      if (password === undefined) return refuse('password-too-weak');
      const defect = passwordDefect(password, journey.passwordPolicy);
      if (defect !== null) return refuse(defect);
      return stay(
        { ...state, drafts: { ...state.drafts, username: facts.username } },
        { ...facts, progress: 'busy' },
        {
          do: 'register',
          operation,
          details: { username: facts.username, password, acceptedTerms },
          email: journey.email,
        },
      );
    }
    case 'registration-failed': {
      const calmly = { ...state, queuedKey: null };
      const failed = { ...calm, progress: 'idle' as const, failure: registrationFailure(event.code) };
      return event.code === 'terms-changed'
        ? stay(calmly, { ...failed, progress: 'busy' }, { do: 'load-registration', operation })
        : stay(calmly, failed);
    }
    case 'registration-loaded':
      // The terms changed meanwhile: the new text, with what was typed and the reason kept.
      return stay(state, { ...journey, terms: event.registration.terms, progress: 'idle' });
    case 'retry':
      // Only a registration that is over has to be begun again; anything else is sent again by "Register".
      if (journey.failure?.code !== 'registration-expired') return null;
      if (journey.kind === 'identity' && state.method) return toSigningIn(state, state.method);
      return journey.kind === 'email' ? toEnteringEmail(state, journey.email) : toChoosing(state);
    default:
      return null;
  }
};

export const finished: StepHandler<'finished'> = (state, journey, event) => {
  const { operation, session } = state;
  if (session === null) return null;
  switch (event.type) {
    case 'retry':
      return journey.progress === 'busy'
        ? null
        : stay(
            state,
            { ...journey, progress: 'busy' },
            { do: 'check-session', operation, session: session.id },
          );
    case 'sign-out':
      // Also while the session is being checked: leaving never waits for the network.
      return stay(
        { ...state, operation: operation + 1 },
        { ...journey, progress: 'busy' },
        { do: 'sign-out', operation: operation + 1, session: session.id },
      );
    case 'session-checked':
      return [
        toFinished(state, {
          session: session.id,
          profile: event.profile,
          nextSteps: event.nextSteps ?? knownNextSteps(journey, state.nextStepLinks),
          isNew: journey.isNew,
        }),
        [],
      ];
    case 'session-unreachable':
      return stay(state, { ...journey, offline: true, progress: 'idle' });
    case 'session-ended':
      return toChoosing(state, { code: event.code ?? 'session-ended', at: 'page' });
    case 'signed-out':
      return toChoosing(state);
    default:
      return null;
  }
};
