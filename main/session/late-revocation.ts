import type { Sleep } from '../async/abortable.ts';
import { createBackoff } from '../async/backoff.ts';
import type { Revocation } from '../journey/ports.ts';
import type { Reachability } from '../network/reachability.ts';

/** Between two tries at a platform that answers and still does not do what it is asked. */
const pauses = { firstMs: 1_000, longestMs: 60_000 };

type LateRevocationOptions = {
  /** Tries once. */
  revoke: () => Promise<Revocation>;
  reachability: Pick<Reachability, 'wait'>;
  /** Ends the wait; the next start of the app goes on with it. */
  signal: AbortSignal;
  /** Told whether a sign-out still has to be told to the platform. */
  onQueued: (isQueued: boolean) => void;
  sleep: Sleep;
};

/**
 * A function that revokes ended sessions at the platform, now or as soon as that can be reached. Called again while it
 * works, it looks once more at the end. It never rejects. It does not wait for a locked keychain: call it when that opens.
 */
export function createLateRevocation(options: LateRevocationOptions): () => Promise<void> {
  let working: Promise<void> | null = null;
  let isAskedAgain = false;

  const work = async (): Promise<void> => {
    do {
      isAskedAgain = false;
      await revokeOnceReachable(options);
    } while (isAskedAgain && !options.signal.aborted);
  };
  return () => {
    isAskedAgain = true;
    working ??= work().finally(() => {
      working = null;
    });
    return working;
  };
}

async function revokeOnceReachable(options: LateRevocationOptions): Promise<void> {
  const { revoke, reachability, signal, onQueued, sleep } = options;
  try {
    const pause = createBackoff(pauses);
    for (let tries = 0; (await revoke()) === 'platform-unreachable'; tries += 1) {
      onQueued(true);
      if (tries > 0) await sleep(pause.next(), signal);
      await reachability.wait(signal);
    }
    onQueued(false);
  } catch {
    // The app ends.
  }
}
