import type { ComponentChildren } from 'preact';
import type { PolicyProblem } from '#contract/policy.ts';
import { ProblemFacts } from '../components/problem-facts.tsx';
import { usePanelCopy } from '../store/part-copy.tsx';

type ProblemProps = { problem: PolicyProblem; children?: ComponentChildren };

/** Why a part of a policy is ignored, with the facts that an administrator needs to correct it. */
export function Problem({ problem, children }: ProblemProps) {
  const words = usePanelCopy();
  return (
    <div className="problem">
      <p>
        {problem.key && children === undefined && (
          <>
            <code className="code">{problem.key}</code>{' '}
          </>
        )}
        {words.problem[problem.code]}
      </p>
      {problem.detail && (
        <p className="code" lang="en">
          {problem.detail}
        </p>
      )}
      {(problem.meant || problem.expected || problem.at) && (
        <dl className="facts beside">
          <ProblemFacts problem={problem} />
        </dl>
      )}
      {children}
    </div>
  );
}
