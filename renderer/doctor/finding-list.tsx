import { useId } from 'react';
import type { CheckState, FindingCode, Remedy } from '#contract/doctor.ts';
import type { Language } from '#contract/snapshot.ts';
import { Button } from '../components/button.tsx';
import { duration } from '../copy/quantity.ts';
import type { DoctorCopy } from '../copy/shape.ts';
import { useLaterScene } from '../store/scene.ts';
import { menders } from './mender.ts';
import { StateMark } from './state-mark.tsx';

type Found = Extract<CheckState, { state: 'wrong' | 'warning' }>;

type FindingListProps = {
  words: DoctorCopy;
  checks: readonly CheckState[];
  onRemedy: (remedy: Remedy) => void;
};

/** Everything that was found, what is wrong first: each with who can mend it and what to do now. */
export function FindingList({ words, checks, onRemedy }: FindingListProps) {
  const id = useId();
  const findings = byCode(checks);
  if (findings.length === 0) return null;
  return (
    <section className="stack" aria-labelledby={id}>
      <h3 id={id}>{words.found}</h3>
      <ul className="findings">
        {findings.map((found) => (
          <Finding key={found[0].code} words={words} found={found} onRemedy={onRemedy} />
        ))}
      </ul>
    </section>
  );
}

type FindingProps = { words: DoctorCopy; found: Findings; onRemedy: (remedy: Remedy) => void };

function Finding({ words, found, onRemedy }: FindingProps) {
  const { language } = useLaterScene();
  const [{ code, state, seconds }] = found;
  const { happened, next } = words.findings[code];
  const remedy = found.find((one) => one.remedy)?.remedy;
  const where = new Intl.ListFormat(language).format(found.map(({ check }) => words.checks[check]));
  return (
    <li className={`finding ${state}`}>
      <StateMark state={state} />
      <div className="finding-words">
        <p className="finding-head">
          <span className="strong">{where}</span> <span className="state-word">{words.state[state]}</span>
        </p>
        <p>
          {happened}
          {seconds !== undefined && ` ${clock(words, seconds, language)}`}
        </p>
        <p>
          {words.mender[menders[code]]} {next}
        </p>
        {remedy && (
          <div>
            <Button onClick={() => onRemedy(remedy)}>{words.remedy[remedy].button}</Button>
          </div>
        )}
      </div>
    </li>
  );
}

/** The checks that found the same, of which there is one at least. */
type Findings = [Found, ...Found[]];

/** One entry a finding, whichever checks made it: what is wrong before what is a warning, then as they are shown. */
function byCode(checks: readonly CheckState[]): Findings[] {
  const found = new Map<FindingCode, Findings>();
  for (const state of ['wrong', 'warning'] as const)
    for (const check of checks) {
      if (check.state !== state) continue;
      const same = found.get(check.code);
      if (same) same.push(check);
      else found.set(check.code, [check]);
    }
  return [...found.values()];
}

/** By how much the clock is wrong; ahead is positive. */
function clock(words: DoctorCopy, seconds: number, language: Language): string {
  return words.clock[seconds > 0 ? 'fast' : 'slow'](duration(language, Math.abs(seconds)));
}
