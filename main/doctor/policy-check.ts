import type { PolicyView } from '#contract/policy.ts';
import { fine, type Verdict } from './verdict.ts';

/** Checks whether the whole policy is in force. A source that is ignored as untrusted is an error, not a warning. */
export function checkPolicy({
  stops,
  keys,
  sources,
}: Pick<PolicyView, 'stops' | 'keys' | 'sources'>): Verdict {
  if (stops.length > 0) return { state: 'wrong', code: 'policy-invalid' };
  const problems = [...sources, ...keys].flatMap((place) => place.problems);
  if (problems.some(({ code }) => code === 'not-trusted'))
    return { state: 'wrong', code: 'policy-not-trusted' };
  return problems.length > 0 ? { state: 'warning', code: 'policy-problems' } : fine;
}
