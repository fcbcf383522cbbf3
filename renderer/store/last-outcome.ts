import { useRef, useState } from 'preact/hooks';
import type { Outcome } from '#contract/contract.ts';
import type { FailureCode } from '#contract/failure.ts';

type LastOutcome<Done> = {
  /** What was done; null after a failure, and while there is no answer. */
  done: Done | null;
  failure: FailureCode | null;
  /**
   * Waits for the answer to a request: `what` is `done` where main did it. Resolves to whether it did;
   * false where another request was made meanwhile, whose outcome counts.
   */
  follow: (what: Done, answer: Promise<Outcome<void>>) => Promise<boolean>;
  /** Forgets both. */
  forget: () => void;
};

/** What came of the last request that a control made. */
export function useLastOutcome<Done extends string>(): LastOutcome<Done> {
  const [done, setDone] = useState<Done | null>(null);
  const [failure, setFailure] = useState<FailureCode | null>(null);
  const requests = useRef(0);

  function forget() {
    setDone(null);
    setFailure(null);
  }

  async function follow(what: Done, answer: Promise<Outcome<void>>) {
    forget();
    requests.current += 1;
    const own = requests.current;
    const outcome = await answer;
    if (own !== requests.current) return false;
    if (outcome.ok) setDone(what);
    else setFailure(outcome.code);
    return outcome.ok;
  }

  return { done, failure, follow, forget };
}
