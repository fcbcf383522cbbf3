import { failureCodes } from '#contract/failure.ts';
import { OnboardingError } from '../failure/onboarding-error.ts';
import { isSensitive, scrub } from './scrubbing.ts';

/** Anything JSON can hold. */
type Loggable = string | number | boolean | null | Loggable[] | { [key: string]: Loggable };

const removed = '[redacted]';
const maxDepth = 6;
const maxEntries = 50;
const maxNodes = 200;
const maxFrames = 6;

type Walk = { above: ReadonlySet<object>; budget: { nodes: number } };

/**
 * Returns a copy of a value for the log, without secrets and bounded in depth and size.
 *
 * Every value is rebuilt, because the errors of SDKs carry requests, codes, verifiers and whole tokens in their messages
 * and properties. Secrets are recognised by the name of a key or header, and by their shape in any text, keys included.
 * An error keeps its name, code and stack frames; its message only if this app or the operating system wrote it. E-mail
 * addresses keep their first letter and domain.
 */
export function redact(value: unknown): Loggable {
  return rebuilt(value, { above: new Set(), budget: { nodes: maxNodes } });
}

function rebuilt(value: unknown, walk: Walk): Loggable {
  walk.budget.nodes -= 1;
  if (walk.budget.nodes < 0) return '[more]';
  switch (typeof value) {
    case 'string':
      return scrub(value);
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'object':
      return value === null ? null : rebuiltObject(value, walk);
    case 'bigint':
    case 'function':
    case 'symbol':
    case 'undefined':
      return `[${typeof value}]`;
  }
}

function rebuiltObject(value: object, walk: Walk): Loggable {
  if (walk.above.has(value)) return '[circular]';
  if (walk.above.size >= maxDepth) return '[deeper]';
  const below = { ...walk, above: new Set(walk.above).add(value) };
  try {
    if (value instanceof Error) return rebuiltError(value, below);
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? '[date]' : value.toISOString();
    if (value instanceof URL) return scrub(value.href);
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `[${value.byteLength} bytes]`;
    if (Array.isArray(value)) return rebuiltList(value, below);
    if (value instanceof Set) return rebuiltList([...value], below);
    if (value instanceof Map || value instanceof Headers || value instanceof URLSearchParams) {
      return rebuiltEntries(value.entries(), below);
    }
    return rebuiltEntries(ownValues(value), below);
  } catch {
    // A proxy can throw on any access.
    return '[unreadable]';
  }
}

/** Redacts an item that follows the name of a secret: `['authorization', 'Bearer …']`, as in Node's `rawHeaders`. */
function rebuiltList(list: readonly unknown[], walk: Walk): Loggable[] {
  const items = list
    .slice(0, maxEntries)
    .map((item, index) => (isSensitiveName(list[index - 1]) ? removed : rebuilt(item, walk)));
  return list.length > maxEntries ? [...items, '[more]'] : items;
}

function rebuiltEntries(entries: Iterable<readonly [unknown, unknown]>, walk: Walk): Loggable {
  const result: [string, Loggable][] = [];
  for (const [key, item] of entries) {
    if (result.length === maxEntries) {
      result.push(['[more]', true]);
      break;
    }
    const name = typeof key === 'string' ? scrub(key) : `[${typeof key}]`;
    result.push([name, isSensitiveName(key) && !isFailureCode(item) ? removed : rebuilt(item, walk)]);
  }
  return Object.fromEntries(result);
}

/** Reads data properties only, because a getter can run any code. */
function* ownValues(value: object): Generator<[string, unknown]> {
  for (const [key, property] of Object.entries(Object.getOwnPropertyDescriptors(value))) {
    if (property.enumerable) yield [key, 'value' in property ? property.value : '[getter]'];
  }
}

function rebuiltError(error: Error, walk: Walk): Loggable {
  const code = property(error, 'code');
  const coded = typeof code === 'string' && /^(?:[A-Z][A-Z0-9_]{2,60}|[a-z]+(?:-[a-z]+)*)$/.test(code);
  const status = property(error, 'status');
  const issues = property(error, 'issues');
  const errors = property(error, 'errors');
  return {
    name: /^[\w$]{1,60}$/.test(error.name) ? scrub(error.name) : 'Error',
    ...(coded ? { code: scrub(code) } : {}),
    ...(typeof status === 'number' ? { status } : {}),
    ...(hasSafeMessage(error) ? { message: scrub(error.message) } : {}),
    ...(Array.isArray(issues) ? { issues: rebuiltIssues(issues) } : {}),
    at: frames(error).map(scrub),
    ...(error.cause === undefined ? {} : { cause: rebuilt(error.cause, walk) }),
    ...(Array.isArray(errors) ? { errors: rebuiltList(errors, walk) } : {}),
  };
}

/**
 * Whether a message can be logged: ours are failure codes, system errors name a call and its target, and Chromium's are
 * error names.
 */
function hasSafeMessage(error: Error): boolean {
  if (error instanceof OnboardingError) return true;
  if (/^net::ERR_[A-Z0-9_]+$/.test(error.message)) return true;
  return typeof property(error, 'syscall') === 'string' && typeof property(error, 'errno') === 'number';
}

/** The code and path of each zod issue, without the value that was received. */
function rebuiltIssues(issues: readonly unknown[]): Loggable[] {
  return issues.slice(0, 5).map((issue) => {
    const path = property(issue, 'path');
    return {
      code: scrub(String(property(issue, 'code'))),
      path: Array.isArray(path) ? scrub(path.map(String).join('.')) : '',
    };
  });
}

/** The frames of the stack, without the message that the stack begins with. */
function frames(error: Error): string[] {
  if (typeof error.stack !== 'string') return [];
  const afterMessage = error.stack.lastIndexOf(error.message) + error.message.length;
  return error.stack
    .slice(error.message === '' || afterMessage < error.message.length ? 0 : afterMessage)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^at .*:\d+:\d+\)?$/.test(line))
    .slice(0, maxFrames);
}

function property(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const descriptor = Object.getOwnPropertyDescriptor(value, name);
  return descriptor !== undefined && 'value' in descriptor ? descriptor.value : undefined;
}

/** A `code` is an authorization code in OAuth, and a failure code in this app. */
function isFailureCode(value: unknown): boolean {
  return failureCodes.some((code) => code === value);
}

function isSensitiveName(name: unknown): boolean {
  return typeof name === 'string' && isSensitive(name);
}
