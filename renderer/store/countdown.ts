import { useEffect, useState } from 'react';

/**
 * Whole seconds left until an RFC 3339 time, 0 once it has passed.
 *
 * For display only: this computer's clock may be wrong, so nothing is allowed or refused by it.
 */
export function useCountdown(until: string): number {
  const [now, setNow] = useState(Date.now);
  const left = Math.max(0, Math.ceil((Date.parse(until) - now) / 1000));
  const running = left > 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new time starts from a fresh reading of the clock
  useEffect(() => {
    setNow(Date.now());
    if (!running) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [until, running]);

  return left;
}
