import { useEffect, useState } from 'preact/hooks';

/** Whole seconds: those of the last `elapsedMs`, and those since then while it runs. */
export function useElapsed(elapsedMs: number, isRunning: boolean): number {
  const [since, setSince] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each new reading starts the count again
  useEffect(() => {
    setSince(0);
    if (!isRunning) return;
    const timer = setInterval(() => setSince((seconds) => seconds + 1), 1_000);
    return () => clearInterval(timer);
  }, [elapsedMs, isRunning]);

  return Math.round(elapsedMs / 1_000) + since;
}
