import type { FailureCode } from './failure.ts';

/** The answer to a request: a value, or a stable code. Causes, stack traces and messages stay in main. */
export type Outcome<Value> = { ok: true; value: Value } | { ok: false; code: FailureCode };
