import type { CheckState } from '#contract/doctor.ts';

type Without<State, Key extends PropertyKey> = State extends unknown ? Omit<State, Key> : never;

/** How a check ended, whichever it was. */
export type Verdict = Without<Exclude<CheckState, { state: 'waiting' | 'running' }>, 'check'>;

/** Nothing to say: it was not looked at, or does not matter here. */
export const skipped: Verdict = { state: 'skipped' };
export const fine: Verdict = { state: 'fine' };
