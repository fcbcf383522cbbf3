import type { CheckName } from '#contract/doctor.ts';
import type { Log } from '../log/log.ts';
import { runWithin } from './limits.ts';
import type { Progress } from './progress.ts';
import { skipped, type Verdict } from './verdict.ts';

/** Runs a check and records its progress. Never rejects. */
export type RunCheck = (
  check: CheckName,
  work: (signal: AbortSignal) => Verdict | Promise<Verdict>,
  /** Milliseconds that it may take, and the verdict when it takes longer. */
  time: { limit: number; late: Verdict },
) => Promise<void>;

/** Returns the function that runs checks until the signal aborts. Later checks are skipped. */
export function createRunCheck(
  progress: Progress,
  { signal, log }: { signal: AbortSignal; log: Pick<Log, 'warn'> },
): RunCheck {
  return async (check, work, { limit, late }) => {
    if (signal.aborted) return;
    progress.set({ check, state: 'running' });
    let verdict: Verdict;
    try {
      verdict = await runWithin(work, { limit, signal, late });
    } catch (error) {
      log.warn('check failed', { check, error });
      verdict = skipped;
    }
    // After an abort `progress.end` marks the check as skipped.
    if (!signal.aborted) progress.set({ check, ...verdict });
  };
}
