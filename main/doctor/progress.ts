import { type CheckName, type CheckState, checkNames, type Examination } from '#contract/doctor.ts';
import { diagnose } from './diagnosis.ts';

/** An examination while it runs. */
export type Board = {
  /** Takes what is known of a check now, and tells. */
  set(check: CheckState): void;
  /** Tells that it is over, and gives the whole. What nobody looked at counts as skipped. */
  end(): Examination;
};

/** All checks waiting; each change is told as the whole that it leads to. */
export function openBoard(reference: string, onChange: (examination: Examination) => void): Board {
  const started = performance.now();
  const states = new Map<CheckName, CheckState>(
    checkNames.map((check) => [check, { check, state: 'waiting' }]),
  );
  let isDone = false;
  const current = (): Examination => {
    const checks = [...states.values()];
    const elapsedMs = Math.round(performance.now() - started);
    return { reference, elapsedMs, isDone, checks, diagnosis: diagnose(checks) };
  };
  return {
    set: (check) => {
      states.set(check.check, check);
      onChange(current());
    },
    end: () => {
      isDone = true;
      for (const [check, { state }] of states)
        if (state === 'waiting' || state === 'running') states.set(check, { check, state: 'skipped' });
      const whole = current();
      onChange(whole);
      return whole;
    },
  };
}
