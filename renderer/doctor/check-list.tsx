import { useId } from 'preact/hooks';
import type { CheckState } from '#contract/doctor.ts';
import { useDoctorCopy } from './doctor-copy.ts';
import { HostLines } from './host-lines.tsx';
import { StateMark } from './state-mark.tsx';

/** Every check with its state, as a shape and a word, and the facts about its host. */
export function CheckList({ checks }: { checks: readonly CheckState[] }) {
  const words = useDoctorCopy();
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
              {'host' in check && check.host && <HostLines host={check.host} />}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
