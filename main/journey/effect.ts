import type { Intent } from '#contract/journey.ts';
import type { SignInMethod, Transport } from '#contract/sign-in-method.ts';
import type { OrganisationChoice } from '../policy/sign-in-rules.ts';

/** How an attempt goes: `auto` leaves the transport to the preflight. */
export type SignInRoute = { transport: Transport | 'auto'; deliver: 'browser' | 'clipboard' | 'qr' };

/** What each effect comes with. `operation` numbers the work: what it reports has the same number. */
type EffectFacts = {
  restore: object;
  /** Takes the place of an attempt that is under way: tabs of that one no longer count, and say so. */
  'begin-sign-in': { operation: number; method: SignInMethod } & SignInRoute;
  'take-pasted': { operation: number; text: string };
  exchange: { operation: number };
  'load-registration': { operation: number };
  register: {
    operation: number;
    details: Pick<Extract<Intent, { type: 'register' }>, 'username' | 'password' | 'acceptedTerms'>;
    /** Whose account it will be, as far as it is known before the platform is asked. */
    email: string;
  };
  /** `lookUp`: asks first whether the address belongs to an organisation with a provider of its own. */
  'start-sign-up': { operation: number; email: string; lookUp: boolean; key?: string };
  'find-organisation': { operation: number; slug: string; by: 'link' | 'address' };
  'adopt-organisation': { operation: number; choice: OrganisationChoice };
  'leave-organisation': object;
  /** Has another look at why nothing is allowed. */
  reconsider: object;
  'watch-sign-up': { operation: number };
  resend: { operation: number; key?: string };
  /** Tries at once to send what is queued. */
  'send-now': object;
  /** What is queued is not sent after all. */
  withdraw: object;
  'retry-keychain': object;
  activate: { operation: number; code: string };
  /** Stops what is under way and forgets the identity, the sign-up and the ticket; withdraws the sign-up at the platform. */
  abandon: object;
  /** Stops what is under way and forgets nothing that could be resumed. */
  pause: object;
  'check-session': { operation: number; session: string };
  /** Ends the session that could not be resumed because the keychain is locked. */
  'end-locked-session': object;
  'sign-out': { operation: number; session: string };
  'focus-window': object;
};

export type EffectName = keyof EffectFacts;

/** Work for the runner, as data. No secret is in it but the password that a person just typed. */
export type Effect<Name extends EffectName = EffectName> = {
  [Each in Name]: { do: Each } & EffectFacts[Each];
}[Name];
