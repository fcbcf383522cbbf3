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

/** Whether only a secret could resume it. */
const needsSecret = ({ at }: Memory): boolean =>
  at === 'waiting-for-activation' || at === 'registering' || at === 'finished';

/** Resumes where the last run was, minus what only secrets could resume. */
function resume(
  state: State,
  memory: Memory | null,
  { session, pending, keychain }: Extract<Report, { type: 'restored' }>,
): Turn {
  if (memory === null || !mayResume(state, memory)) return choosing(state);
  // A keychain that would not open may open later: what it would resume is not given up.
  if (!keychain && needsSecret(memory) && pending === null && !session)
    return choosing({ ...state, unopened: memory });
  switch (memory.at) {
    case 'choosing':
      return choosing(state);
    case 'entering-email':
      return toResumedEmail(state, memory);
    case 'waiting-for-activation':
      if (session) return toSignedIn(state, { email: memory.signUp.email, username: memory.signUp.email });
      if (pending === 'sign-up') return toResumedWaiting(state, memory);
      if (pending === 'registration') return toLoading(state, memory);
      return memory.kind === 'activation' ? toEnteringEmail(state, memory.signUp.email) : choosing(state);
    case 'registering': {
      if (session) return toSignedIn(state, memory);
      if (pending !== 'registration') {
        const drafts = { email: memory.kind === 'email' ? memory.email : '', username: memory.username };
        return memory.kind === 'email' ? toEnteringEmail({ ...state, drafts }) : choosing(state);
      }
      return toResumedRegistering(state, memory);
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

/** Ended after the session was kept and before the last screen was: signed in, as far as is known until the platform is asked. */
function toSignedIn(state: State, { email, username }: { email: string; username: string }): Turn {
  const profile = { username, name: username, email };
  return [
    toFinished(state, { profile, nextSteps: [], isNew: false }),
    [{ do: 'check-session', operation: state.operation }],
  ];
}

/** The address, and where it was to be sent once there is a network, that again: with the same key it happens once. */
function toResumedEmail(
  state: State,
  { email, username = '', queuedKey: key }: Extract<Memory, { at: 'entering-email' }>,
): Turn {
  const drafts = { email, username };
  const [next, effects] = toEnteringEmail({ ...state, drafts }, email);
  if (key === undefined) return [next, effects];
  return stay(
    { ...next, queuedKey: key },
    { step: 'entering-email', email, progress: 'queued' },
    { do: 'start-sign-up', operation: next.operation, email, lookUp: true, key },
  );
}

function toResumedWaiting(
  state: State,
  { kind, method, signUp, queuedKey: key }: Extract<Memory, { at: 'waiting-for-activation' }>,
): Turn {
  const [next, effects] = toWaiting({ ...state, method }, kind, signUp);
  if (key === undefined || next.journey.step !== 'waiting-for-activation') return [next, effects];
  const resend = { do: 'resend' as const, operation: next.operation, key };
  return [
    { ...next, queuedKey: key, journey: { ...next.journey, doing: 'resend-queued' } },
    [...effects, resend],
  ];
}

/** The details, and where they were to be sent, that again: by itself where no password belongs to them. */
function toResumedRegistering(state: State, memory: Extract<Memory, { at: 'registering' }>): Turn {
  const { at: _, method, queuedKey: key, ...facts } = memory;
  const drafts = { ...state.drafts, username: memory.username };
  const next = { ...state, method, drafts };
  if (key === undefined) return stay(next, { step: 'registering', ...facts, progress: 'idle' });
  if (facts.kind === 'email')
    return stay(next, {
      step: 'registering',
      ...facts,
      progress: 'idle',
      failure: { code: 'password-needed-again', at: 'password' },
    });
  const { version, sha256 } = facts.terms;
  const details = { acceptedTerms: { version, sha256 } };
  return stay(
    { ...next, queuedKey: key },
    { step: 'registering', ...facts, progress: 'queued' },
    { do: 'register', operation: next.operation, details, key },
  );
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
    case 'keychain-opened':
      if (state.unopened === null) return null;
      return stay({ ...state, unopened: null }, { step: 'starting' }, { do: 'restore' });
    case 'leave-organisation':
      return stay(state, { step: 'choosing' }, { do: 'leave-organisation' });
    case 'choose-email':
      if (state.offers.manualSignUp) return toEnteringEmail(state);
      return stay(state, { step: 'choosing', failure: { code: 'manual-sign-up-disabled', at: 'email' } });
    default:
      return null;
  }
};
