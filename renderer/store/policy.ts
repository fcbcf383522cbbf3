import { useEffect, useState } from 'react';
import type { FailureCode } from '#contract/failure.ts';
import type { PolicyView } from '#contract/policy.ts';
import { useScene } from './scene.ts';

/** What is known of the rules. `ask` tries again after a failure. */
type PolicyReading = { view: PolicyView | null; failure: FailureCode | null; ask: () => void };

/** The rules of this machine, asked for again whenever they changed. Old ones stay until the new ones are there. */
export function usePolicy(): PolicyReading {
  const { actions, management } = useScene();
  const { readPolicy } = actions;
  const { revision } = management;
  const [view, setView] = useState<PolicyView | null>(null);
  const [failure, setFailure] = useState<FailureCode | null>(null);
  const [asked, setAsked] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another revision is another question, and so is a retry
  useEffect(() => {
    let wanted = true;
    setFailure(null);
    void readPolicy().then((outcome) => {
      if (!wanted) return;
      if (outcome.ok) setView(outcome.value);
      else setFailure(outcome.code);
    });
    return () => {
      wanted = false;
    };
  }, [readPolicy, revision, asked]);

  return { view, failure, ask: () => setAsked((times) => times + 1) };
}
