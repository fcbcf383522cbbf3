import { useId } from 'react';
import type { CheckState } from '#contract/doctor.ts';
import type { DoctorCopy } from '../copy/shape.ts';
import { HostLines } from './host-lines.tsx';
import { StateMark } from './state-mark.tsx';

/** Every check with how it is, by shape and by word, and what was learned of its host. */
export function CheckList({ words, checks }: { words: DoctorCopy; checks: readonly CheckState[] }) {
  const id = useId();
  return (
    <section className="stack" aria-labelledby={id}>
      <h3 id={id}>{words.all}</h3>
      <ul className="checks">
        {checks.map((check) => (
          <li key={check.check} className="check">
            <StateMark state={check.state} />
            <div className="check-words">
              <p className="finding-head">
                <span>{words.checks[check.check]}</span>{' '}
                <span className={`state-word ${check.state}`}>{words.state[check.state]}</span>
              </p>
              {'host' in check && check.host && <HostLines words={words} host={check.host} />}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
