import { type FailureCode, transientFailures } from '#contract/failure.ts';

/**
 * An expected error, with a failure code that the screens have words for.
 *
 * `cause` is only logged, redacted. The message is the code itself: texts of SDKs and servers can hold authorization codes
 * and tokens, so they are never passed on.
 */
export class OnboardingError extends Error {
  readonly code: FailureCode;
  /** How long the server asks to wait before the next try (`Retry-After`), in milliseconds; 0 where it does not ask. */
  readonly retryAfterMs: number;

  constructor(code: FailureCode, cause?: unknown, { retryAfterMs = 0 }: { retryAfterMs?: number } = {}) {
    super(code, cause === undefined ? undefined : { cause });
    this.name = 'OnboardingError';
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

/** The failure code of anything that was thrown; `unexpected` unless it is an `OnboardingError`. */
export function failureCodeOf(error: unknown): FailureCode {
  return error instanceof OnboardingError ? error.code : 'unexpected';
}

/** How long the server asked to wait before the next try, in milliseconds; 0 where it did not ask. */
export function retryAfterMsOf(error: unknown): number {
  return error instanceof OnboardingError ? error.retryAfterMs : 0;
}

/** The same as a time by this computer's clock (RFC 3339), in an object to spread; empty where the server did not ask. */
export function retryAtOf(error: unknown): { retryAt?: string } {
  const waitMs = retryAfterMsOf(error);
  return waitMs === 0 ? {} : { retryAt: new Date(Date.now() + waitMs).toISOString() };
}

/** Whether the same request may succeed later without any change by a person or an administrator. */
export function isTransient(code: FailureCode): boolean {
  return transientFailures.includes(code);
}

/**
 * A request of a session that has been ended here, or replaced by another one, since it was made. What ended it reports that:
 * a sign-out is not an end by the platform.
 */
export class SupersededSession extends OnboardingError {
  constructor() {
    super('session-ended');
  }
}

/** Returns the code of a system error, such as `ENOENT`, which contains no path; `unknown` without one. */
export function errnoOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}
