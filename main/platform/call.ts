import { z } from 'zod';
import type { FailureCode } from '#contract/failure.ts';
import { failureCodeOf, OnboardingError } from '../failure/onboarding-error.ts';
import type { Log } from '../log/log.ts';
import { type Fetch, isJson } from '../network/transport.ts';
import {
  contentTypes,
  type Operation,
  type OperationName,
  operations,
} from '../platform-contract/operations.ts';
import { type ProblemCode, problem, problemCodes } from '../platform-contract/problem.ts';
import { createReportOnce, tolerant } from '../platform-contract/tolerant-reader.ts';

type Encoding = keyof typeof contentTypes;

/** The variable parts of one request. */
export type Call = {
  parameters?: Record<string, string>;
  query?: Record<string, string>;
  /** A text is sent as it is. */
  body?: Record<string, unknown> | string;
  /** The credential: a sign-up's secret, a ticket or an access token. Sent as a header, never in the URL. */
  bearer?: string;
  idempotencyKey?: string;
  /** The ETag of the answer that is known already. */
  ifNoneMatch?: string;
  signal?: AbortSignal;
};

/** The answer of an operation, by its status. */
export type Answer<Name extends OperationName> = {
  [Status in keyof (typeof operations)[Name]['answers']]: {
    status: Status;
    headers: Headers;
    value: (typeof operations)[Name]['answers'][Status] extends z.ZodType<infer Value> ? Value : null;
  };
}[keyof (typeof operations)[Name]['answers']];

/** Makes one typed call of the platform's interface. Answers are parsed, and problems become failure codes. */
export type CallPlatform = <Name extends OperationName>(name: Name, call: Call) => Promise<Answer<Name>>;

/** The platform refused the form of a request, without saying which part (problem `malformed-request`). */
export class MalformedRequest extends OnboardingError {
  constructor(cause: unknown) {
    super('platform-answer-invalid', cause);
  }
}

/** The platform answered with JSON that does not fit the contract. Unlike a proxy's page, this shows that it was reached. */
export class NotUnderstood extends OnboardingError {
  constructor(cause: unknown) {
    super('platform-answer-invalid', cause);
  }
}

/**
 * Makes the function that calls the operations of the contract. Anything in an answer that the contract does not know is left
 * out, and logged once.
 *
 * The function it returns throws an `OnboardingError`: the transport's code; the code of the problem, or, for an unknown
 * problem, the one that its status has in this operation; `MalformedRequest` where the platform refuses the form of the
 * request; `platform-unavailable` on any other 5xx; `platform-answer-invalid` on any other answer, as `NotUnderstood` if that
 * is JSON. Each carries `retryAfterMs` from `Retry-After`.
 */
export function createPlatformCall(platform: string, fetch: Fetch, log?: Pick<Log, 'info'>): CallPlatform {
  const onUnknown = createReportOnce((what) =>
    log?.info('the platform sent something that this version does not know', { what }),
  );
  return async (name, call) => {
    const operation: Operation = operations[name];
    const { encoding = 'json' } = operation;
    const response = await fetch(addressOf(platform, operation.path, call), {
      method: operation.method,
      headers: headersOf(call, encoding),
      ...(call.body ? { body: encode(call.body, encoding) } : {}),
      ...(call.signal ? { signal: call.signal } : {}),
    });
    const schema = operation.answers[response.status];
    if (schema === undefined) throw await readRefusal(response, operation);
    const value =
      schema &&
      (await readAnswer(
        response,
        tolerant(schema, (what) => onUnknown(`${name} ${what}`)),
      ));
    // Hence the `as`: the status is a key of the operation's answers, and the value was parsed by that answer's schema.
    return { status: response.status, headers: response.headers, value } as Answer<typeof name>;
  };
}

/** Turns `session-ended`, which the platform answers for an unknown sign-up, ticket or relay, into the code of that one. */
export async function translateGone<Value>(code: FailureCode, asked: Promise<Value>): Promise<Value> {
  try {
    return await asked;
  } catch (error) {
    throw failureCodeOf(error) === 'session-ended' ? new OnboardingError(code, error) : error;
  }
}

/** Turns a refused form into `email-invalid`, for a request of which the address is the only typed part. */
export async function translateRefusedAddress<Value>(asked: Promise<Value>): Promise<Value> {
  try {
    return await asked;
  } catch (error) {
    throw error instanceof MalformedRequest ? new OnboardingError('email-invalid', error) : error;
  }
}

/** The longest wait that is accepted from `Retry-After`, in milliseconds. After it the platform is asked again. */
export const longestRetryAfterMs = 15 * 60_000;

