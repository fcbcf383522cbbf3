import type { FailureCode } from './failure.ts';

/** What main answers to a request: a value, or a stable code. Causes, stacks and texts stay in main. */
export type Outcome<Value> = { ok: true; value: Value } | { ok: false; code: FailureCode };
