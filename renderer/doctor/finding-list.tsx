import { type CheckState, type FindingCode, findingResolvedBy, type Remedy } from '#contract/doctor.ts';
import type { Language } from '#contract/snapshot.ts';
import { Button } from '../components/button.tsx';
import { Section } from '../components/section.tsx';
import { duration } from '../copy/quantity.ts';
import type { DoctorCopy } from '../copy/shape.ts';
import { useLoadedApp } from '../store/app-context.ts';
import { useDoctorCopy } from '../store/part-copy.tsx';
import { StateMark } from './state-mark.tsx';

type FailedCheck = Extract<CheckState, { state: 'wrong' | 'warning' }>;

type FindingListProps = {
  checks: readonly CheckState[];
  onRemedy: (remedy: Remedy) => void;
};

/** Everything that was found, faults before warnings: each with who can resolve it and what to do now. */
export function FindingList({ checks, onRemedy }: FindingListProps) {
  const words = useDoctorCopy();
  const findings = groupByCode(checks);
  if (findings.length === 0) return null;
  return (
    <Section heading={words.found} level={3} className="stack">
      <ul className="findings">
        {findings.map((sameCode) => (
          <Finding key={sameCode[0].code} checks={sameCode} onRemedy={onRemedy} />
        ))}
      </ul>
    </Section>
  );
}

type FindingProps = { checks: FailedChecks; onRemedy: (remedy: Remedy) => void };

function Finding({ checks, onRemedy }: FindingProps) {
  const words = useDoctorCopy();
  const { language } = useLoadedApp();
  const [{ code, state, seconds }] = checks;
  const { happened, next } = words.findings[code];
  const remedy = checks.find((one) => one.remedy)?.remedy;
  const where = new Intl.ListFormat(language).format(checks.map(({ check }) => words.checks[check]));
  return (
    <li className={`finding ${state}`}>
      <StateMark state={state} />
      <div className="finding-words">
        <p className="name-line">
          <span className="strong">{where}</span> <span className="state-word">{words.state[state]}</span>
        </p>
        <p>
          {happened}
          {seconds !== undefined && ` ${clockText(words, seconds, language)}`}
        </p>
        <p>
          {words.resolvedBy[findingResolvedBy[code]]} {next}
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

/** The checks that found the same, at least one. */
type FailedChecks = [FailedCheck, ...FailedCheck[]];

/** The checks grouped by finding: faults before warnings, then in the order of the checks. */
function groupByCode(checks: readonly CheckState[]): FailedChecks[] {
  const found = new Map<FindingCode, FailedChecks>();
  for (const state of ['wrong', 'warning'] as const)
    for (const check of checks) {
      if (check.state !== state) continue;
      const same = found.get(check.code);
      if (same) same.push(check);
      else found.set(check.code, [check]);
    }
  return [...found.values()];
}

/** By how much the clock is wrong. @param seconds Positive where the clock is fast. */
function clockText(words: DoctorCopy, seconds: number, language: Language): string {
  return words.clock[seconds > 0 ? 'fast' : 'slow'](duration(language, Math.abs(seconds)));
}
