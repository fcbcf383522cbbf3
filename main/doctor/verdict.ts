import type { CheckState } from '#contract/doctor.ts';

type Without<State, Key extends PropertyKey> = State extends unknown ? Omit<State, Key> : never;

/** The result of a check. */
export type Verdict = Without<Exclude<CheckState, { state: 'waiting' | 'running' }>, 'check'>;

/** The check was not carried out, or does not apply. */
export const skipped: Verdict = { state: 'skipped' };
/** The check found no problem. */
export const fine: Verdict = { state: 'fine' };
