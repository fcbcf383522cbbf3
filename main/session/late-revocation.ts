import type { Revocation } from '../journey/ports.ts';
import type { Reachability } from '../network/reachability.ts';

/** First and longest pause between two tries at a platform that answers and still does not do it, in milliseconds. */
const pauses = { first: 1_000, longest: 60_000 };

type LateRevocationOptions = {
  /** Tries once. */
  revoke: () => Promise<Revocation>;
  reachability: Pick<Reachability, 'wait'>;
  /** Ends it; the next start goes on with it. */
  signal: AbortSignal;
  /** Told whether the platform still has to hear of a sign-out. */
  onQueued: (isQueued: boolean) => void;
  /** Resolves after so many milliseconds; rejects once the signal aborts. */
  sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
};

/**
 * A function that has ended sessions revoked, now or as soon as the platform can be reached. Called again while it works,
 * it looks once more at the end. It never rejects. A locked keychain is not waited for: call it when that opens.
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
    let pause = pauses.first;
    for (let tries = 0; (await revoke()) === 'platform-unreachable'; tries += 1) {
      onQueued(true);
      if (tries > 0) {
        await sleep(pause * (0.5 + Math.random() / 2), signal);
        pause = Math.min(pause * 2, pauses.longest);
      }
      await reachability.wait(signal);
    }
    onQueued(false);
  } catch {
    // The app ends.
  }
}
