import type { PolicyProblemCode } from '#contract/policy.ts';
import type { PolicySource } from './policy-source.ts';

/** What a file looks like while somebody is writing it. */
const unfinished: readonly PolicyProblemCode[] = ['unreadable', 'malformed', 'duplicate-key', 'too-large'];

/**
 * What the places say now, but for one that has become unreadable: its last good word stands, and says so.
 *
 * A half-written file would otherwise stop a running app. At the next start there is no last good word, and an enforced
 * place that cannot be read allows nothing.
 */
export function standingSources(
  before: readonly PolicySource[],
  found: readonly PolicySource[],
): PolicySource[] {
  return found.map((source) => {
    const damage = source.problems.filter(({ code }) => unfinished.includes(code));
    const good = before.find(
      ({ origin, location, problems }) =>
        origin === source.origin && location === source.location && !problems.some(isDamage),
    );
    return damage.length === 0 || good === undefined ? source : { ...good, outdated: damage };
  });
}

const isDamage = ({ code }: { code: PolicyProblemCode }): boolean => unfinished.includes(code);
