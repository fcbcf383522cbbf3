import type { Outcome, Receiver } from './receiver.ts';

/** Says how a verified sign-in ended at the platform. Only the first call counts. Resolves once nothing is received any more. */
export type Conclude = (outcome: Outcome) => Promise<void>;

/**
 * Keeps a receiver's browser waiting for how the sign-in ends.
 *
 * @param holdMs After that the browser is sent back to the app without knowing.
 * @param signal Aborted, the receiver closes by itself.
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
