import type { FailureCode } from '#contract/failure.ts';
import type { Effect, EffectName } from '../effect.ts';
import type { WorkReport } from '../event.ts';
import type { EffectContext } from './effect-context.ts';
import { adoptOrganisation, findOrganisation } from './organisation.ts';
import { loadRegistration, register } from './registration.ts';
import { checkSession, restore, sessionFailure, signOut } from './session.ts';
import { exchange, signIn, takePasted } from './sign-in.ts';
import { activate, resend, startSignUp, watchSignUp } from './sign-up.ts';

/** How an effect is run, and how its failure is reported. */
type EffectRow<Name extends EffectName> = {
  run: (effect: Effect<Name>, context: EffectContext) => void | Promise<void>;
  /** The report of a failure; null where it is only logged. */
  failure: ((code: FailureCode) => WorkReport) | null;
  /** It brings tokens or ends a session, so that quitting waits for it, with a time limit. */
  mustFinish?: true;
};

const signInFailed = (code: FailureCode): WorkReport => ({ type: 'sign-in-failed', code });
const registrationFailed = (code: FailureCode): WorkReport => ({ type: 'registration-failed', code });
const activationFailed = (code: FailureCode): WorkReport => ({ type: 'activation-failed', code });
const organisationFailed = (code: FailureCode): WorkReport => ({ type: 'organisation-failed', code });

/** One row per effect of the machine. */
export const effectTable: { [Name in EffectName]: EffectRow<Name> } = {
  restore: { run: (_, context) => restore(context), failure: (code) => ({ type: 'blocked', code }) },
  'begin-sign-in': { run: signIn, failure: signInFailed },
  'take-pasted': { run: takePasted, failure: signInFailed },
  exchange: { run: (_, context) => exchange(context), failure: signInFailed, mustFinish: true },
  'load-registration': { run: (_, context) => loadRegistration(context), failure: registrationFailed },
  register: { run: register, failure: registrationFailed, mustFinish: true },
  'start-sign-up': { run: startSignUp, failure: (code) => ({ type: 'sign-up-failed', code }) },
  'watch-sign-up': { run: (_, context) => watchSignUp(context), failure: activationFailed },
  resend: { run: resend, failure: (code) => ({ type: 'resend-failed', code }) },
  activate: { run: activate, failure: activationFailed },
  'find-organisation': { run: findOrganisation, failure: organisationFailed },
  'adopt-organisation': { run: adoptOrganisation, failure: organisationFailed },
  'leave-organisation': { run: (_, { ports }) => ports.organisations.leave(), failure: null },
  'check-session': { run: checkSession, failure: sessionFailure },
  'sign-out': { run: signOut, failure: () => ({ type: 'signed-out' }), mustFinish: true },
  'end-locked-session': { run: (_, { ports }) => ports.session.endLocked(), failure: null },
  'retry-keychain': { run: (_, { ports }) => ports.secrets.retry(), failure: null },
  reconsider: { run: (_, { ports }) => ports.reconsider(), failure: null },
  'focus-window': { run: (_, { ports }) => ports.focusWindow(), failure: null },
  'send-now': { run: (_, { controls }) => controls.sendNow(), failure: null },
  withdraw: { run: (_, { controls }) => controls.withdraw(), failure: null },
  pause: { run: (_, { controls }) => controls.pause(), failure: null },
  abandon: { run: (_, { controls }) => controls.abandon(), failure: null },
};
