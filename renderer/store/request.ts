import { useCallback, useLayoutEffect, useState } from 'preact/hooks';
import type { Outcome } from '#contract/contract.ts';
import type { FailureCode } from '#contract/failure.ts';

/** The state of a request. `retry` sends it again. */
type RequestState<Value> = { value: Value | null; failure: FailureCode | null; retry: () => void };

/**
 * Sends a request to main when a component appears, and again whenever `version` changes. The last value stays until a new one
 * arrives, and a late answer to an earlier request is dropped.
 *
 * @param ask Must be the same function each time.
 */
export function useRequest<Value>(
  ask: () => Promise<Outcome<Value>>,
  version?: unknown,
): RequestState<Value> {
  const [value, setValue] = useState<Value | null>(null);
  const [failure, setFailure] = useState<FailureCode | null>(null);
  const [retries, setRetries] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another version needs another request, and so does a retry
  useLayoutEffect(() => {
    let isCurrent = true;
    setFailure(null);
    void ask().then((outcome) => {
      if (!isCurrent) return;
      if (outcome.ok) setValue(outcome.value);
      else setFailure(outcome.code);
    });
    return () => {
      isCurrent = false;
    };
  }, [ask, version, retries]);

  const retry = useCallback(() => setRetries((count) => count + 1), []);
  return { value, failure, retry };
}
