import { useEffect, useState } from 'preact/hooks';

/** Longer than any wait that the platform asks for. Beyond it this computer's clock must be wrong, and nothing is shown. */
const longestWaitSeconds = 15 * 60;

/**
 * Minutes and seconds left until an RFC 3339 time, as `1:05`; null once it has passed, or without a time.
 *
 * For display only: this computer's clock may be wrong, so that nothing may depend on it.
 */
export function useCountdown(until: string | undefined): string | null {
  const [now, setNow] = useState(Date.now);
  const left = Math.max(0, Math.ceil((Date.parse(until ?? '') - now) / 1000));
  const running = left > 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new time starts from a fresh reading of the clock
  useEffect(() => {
    setNow(Date.now());
    if (!running) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [until, running]);

  if (!running || left > longestWaitSeconds) return null;
  return `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
}
