import type { SignInMethod } from '#contract/sign-in-method.ts';
import type { Report } from './event.ts';
import { pendingIdOf, type RestoredPending, type SavedJourney } from './saved-journey.ts';
import type { State } from './state.ts';
import {
  moveTo,
  type Transition,
  toEnteringEmail,
  toSignedIn,
  toStarting,
  toWaiting,
} from './steps/go-to.ts';

const choosing = (state: State): Transition => moveTo(state, { step: 'choosing' });

/** The mail was used, and the app quit before the registration was loaded: loads it now. */
const toLoading = (
  state: State,
  { kind, method, signUp, pendingId }: Extract<SavedJourney, { at: 'waiting-for-activation' }>,
): Transition =>
  moveTo(
    { ...state, method, pendingId },
    { step: 'waiting-for-activation', kind, ...signUp, phase: 'activating', resent: false },
    { do: 'load-registration', operation: state.operation },
  );

/** Whether the present offers allow this step. Checked because every user of this computer can edit the file on disk. */
function mayResume({ offers }: State, saved: SavedJourney): boolean {
  const isOffered = (method: SignInMethod | null) => offers.methods.some(({ id }) => id === method);
  switch (saved.at) {
    case 'choosing':
    case 'finished':
      return true;
    case 'entering-email':
      return offers.manualSignUp;
    case 'waiting-for-activation':
      return saved.kind === 'activation' ? offers.manualSignUp : isOffered(saved.method);
    case 'registering':
      return saved.kind === 'email' ? offers.manualSignUp : isOffered(saved.method);
  }
}

/**
 * Resumes where the last run stopped, as far as the secrets in the keychain allow. A session that is current comes before
 * everything else.
 */
export function resume(
  state: State,
  { saved, session, pending }: Extract<Report, { type: 'restored' }>,
): Transition {
  const known = session.kind === 'found' ? session : state.session;
  if (known !== null) {
    const isRemembered = saved?.at === 'finished' && saved.session === known.id;
    const account = isRemembered ? saved.profile : known.account;
    const nextSteps = isRemembered ? saved.nextSteps : [];
    return toSignedIn(state, { id: known.id, account }, { nextSteps, isNew: false });
  }
  const isLocked =
    session.kind === 'unavailable' || (pending.kind === 'unavailable' && pendingIdOf(saved) !== null);
  if (isLocked) return toLocked(state, saved ?? { at: 'choosing' });
  if (saved === null) return choosing(state);
  if (!mayResume(state, saved))
    return moveTo(state, { step: 'choosing', failure: { code: 'not-allowed-here', at: 'page' } });
  const proof = pending.kind === 'found' ? pending.proof : null;
  return resumeFrom({ ...state, proof }, saved, pending);
}

/** Keeps the saved journey as `lockedJourney`, because a keychain that cannot be opened now may open later. */
function toLocked(state: State, saved: SavedJourney): Transition {
  // The keychain opened after its secrets were read: read them again.
  if (state.isKeychainReady) return toStarting(state);
  return choosing({ ...state, lockedJourney: saved });
}

function resumeFrom(state: State, saved: SavedJourney, pending: RestoredPending): Transition {
  const holds = pending.kind === 'found' ? pending.holds : null;
  switch (saved.at) {
    case 'choosing':
    case 'finished':
      return choosing(state);
    case 'entering-email':
      return toResumedEmail(state, saved);
    case 'waiting-for-activation':
      if (holds === 'sign-up') return toResumedWaiting(state, saved);
      if (holds === 'registration') return toLoading(state, saved);
      return saved.kind === 'activation' ? toEnteringEmail(state, saved.signUp.email) : choosing(state);
    case 'registering': {
      if (holds === 'registration') return toResumedRegistering(state, saved);
      const drafts = { email: saved.kind === 'email' ? saved.email : '', username: saved.username };
      return saved.kind === 'email' ? toEnteringEmail({ ...state, drafts }) : choosing(state);
    }
  }
}

/**
 * The e-mail page. A sign-up that was queued is sent again with the same idempotency key, so that it happens once. It is
 * sent at once, so it can be withdrawn only after sending failed.
 */
function toResumedEmail(
  state: State,
  { email, username = '', queuedKey: key }: Extract<SavedJourney, { at: 'entering-email' }>,
): Transition {
  const drafts = { email, username };
  const [next, effects] = toEnteringEmail({ ...state, drafts }, email);
  if (key === undefined) return [next, effects];
  return moveTo(
    { ...next, queuedKey: key },
    { step: 'entering-email', email, phase: 'busy' },
    { do: 'start-sign-up', operation: next.operation, email, lookUp: true, key },
  );
}

function toResumedWaiting(
  state: State,
  {
    kind,
    method,
    signUp,
    pendingId,
    queuedKey: key,
  }: Extract<SavedJourney, { at: 'waiting-for-activation' }>,
): Transition {
  const [next, effects] = toWaiting({ ...state, method }, kind, { signUp, pendingId });
  if (key === undefined || next.journey.step !== 'waiting-for-activation') return [next, effects];
  const resend = { do: 'resend' as const, operation: next.operation, key };
  return [
    { ...next, queuedKey: key, journey: { ...next.journey, phase: 'resending' } },
    [...effects, resend],
  ];
}

/**
 * The registration page. A registration that was queued is sent again by itself if it has no password; otherwise the
 * password, which is never saved, has to be typed again.
 */
function toResumedRegistering(state: State, saved: Extract<SavedJourney, { at: 'registering' }>): Transition {
  const { at: _, method, pendingId, queuedKey: key, ...facts } = saved;
  const drafts = { ...state.drafts, username: saved.username };
  const next = { ...state, method, pendingId, drafts };
  if (key === undefined) return moveTo(next, { step: 'registering', ...facts, phase: 'idle' });
  if (facts.kind === 'email')
    return moveTo(next, {
      step: 'registering',
      ...facts,
      phase: 'idle',
      failure: { code: 'password-needed-again', at: 'password' },
    });
  const { version, sha256 } = facts.terms;
  const details = { acceptedTerms: { version, sha256 } };
  return moveTo(
    { ...next, queuedKey: key },
    { step: 'registering', ...facts, phase: 'busy' },
    { do: 'register', operation: next.operation, details, email: facts.email },
  );
}
