import type { Receiver, SignInOutcome } from './receiver.ts';

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
