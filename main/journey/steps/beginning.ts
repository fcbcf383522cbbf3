import type { SignInMethod } from '#contract/journey.ts';
import type { Memory, Report, State, Turn } from '../state.ts';
import {
  type StepHandler,
  stay,
  toBlocked,
  toEnteringEmail,
  toFinished,
  toSigningIn,
  toWaiting,
} from '../turn.ts';

const choosing = (state: State): Turn => stay(state, { step: 'choosing' });

/** Activated already, and quit before the registration was there. */
const toLoading = (
  state: State,
  { kind, method, signUp }: Extract<Memory, { at: 'waiting-for-activation' }>,
): Turn =>
  stay(
    { ...state, method },
    { step: 'waiting-for-activation', kind, ...signUp, doing: 'activating', resent: false },
    { do: 'load-registration', operation: state.operation },
  );

/** Whether the rules of today let a person go on there: what is on disk anybody at the desk can edit. */
function mayResume({ offers }: State, memory: Memory): boolean {
  const isOffered = (method: SignInMethod | null) => offers.methods.some(({ id }) => id === method);
  switch (memory.at) {
    case 'choosing':
    case 'finished':
      return true;
    case 'entering-email':
      return offers.manualSignUp;
    case 'waiting-for-activation':
      return memory.kind === 'activation' ? offers.manualSignUp : isOffered(memory.method);
    case 'registering':
      return memory.kind === 'email' ? offers.manualSignUp : isOffered(memory.method);
  }
}

/** Resumes where the last run was, minus what only secrets could resume. */
function resume(
  state: State,
  memory: Memory | null,
  { session, pending }: Extract<Report, { type: 'restored' }>,
): Turn {
  if (memory === null || !mayResume(state, memory)) return choosing(state);
  switch (memory.at) {
    case 'choosing':
      return choosing(state);
    case 'entering-email':
      return toEnteringEmail(state, memory.email);
    case 'waiting-for-activation':
      if (pending === 'sign-up')
        return toWaiting({ ...state, method: memory.method }, memory.kind, memory.signUp);
      if (pending === 'registration') return toLoading(state, memory);
      return memory.kind === 'activation' ? toEnteringEmail(state, memory.signUp.email) : choosing(state);
    case 'registering': {
      if (pending !== 'registration') {
        const drafts = { email: memory.kind === 'email' ? memory.email : '', username: memory.username };
        return memory.kind === 'email' ? toEnteringEmail({ ...state, drafts }) : choosing(state);
      }
      const { at: _, method, ...facts } = memory;
      const drafts = { ...state.drafts, username: memory.username };
      return stay({ ...state, method, drafts }, { step: 'registering', ...facts, progress: 'idle' });
    }
    case 'finished': {
      if (!session) return choosing(state);
      const { profile, nextSteps } = memory;
      return [
        toFinished(state, { profile, nextSteps, isNew: false }),
        [{ do: 'check-session', operation: state.operation }],
      ];
    }
  }
}

export const starting: StepHandler<'starting'> = (state, _journey, event) => {
  if (event.type !== 'restored') return null;
  return state.stopped ? [toBlocked(state, state.stopped), []] : resume(state, event.memory, event);
};

export const blocked: StepHandler<'blocked'> = (state, journey, event) => {
  if (event.type !== 'retry') return null;
  if (state.stopped) return stay(state, journey, { do: 'reconsider' });
  return stay(state, { step: 'starting' }, { do: 'restore' });
};

export const choosingStep: StepHandler<'choosing'> = (state, _journey, event) => {
  switch (event.type) {
    case 'choose': {
      const offered = state.offers.methods.find(({ id }) => id === event.method);
      if (offered?.available) return toSigningIn(state, event.method);
      return stay(state, { step: 'choosing', failure: { code: 'method-unavailable', at: event.method } });
    }
    case 'leave-organisation':
      return stay(state, { step: 'choosing' }, { do: 'leave-organisation' });
    case 'choose-email':
      if (state.offers.manualSignUp) return toEnteringEmail(state);
      return stay(state, { step: 'choosing', failure: { code: 'manual-sign-up-disabled', at: 'email' } });
    default:
      return null;
  }
};
