import type { AuthorizationResponse } from './authorization-request.ts';
import type { Landing } from './loopback/landing-copy.ts';

/** The outcome that the browser shows at the end. `unfinished`: the app shows it instead. */
export type SignInOutcome = Extract<Landing, 'signed-in' | 'continue' | 'denied' | 'failed' | 'unfinished'>;

/** Receives the response to one authorization request. */
export type Receiver = {
  redirectUri: string;
  /** Words that the person compares between the app and the browser's page; by relay only. */
  phrase?: string;
  /** The response with the right state. Rejects with `sign-in-timeout`, a failure of receiving, or the signal's reason. */
  response: Promise<AuthorizationResponse>;
  /** Shows the outcome in a browser that waits for it, then closes. */
  finish(outcome: SignInOutcome): Promise<void>;
  /** Stops receiving at once. Resolves when everything is closed. */
  close(): Promise<void>;
};

/** Reports how a verified sign-in ended at the platform. Only the first call counts. Resolves once the receiver is closed. */
export type Conclude = (outcome: SignInOutcome) => Promise<void>;
