import type { PolicyProblem } from '#contract/policy.ts';
import { useLoadedApp } from '../store/app-context.ts';

/** What an administrator needs to correct a policy, as rows of a `dl`: what it says, where, and what it should say. */
export function ProblemFacts({ problem }: { problem: PolicyProblem }) {
  const { wrong: words } = useLoadedApp().copy.organisation;
  const { meant, item, expected, at } = problem;
  return (
    <>
      {meant && (
        <>
          <dt>{words.written}</dt>
          <dd>
            <code className="code">{problem.key}</code>
          </dd>
          <dt>{words.meant}</dt>
          <dd>
            <code className="code">{meant}</code>
          </dd>
        </>
      )}
      {item !== undefined && (
        <>
          <dt>{words.item}</dt>
          <dd>
            <code className="code">
              <bdi>{item}</bdi>
            </code>
          </dd>
        </>
      )}
      {expected && (
        <>
          <dt>{words.expected}</dt>
          <dd>
            {words.kind[expected.kind]}
            {expected.options && (
              <>
                {': '}
                <span className="code">{expected.options.join(', ')}</span>
              </>
            )}
          </dd>
          <dt>{words.example}</dt>
          <dd>
            <code className="code">{expected.example}</code>
          </dd>
        </>
      )}
      {at && (
        <>
          <dt>{words.where}</dt>
          <dd>{words.at(at.line, at.column)}</dd>
        </>
      )}
    </>
  );
}
