import type { ReactNode } from 'react';
import type { PolicyProblem } from '#contract/policy.ts';
import { ProblemFacts } from '../components/problem-facts.tsx';
import type { PanelCopy } from '../copy/shape.ts';

type ProblemProps = { words: PanelCopy; problem: PolicyProblem; children?: ReactNode };

/** Why something does not count, with what the one who mends it may want to know. */
export function Problem({ words, problem, children }: ProblemProps) {
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
      <ProblemFacts problem={problem} />
      {children}
    </div>
  );
}
