import { z } from 'zod';
import type { FailureCode } from '#contract/failure.ts';
import { OnboardingError } from '../failure/onboarding-error.ts';
import type { Log } from '../log/log.ts';
import { isJson } from '../network/media-type.ts';
import type { Fetch } from '../network/transport.ts';
import { type Operation, type OperationName, operations } from '../platform-contract/operations.ts';
import { type ProblemCode, problem, problemCodes } from '../platform-contract/problem.ts';
import { once, tolerant } from '../platform-contract/tolerant-reader.ts';
import { readRetryAfter } from './retry-after.ts';

const failureOfProblem: Record<ProblemCode, FailureCode> = {
  'malformed-request': 'platform-answer-invalid',
  unauthorised: 'session-ended',
  // With a credential that names one thing, "not there" and "not yours" both mean that it is over.
  'not-found': 'session-ended',
  'too-many-requests': 'too-many-requests',
  'sign-up-expired': 'sign-up-expired',
  'manual-sign-up-disabled': 'manual-sign-up-disabled',
  'email-invalid': 'email-invalid',
  'code-wrong': 'code-wrong',
  'code-tries-used-up': 'code-tries-used-up',
  'resend-too-soon': 'resend-too-soon',
  'registration-expired': 'registration-expired',
  'username-taken': 'username-taken',
  'username-invalid': 'username-invalid',
  'password-too-weak': 'password-too-weak',
  'password-too-long': 'password-too-long',
  'terms-changed': 'terms-changed',
  'organisation-unknown': 'organisation-unknown',
  // A manual account is the way that such an organisation rules out.
  'organisation-restricted': 'not-allowed-here',
  unavailable: 'platform-unavailable',
};

type Encoding = 'json' | 'form';
const contentTypes: Record<Encoding, string> = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
};

/** What one call sends. */
type Call = {
  parameters?: Record<string, string>;
  query?: Record<string, string>;
  body?: Record<string, unknown>;
  /** The credential: a sign-up's secret, a ticket or an access token. Never in the address. */
  bearer?: string;
  idempotencyKey?: string;
  /** The ETag of what is known already. */
  ifNoneMatch?: string;
  signal?: AbortSignal;
};

type Answer<Name extends OperationName> = {
  [Status in keyof (typeof operations)[Name]['answers']]: {
    status: Status;
    headers: Headers;
    value: (typeof operations)[Name]['answers'][Status] extends z.ZodType<infer Value> ? Value : null;
  };
}[keyof (typeof operations)[Name]['answers']];

/** One typed call of the platform's interface: answers are parsed, problems become codes. */
export type CallPlatform = <Name extends OperationName>(name: Name, call: Call) => Promise<Answer<Name>>;

/** The platform refused the shape of what it was sent, and names no part of it. */
export class MalformedRequest extends OnboardingError {
  constructor(cause: unknown) {
    super('platform-answer-invalid', cause);
  }
}

/** The platform answered, in data that does not fit the contract: a later platform perhaps, but no stranger's page. */
export class NotUnderstood extends OnboardingError {
  constructor(cause: unknown) {
    super('platform-answer-invalid', cause);
  }
}

/**
 * A function that makes the calls of `operations`. What an answer holds beyond the contract is left out, and named in the
 * log once.
 *
 * @throws {OnboardingError} what the transport throws; the problem's own code, or for one that is not known what its status
 *   stands for in this operation; `MalformedRequest` where it refuses the shape of what it was sent; `platform-unavailable` on any other 5xx; `platform-answer-invalid` on any other answer,
 *   `NotUnderstood` where it is data. Each carries how long the answer asks to wait (`Retry-After`).
 */
export function callPlatform(platform: string, fetch: Fetch, log?: Pick<Log, 'info'>): CallPlatform {
  const onUnknown = once((what) => log?.info('the platform says more than this version knows', { what }));
  return async (name, call) => {
    const operation: Operation = operations[name];
    const { encoding = 'json' } = operation;
    const response = await fetch(addressOf(platform, operation.path, call), {
      method: operation.method,
      headers: headersOf(call, encoding),
      ...(call.body ? { body: encoded(call.body, encoding) } : {}),
      ...(call.signal ? { signal: call.signal } : {}),
    });
    const schema = operation.answers[response.status];
    if (schema === undefined) throw await refusal(response, operation);
    const value =
      schema &&
      (await read(
        response,
        tolerant(schema, (what) => onUnknown(`${name} ${what}`)),
      ));
    // The status was looked up in the operation's own answers, and the value parsed by that answer's schema.
    return { status: response.status, headers: response.headers, value } as Answer<typeof name>;
  };
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

function encoded(body: Record<string, unknown>, encoding: Encoding): string {
  if (encoding === 'json') return JSON.stringify(body);
  return new URLSearchParams(
    Object.entries(body).map(([key, value]): [string, string] => [key, String(value)]),
  ).toString();
}

async function read<Schema extends z.ZodType>(response: Response, schema: Schema): Promise<z.infer<Schema>> {
  const body: unknown = await response.json().catch(() => undefined);
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const cause = z.treeifyError(parsed.error);
  if (isJson(response.headers.get('content-type')) && typeof body === 'object' && body !== null)
    throw new NotUnderstood(cause);
  throw new OnboardingError('platform-answer-invalid', cause);
}

async function refusal(response: Response, operation: Operation): Promise<OnboardingError> {
  const { status } = response;
  const body: unknown = await response.json().catch(() => undefined);
  // RFC 9457 §3.1: a malformed member of a problem is ignored. No other than its type decides anything here.
  const parsed = problem.pick({ type: true }).safeParse(body);
  const segment = parsed.data?.type.split('/').at(-1);
  const cause = { status, type: segment };
  const retryAfterMs = readRetryAfter(response.headers, Date.now()) ?? 0;
  const refused = (code: FailureCode) => new OnboardingError(code, cause, { retryAfterMs });
  const known = problemCodes.find((code) => code === segment);
  if (known === undefined && status === 429) return refused('too-many-requests');
  const code = known ?? (parsed.success ? usualCode(operation, status) : undefined);
  if (code === 'malformed-request') return new MalformedRequest(cause);
  if (code !== undefined) return refused(failureOfProblem[code]);
  return refused(status >= 500 ? 'platform-unavailable' : 'platform-answer-invalid');
}

/** What a status stands for in an operation, where that is one thing: a later platform may tell more cases apart. */
function usualCode({ problems = {}, credential }: Operation, status: number): ProblemCode | undefined {
  if (status === 401 && credential !== 'none') return 'unauthorised';
  const [code, ...others] = problems[status] ?? [];
  return others.length === 0 ? code : undefined;
}
