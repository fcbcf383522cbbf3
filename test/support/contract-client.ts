import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import type { z } from 'zod';
import { clientId } from '../../main/platform-contract/contract.ts';
import { contentTypes, type OperationName, operations } from '../../main/platform-contract/operations.ts';
import type { Problem } from '../../main/platform-contract/problem.ts';

/* Calls a platform over HTTP and checks requests and answers against the OpenAPI file. */

const file = new URL('../../main/platform-contract/openapi.yaml', import.meta.url);
export const openApiText = readFileSync(file, 'utf8');
const document: unknown = parse(openApiText);

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema({ $id: 'openapi', ...(document as object) });

type Call = {
  id?: string;
  query?: Record<string, string>;
  body?: Record<string, unknown> | string;
  bearer?: string;
  headers?: Record<string, string>;
  signal?: AbortSignal;
};

type Intersection<Union> = (Union extends unknown ? (each: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never;
type AnswersOf<Name extends OperationName> = (typeof operations)[Name]['answers'];
type Parsed<Schema> =
  Schema extends z.ZodType<infer Value>
    ? Value extends readonly unknown[]
      ? Value
      : { [Key in keyof Value]-?: Exclude<Value[Key], undefined> }
    : never;

/** An answer with every field that the operation has in any of its answers: tests read those they expect. */
type WireAnswer<Name extends OperationName = OperationName> = {
  status: number;
  headers: Headers;
  body: Intersection<Parsed<AnswersOf<Name>[keyof AnswersOf<Name>]>> & Pick<Problem, 'type'>;
};

/** Which answers of which operations were seen, as `getTokens 200`. */
export const seen = new Set<string>();

export type PlatformClient = <Name extends OperationName>(
  name: Name,
  call?: Call,
) => Promise<WireAnswer<Name>>;

/** A caller for one platform. Throws where request or answer is not what the file says. Redirects are not followed. */
export function contractClient({ urls }: { urls: { platform: string } }): PlatformClient {
  return async (name, { id = '', query = {}, body, bearer, headers = {}, signal } = {}) => {
    const operation = operations[name];
    const encoding = 'encoding' in operation ? operation.encoding : 'json';
    const type = contentTypes[encoding];
    const url = new URL(operation.path.replace(/\{\w+\}/, id), urls.platform);
    url.search = new URLSearchParams(query).toString();
    const response = await fetch(url, {
      method: operation.method,
      redirect: 'manual',
      headers: {
        ...(body ? { 'content-type': type } : {}),
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
        ...headers,
      },
      ...(body ? { body: encoded(body, encoding) } : {}),
      ...(signal ? { signal } : {}),
    });
    const text = await response.text();
    if (text !== '' && !isJson(text)) throw new Error('expected JSON; got other text');
    const answer = text === '' ? null : JSON.parse(text);
    const at = ['paths', operation.path, operation.method.toLowerCase()];
    // Wrong requests are sent on purpose; they must be refused, whatever the file says of their shape.
    if (body && response.ok) check([...at, 'requestBody', 'content', type, 'schema'], body);
    checkAnswer([...at, 'responses', String(response.status)], response.headers.get('content-type'), answer);
    seen.add(`${name} ${response.status}`);
    return { status: response.status, headers: response.headers, body: answer };
  };
}

/** Exchanges an ID token. */
export function exchange(
  call: PlatformClient,
  idToken: string,
  language = 'nl',
): Promise<WireAnswer<'getTokens'>> {
  return call('getTokens', {
    body: {
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token: idToken,
      subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
      client_id: clientId,
      language,
    },
  });
}

export function refresh(call: PlatformClient, refreshToken: string): Promise<WireAnswer<'getTokens'>> {
  return call('getTokens', {
    body: { grant_type: 'refresh_token', refresh_token: refreshToken, client_id: clientId },
  });
}

/** The stable code of a problem. */
export function codeOf(answer: { body: Pick<Problem, 'type'> }): string {
  return String(answer.body.type).split('/').at(-1) ?? '';
}

/** Whether a text is JSON. `JSON.parse` quotes a part of what is not, which may be a credential. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function encoded(body: Record<string, unknown> | string, encoding: keyof typeof contentTypes): string {
  if (typeof body === 'string') return body;
  if (encoding === 'json') return JSON.stringify(body);
  return new URLSearchParams(Object.entries(body).map(([key, value]) => [key, String(value)])).toString();
}

function checkAnswer(at: string[], contentType: string | null, answer: unknown): void {
  if (nodeAt(at) === undefined)
    throw new Error(`expected an answer of the OpenAPI file; got ${at.join(' ')}`);
  if (nodeAt([...at, 'content']) !== undefined) {
    check([...at, 'content', contentType?.split(';')[0] ?? '', 'schema'], answer);
  } else if (answer !== null) {
    throw new Error(`expected no content at ${at.join(' ')}; got some`);
  }
}

function check(at: string[], value: unknown): void {
  const pointer = at.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1')));
  const validate = nodeAt(at) === undefined ? undefined : ajv.getSchema(`openapi#/${pointer.join('/')}`);
  if (!validate) throw new Error(`expected a type of the OpenAPI file; got ${at.join(' ')}`);
  if (!validate(value)) {
    throw new Error(`expected ${at.join(' ')}; got another shape: ${ajv.errorsText(validate.errors)}`);
  }
}

function nodeAt(at: string[]): unknown {
  return at.reduce<unknown>((node, step) => {
    if (typeof node !== 'object' || node === null) return undefined;
    return Object.entries(node).find(([name]) => name === step)?.[1];
  }, document);
}
