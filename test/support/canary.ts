import { inspect } from 'node:util';
import fc from 'fast-check';
import { expect } from 'vitest';
import { redact } from '../../main/log/redaction.ts';

/** Stands for any secret. It looks like one, so that a log would not take it for a word. */
export const canary = 'eyJhbGciOiJSUzI1NiJ9.eyJjYW5hcnkiOiJmdXp6In0.c2lnbmF0dXJlLWNhbmFyeQ';

/** How many inputs each target gets: few in every test run, 10⁵ by `npm run fuzz`. */
export const runs = Number(process.env.FUZZ_RUNS ?? 1_000);

/** The seed is printed with a failure, and can be given to see it again. */
export const settings: fc.Parameters<unknown> = {
  numRuns: runs,
  ...(process.env.FUZZ_SEED === undefined ? {} : { seed: Number(process.env.FUZZ_SEED) }),
};

/** Any text: letters, bytes, what parsers trip over, and the canary. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ maxLength: 64 }),
  fc.constantFrom(
    canary,
    '',
    '\0',
    '\u202e',
    '../../etc/passwd',
    '__proto__',
    'constructor',
    'javascript:alert(1)',
    '<img src=x onerror=alert(1)>',
    `Bearer ${canary}`,
    'x'.repeat(10_000),
  ),
);

/** Any value that can cross between processes. */
export const anyValue = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true }),
  fc.object({ key: anyText, values: [anyText, fc.integer(), fc.constant(null)] }),
  anyText,
);

/** Fails where the canary is in what leaves: an answer as it is, a log's line as the log would write it. */
export function expectNoCanary({ answer, logged }: { answer?: unknown; logged?: unknown }): void {
  expect(inspect(answer, { depth: null, showHidden: true })).not.toContain(canary);
  expect(JSON.stringify(redact(logged)) ?? '').not.toContain(canary);
}
