import type { Intent } from '#contract/journey.ts';
import type { ReturnPath, SignInMethod } from '#contract/sign-in-method.ts';
import type { OrganisationChoice } from '../policy/sign-in-rules.ts';

/** How one sign-in attempt travels. `auto` lets the preflight choose the return path. */
export type SignInRoute = { returnPath: ReturnPath | 'auto'; deliver: 'browser' | 'clipboard' | 'qr' };

/** The data of each effect. `operation` numbers the work; its reports carry the same number. */
type EffectFacts = {
  restore: object;
  /** Replaces an attempt under way: tabs of the earlier one no longer count, and say so. */
  'begin-sign-in': { operation: number; method: SignInMethod } & SignInRoute;
  'take-pasted': { operation: number; text: string };
  exchange: { operation: number };
  'load-registration': { operation: number };
  register: {
    operation: number;
    details: Pick<Extract<Intent, { type: 'register' }>, 'username' | 'password' | 'acceptedTerms'>;
    /** The address of the future account, as known before the platform is asked. */
    email: string;
  };
  /** `lookUp`: ask first whether the address belongs to an organisation with its own provider. */
  'start-sign-up': { operation: number; email: string; lookUp: boolean; key?: string };
  'find-organisation': { operation: number; slug: string; by: 'link' | 'address' };
  'adopt-organisation': { operation: number; choice: OrganisationChoice };
  'leave-organisation': object;
  /** Reads again why everything is stopped. */
  reconsider: object;
  'watch-sign-up': { operation: number };
  resend: { operation: number; key?: string };
  /** Sends the queued request now. */
  'send-now': object;
  /** Cancels the queued request. */
  withdraw: object;
  'retry-keychain': object;
  activate: { operation: number; code: string };
  /** Stops the work, forgets the identity, the sign-up and the ticket, and withdraws the sign-up at the platform. */
  abandon: object;
  /** Stops the work and keeps everything that can be resumed. */
  pause: object;
  'check-session': { operation: number; session: string };
  /** Ends a session that could not be resumed because the keychain is locked. */
  'end-locked-session': object;
  'sign-out': { operation: number; session: string };
  'focus-window': object;
};

/** The names of the effects, one per row of the effect table. */
export type EffectName = keyof EffectFacts;

/** Work for the effect runner, as data. The only secret in it is the password that a person just typed. */
export type Effect<Name extends EffectName = EffectName> = {
  [Each in Name]: { do: Each } & EffectFacts[Each];
}[Name];
