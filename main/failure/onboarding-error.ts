import { type FailureCode, passingFailures } from '#contract/failure.ts';

/**
 * An error somebody chose to raise, with the code a person's screen has words for.
 *
 * `cause` goes to the log, redacted. The message is the code: texts of SDKs and servers can hold codes and tokens, so
 * they are never passed on.
 */
export class OnboardingError extends Error {
  readonly code: FailureCode;
  /** How long the other end asks to wait before the next try; 0 where it does not. */
  readonly retryAfterMs: number;

  constructor(code: FailureCode, cause?: unknown, { retryAfterMs = 0 }: { retryAfterMs?: number } = {}) {
    super(code, cause === undefined ? undefined : { cause });
    this.name = 'OnboardingError';
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

/** The code to show for whatever was thrown; `unexpected` for what nobody chose to raise. */
export function codeOf(error: unknown): FailureCode {
  return error instanceof OnboardingError ? error.code : 'unexpected';
}

/** How long the other end asked to wait before the next try, in milliseconds; 0 where it did not. */
export function retryAfterMsOf(error: unknown): number {
  return error instanceof OnboardingError ? error.retryAfterMs : 0;
}

/** The same as a time by this computer's clock, RFC 3339, as a field to add; empty where nothing was asked. */
export function retryAtOf(error: unknown): { retryAt?: string } {
  const waitMs = retryAfterMsOf(error);
  return waitMs === 0 ? {} : { retryAt: new Date(Date.now() + waitMs).toISOString() };
}

/** Whether it is worth sending the same again later, without anybody having changed anything. */
export function isPassing(code: FailureCode): boolean {
  return passingFailures.includes(code);
}
