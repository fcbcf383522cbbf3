import type { ComponentChildren } from 'preact';
import type { PolicyProblem } from '#contract/policy.ts';
import { useLoadedApp } from '../store/app-context.ts';
import { FactRows } from './fact-rows.tsx';

/** What an administrator needs to correct a policy, as rows of a `dl`: what it says, where, and what it should say. */
export function ProblemFacts({ problem }: { problem: PolicyProblem }) {
  const { wrong: words } = useLoadedApp().copy.organisation;
  const { key, meant, item, expected, at } = problem;
  return (
    <FactRows
      rows={{
        [words.written]: meant && codeOf(key),
        [words.meant]: codeOf(meant),
        [words.item]: item !== undefined && codeOf(<bdi>{item}</bdi>),
        [words.expected]: expected && <Expected expected={expected} />,
        [words.example]: expected && codeOf(expected.example),
        [words.where]: at && words.at(at.line, at.column),
      }}
    />
  );
}

const codeOf = (text: ComponentChildren) => text && <code className="code">{text}</code>;

type ExpectedProps = { expected: NonNullable<PolicyProblem['expected']> };

function Expected({ expected: { kind, options } }: ExpectedProps) {
  const { wrong: words } = useLoadedApp().copy.organisation;
  return (
    <>
      {words.kind[kind]}
      {options && (
        <>
          {': '}
          <span className="code">{options.join(', ')}</span>
        </>
      )}
    </>
  );
}
