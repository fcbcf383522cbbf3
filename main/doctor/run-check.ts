import type { CheckName } from '#contract/doctor.ts';
import type { Log } from '../log/log.ts';
import { inTime } from './limits.ts';
import type { Board } from './progress.ts';
import { skipped, type Verdict } from './verdict.ts';

/** Carries out a check and puts how it goes on the board. Never rejects. */
export type Look = (
  check: CheckName,
  work: (signal: AbortSignal) => Verdict | Promise<Verdict>,
  /** Milliseconds that it may take, and what it means when it takes longer. */
  time: { limit: number; late: Verdict },
) => Promise<void>;

/** How checks are carried out until the signal aborts: from then on each is skipped. */
export function lookingFor(
  board: Board,
  { signal, log }: { signal: AbortSignal; log: Pick<Log, 'warn'> },
): Look {
  return async (check, work, { limit, late }) => {
    if (signal.aborted) return;
    board.set({ check, state: 'running' });
    let verdict: Verdict;
    try {
      verdict = await inTime(work, { limit, signal, late: () => late });
    } catch (error) {
      log.warn('check failed', { check, error });
      verdict = skipped;
    }
    // The board says of what nobody looked at to the end that it was skipped.
    if (!signal.aborted) board.set({ check, ...verdict });
  };
}
