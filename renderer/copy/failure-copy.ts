import type { FailureCode } from '#contract/failure.ts';

/** For each failure what happened and what to do next, both in whole sentences. */
export type FailureCopy = Record<FailureCode, { happened: string; next: string }>;