const delaySeconds = /^\d{1,10}$/;

/** IMF-fixdate and the two obsolete formats that a recipient must accept (RFC 9110 §5.6.7). All begin with the weekday. */
const httpDate = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? /;

/**
 * Reads `Retry-After` (RFC 9110 §10.2.3), in milliseconds and at most `longestRetryAfterMs`; null where the header is missing
 * or malformed. A date is compared with the answer's own `Date`, because this computer's clock may be wrong.
 *
 * @param now milliseconds since 1970, used where the answer has no `Date`
 */
export function readRetryAfter(headers: Headers, now: number): number | null {
  const text = headers.get('retry-after')?.trim() ?? '';
  if (delaySeconds.test(text)) return clamp(Number(text) * 1000);
  const until = timeOf(text);
  return until === null ? null : clamp(until - (timeOf(headers.get('date') ?? '') ?? now));
}

function addressOf(platform: string, path: string, { parameters = {}, query = {} }: Call): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(parameters[key] ?? ''));
  const url = new URL(filled, platform);
  for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value);
  return url.href;
}

function headersOf(call: Call, encoding: Encoding): Record<string, string> {
  return {
    accept: 'application/json, application/problem+json',
    ...(call.body ? { 'content-type': contentTypes[encoding] } : {}),
    ...(call.bearer === undefined ? {} : { authorization: `Bearer ${call.bearer}` }),
    ...(call.idempotencyKey === undefined ? {} : { 'idempotency-key': call.idempotencyKey }),
    ...(call.ifNoneMatch === undefined ? {} : { 'if-none-match': call.ifNoneMatch }),
  };
}

function encode(body: Record<string, unknown> | string, encoding: Encoding): string {
  if (typeof body === 'string') return body;
  if (encoding === 'json') return JSON.stringify(body);
  return new URLSearchParams(
    Object.entries(body).map(([key, value]): [string, string] => [key, String(value)]),
  ).toString();
}

async function readAnswer<Schema extends z.ZodType>(
  response: Response,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const body: unknown = await response.json().catch(() => undefined);
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const cause = z.treeifyError(parsed.error);
  if (isJson(response.headers.get('content-type')) && typeof body === 'object' && body !== null)
    throw new NotUnderstood(cause);
  throw new OnboardingError('platform-answer-invalid', cause);
}

async function readRefusal(response: Response, operation: Operation): Promise<OnboardingError> {
  const { status } = response;
  const body: unknown = await response.json().catch(() => undefined);
  // Only `type` is read: RFC 9457 §3.1 has the other members ignored where they are malformed.
  const parsed = problem.pick({ type: true }).safeParse(body);
  const segment = parsed.data?.type.split('/').at(-1);
  const cause = { status, type: segment };
  const retryAfterMs = readRetryAfter(response.headers, Date.now()) ?? 0;
  const refused = (code: FailureCode) => new OnboardingError(code, cause, { retryAfterMs });
  const known = problemCodes.find((code) => code === segment);
  if (known === undefined && status === 429) return refused('too-many-requests');
  const code = known ?? (parsed.success ? usualCode(operation, status) : undefined);
  if (code === 'malformed-request') return new MalformedRequest(cause);
  // An access token is for the whole account, so that "not found" is about one thing of it and not about the session.
  if (code === 'not-found' && operation.credential === 'access-token') return refused('no-longer-there');
  if (code !== undefined) return refused(failureOfProblem(code));
  return refused(status >= 500 ? 'platform-unavailable' : 'platform-answer-invalid');
}

/** A problem as a person meets it. Most have the same name as a failure. */
function failureOfProblem(code: ProblemCode): FailureCode {
  switch (code) {
    case 'malformed-request':
      return 'platform-answer-invalid';
    case 'unauthorised':
    case 'not-found':
      // Any other credential than an access token names a single thing: "not found" and "unauthorised" both say that it is over.
      return 'session-ended';
    case 'organisation-restricted':
      // Such an organisation does not allow an account by e-mail.
      return 'not-allowed-here';
    case 'unavailable':
      return 'platform-unavailable';
    default:
      return code;
  }
}

/** The only problem that a status has in an operation, for a problem of a later platform that this version does not know. */
function usualCode({ problems = {}, credential }: Operation, status: number): ProblemCode | undefined {
  if (status === 401 && credential !== 'none') return 'unauthorised';
  const [code, ...others] = problems[status] ?? [];
  return others.length === 0 ? code : undefined;
}

function timeOf(text: string): number | null {
  const time = httpDate.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}

function clamp(milliseconds: number): number {
  return Math.min(Math.max(milliseconds, 0), longestRetryAfterMs);
}
