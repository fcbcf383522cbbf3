import { z } from 'zod';
import type { FailureCode } from '#contract/failure.ts';
import { OnboardingError } from '../failure.ts';
import type { Fetch } from '../network/transport.ts';
import { type ProblemCode, problem, problemCodes } from './contract.ts';
import { type OperationName, operations } from './operations.ts';

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

/**
 * A function that makes the calls of `operations`.
 *
 * @throws {OnboardingError} what the transport throws; `platform-unavailable` on 5xx and on answers that are no
 *   problem document; the problem's own code; `platform-answer-invalid` when an answer does not fit the contract.
 */
export function callPlatform(platform: string, fetch: Fetch): CallPlatform {
  return async (name, call) => {
    const operation = operations[name];
    const encoding = 'encoding' in operation ? operation.encoding : 'json';
    const response = await fetch(addressOf(platform, operation.path, call), {
      method: operation.method,
      headers: headersOf(call, encoding),
      ...(call.body ? { body: encoded(call.body, encoding) } : {}),
      ...(call.signal ? { signal: call.signal } : {}),
    });
    const answers: Partial<Record<number, z.ZodType | null>> = operation.answers;
    const schema = answers[response.status];
    if (schema === undefined) throw await refusal(response);
    const value = schema === null ? null : parse(schema, await response.json().catch(() => undefined));
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
    accept: 'application/json',
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

function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new OnboardingError('platform-answer-invalid', z.treeifyError(parsed.error));
}

async function refusal(response: Response): Promise<OnboardingError> {
  const parsed = problem.safeParse(await response.json().catch(() => undefined));
  const segment = parsed.data?.type.split('/').at(-1);
  const code = problemCodes.find((known) => known === segment);
  const cause = { status: response.status, type: segment };
  if (code !== undefined) return new OnboardingError(failureOfProblem[code], cause);
  if (response.status === 429) return new OnboardingError('too-many-requests', cause);
  return new OnboardingError(
    response.status >= 500 ? 'platform-unavailable' : 'platform-answer-invalid',
    cause,
  );
}
