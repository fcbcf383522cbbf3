import type { FailureCode } from '#contract/failure.ts';

/**
 * An error somebody chose to raise, with the code a person's screen has words for.
 *
 * `cause` goes to the log, redacted. The message is the code: texts of SDKs and servers can hold codes and tokens, so
 * they are never passed on.
 */
export class OnboardingError extends Error {
  readonly code: FailureCode;

  constructor(code: FailureCode, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.name = 'OnboardingError';
    this.code = code;
  }
}

/** The code to show for whatever was thrown; `unexpected` for what nobody chose to raise. */
export function codeOf(error: unknown): FailureCode {
  return error instanceof OnboardingError ? error.code : 'unexpected';
}

/** What passes by itself, so that a request may wait for it instead of failing. */
const passing: readonly FailureCode[] = [
  'offline',
  'timeout',
  'name-not-found',
  'captive-portal',
  'proxy-unreachable',
  'platform-unavailable',
];

/** Whether it is worth sending the same again later, without anybody having changed anything. */
export function isPassing(code: FailureCode): boolean {
  return passing.includes(code);
}
