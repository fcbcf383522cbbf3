import { decodeJwt, decodeProtectedHeader, SignJWT } from 'jose';
import type { Answering, Asked } from '../second-platform/http.ts';
import { formOf } from '../second-platform/http.ts';
import type { State } from '../second-platform/state.ts';

/* What a fault can do from outside of a platform: to what is asked, to what is known, and to what is answered. */

/** Answers a request to a faulty platform. `next` is the platform itself, which knows `state`. */
export type Fault = (asked: Asked, next: Answering, state: State) => Promise<Response>;

/** A fault, with the rule of docs/platform.md by which the kit has to find it. `at`: of those requests alone whose `<method> <path>` fits. */
export type Planted = { rule: string; at?: RegExp; fault: Fault };

/** Does something before the platform answers. It may change the request. */
export const before =
  (act: (asked: Asked, state: State) => unknown): Fault =>
  async (asked, next, state) => {
    act(asked, state);
    return await next(asked);
  };

/** Does something after the platform has answered. */
export const after =
  (act: (asked: Asked, state: State, status: number) => void): Fault =>
  async (asked, next, state) => {
    const answer = await next(asked);
    act(asked, state, answer.status);
    return answer;
  };

/** Answers in the place of the platform, where it is so. */
export const instead =
  (isSo: (asked: Asked, state: State) => boolean, answer: () => Response): Fault =>
  async (asked, next, state) =>
    isSo(asked, state) ? answer() : await next(asked);

/** Changes something that is known, for as long as the platform answers. */
export const meanwhile =
  <Name extends 'accounts' | 'isRestricted' | 'movedMs'>(
    name: Name,
    change: (value: State[Name]) => State[Name],
  ): Fault =>
  async (asked, next, state) => {
    const value = state[name];
    state[name] = change(value);
    const answer = await next(asked);
    state[name] = value;
    return answer;
  };

/** Changes the text of an answer. */
export const withText =
  (change: (text: string, asked: Asked, state: State) => string | Promise<string>): Fault =>
  async (asked, next, state) => {
    const answer = await next(asked);
    const text = await answer.text();
    const { status, headers } = answer;
    return new Response(text === '' ? null : await change(text, asked, state), { status, headers });
  };

/** Changes fields of an answer, which is an object in JSON. */
export const withFields = (
  change: (fields: Record<string, unknown>, asked: Asked, state: State) => object | Promise<object>,
): Fault =>
  withText(async (text, asked, state) => {
    const fields: Record<string, unknown> = JSON.parse(text);
    return JSON.stringify({ ...fields, ...(await change(fields, asked, state)) });
  });

/** Changes a header of an answer; null where there is none. */
export const withHeader =
  (name: string, change: (value: string | null) => string | null): Fault =>
  async (asked, next) => {
    const answer = await next(asked);
    const value = change(answer.headers.get(name));
    if (value === null) answer.headers.delete(name);
    else answer.headers.set(name, value);
    return answer;
  };

/** Answers a request with an idempotency key again as it was answered before, where that answer is kept. */
export function repeated(isKept: (status: number) => boolean): Fault {
  const kept = new Map<string, Response>();
  return async (asked, next) => {
    const key = asked.headers.get('idempotency-key');
    const answer = kept.get(key ?? '') ?? (await next(asked));
    if (key !== null && isKept(answer.status)) kept.set(key, answer);
    return answer.clone();
  };
}

/** Changes fields of a request, which is a form. */
export function changeForm(asked: Asked, fields: Record<string, string>): void {
  asked.body = new URLSearchParams({ ...formOf(asked), ...fields }).toString();
}

/** Changes fields of a request, which is an object in JSON. */
export function changeJson(asked: Asked, fields: object): void {
  const known: object = JSON.parse(asked.body);
  asked.body = JSON.stringify({ ...known, ...fields });
}

/** A JWT of the platform with other claims or another header, signed by the same key. */
export async function signedAgain(
  jwt: string,
  { privateKey }: State['keys']['issuer'],
  change: { claims?: object; header?: object },
): Promise<string> {
  const header = { ...decodeProtectedHeader(jwt), alg: 'ES256', ...change.header };
  return await new SignJWT({ ...decodeJwt(jwt), ...change.claims })
    .setProtectedHeader(header)
    .sign(privateKey);
}
