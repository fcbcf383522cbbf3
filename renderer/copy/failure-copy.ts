import type { FailureCode } from '#contract/failure.ts';

/** For each failure what happened, and what the person can do about it. Both are whole sentences. */
export type FailureCopy = Record<FailureCode, { happened: string; next: string }>;
