import { setTimeout } from 'node:timers/promises';
import type { PlatformClient } from '../../test/support/contract-client.ts';

/** The platform does not do what a rule says. The message has what was expected and what came, without any credential. */
export class ExpectationError extends Error {}

/** The platform does not have what a check is about, and no rule says that it must. */
export class AbsenceError extends Error {}

/** Ends a check as skipped unless the platform has what it is about. `what` completes "the platform has no …". */
export function skipUnless(has: boolean, what: string): asserts has {
  if (!has) throw new AbsenceError(what);
}

/** Fails unless it is so. `found` is put into the report: give statuses, codes and names of fields only. */
export function expectThat(isSo: boolean, expectation: string, found: unknown): asserts isSo {
  if (!isSo) throw new ExpectationError(`expected ${expectation}; got ${String(found)}`);
}

/** Fails unless an answer has this status, and where a code is given this code. */
export function expectAnswer(answer: Answer, status: number, code?: string, about = ''): void {
  const wanted = named(status, code ?? '');
  const came = nameAnswer(answer);
  expectThat(
    answer.status === status && (code === undefined || code === codeOf(answer)),
    `${about === '' ? '' : `${about}: `}${wanted}`,
    came,
  );
}

/** Fails unless the platform did what was asked, with this status. `about` names what that is. */
export const expectSuccess = (answer: Answer, status: 200 | 201 | 202 | 204, about = ''): void =>
  expectAnswer(answer, status, undefined, about);

/** The stable code of a problem, or OAuth's error; empty where there is none. */
function codeOf({ body }: Answer): string {
  if (typeof body !== 'object' || body === null) return '';
  if ('error' in body) return String(body.error);
  return 'type' in body ? (String(body.type).split('/').at(-1) ?? '') : '';
}

type Answer = { status: number; body: unknown } | Awaited<ReturnType<PlatformClient>>;

/** An answer by its status and code, for the report. */
export const nameAnswer = (answer: Answer): string => named(answer.status, codeOf(answer));

const named = (status: number, code: string) => (code === '' ? `${status}` : `${status} ${code}`);

/** The answer within a time; fails with the expectation afterwards. */
export async function expectWithin<Value>(
  promise: Promise<Value>,
  timeoutMs: number,
  expectation: string,
): Promise<Value> {
  const controller = new AbortController();
  const late = setTimeout(timeoutMs, undefined, { signal: controller.signal }).then(() => {
    throw new ExpectationError(`expected ${expectation} within ${timeoutMs / 1000} s; got nothing`);
  });
  // The loser of the race may reject later, and then concerns no one.
  late.catch(() => undefined);
  promise.catch(() => undefined);
  try {
    return await Promise.race([promise, late]);
  } finally {
    controller.abort();
  }
}

/**
 * A text without anything that could be a credential: JWTs, and runs of letters and digits as long as a random value of 128
 * bits. Messages of the kit hold none; those of other programs might.
 */
export function withoutCredentials(text: string): string {
  return text
    .replace(/[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g, '[removed]')
    .replace(/[\w-]{20,}/g, (run) => (/^[a-z]+([-_][a-z]+)*$/.test(run) ? run : '[removed]'));
}
