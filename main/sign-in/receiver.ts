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

/**
 * Keeps the browser waiting until the outcome of the sign-in is reported.
 *
 * @param holdMs Milliseconds after which the browser is sent back to the app without an outcome.
 * @param signal Cancels the timer; the receiver closes by itself on the same signal.
 */
export function awaitConclusion(receiver: Receiver, holdMs: number, signal: AbortSignal): Conclude {
  let finishing: Promise<void> | null = null;
  const conclude: Conclude = (outcome) => {
    clearTimeout(timer);
    finishing ??= receiver.finish(outcome);
    return finishing;
  };
  const timer = setTimeout(() => void conclude('unfinished'), holdMs);
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  return conclude;
}
