import { useEffect, useState } from 'react';

/** Whole seconds that something took by `elapsedMs`, counted on while it runs. */
export function useElapsed(elapsedMs: number, isRunning: boolean): number {
  const [since, setSince] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer reading is counted on from anew
  useEffect(() => {
    setSince(0);
    if (!isRunning) return;
    const timer = setInterval(() => setSince((seconds) => seconds + 1), 1_000);
    return () => clearInterval(timer);
  }, [elapsedMs, isRunning]);

  return Math.round(elapsedMs / 1_000) + since;
}
