import { type CheckName, type CheckState, checkNames, type Examination } from '#contract/doctor.ts';
import { diagnose, isEnded } from './diagnosis.ts';

/** The progress of an examination. */
export type Progress = {
  /** Sets the state of a check, and reports the examination. */
  set(check: CheckState): void;
  /** Ends the examination, reports it and returns it. Checks that did not end are `skipped`. */
  end(): Examination;
};

/** Starts with all checks `waiting`. `onChange` receives the whole examination after each change. */
export function createProgress(reference: string, onChange: (examination: Examination) => void): Progress {
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
      for (const [check, state] of states)
        if (!isEnded(state)) states.set(check, { check, state: 'skipped' });
      const whole = current();
      onChange(whole);
      return whole;
    },
  };
}
