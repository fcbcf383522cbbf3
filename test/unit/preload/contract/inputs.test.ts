import { describe, expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import type { Contract, Request } from '#contract/contract.ts';
import type { inputs } from '#contract/schemas.ts';

type Row = keyof typeof inputs;
/** What a row of the contract takes. */
type InputOf<Name extends Row> = Contract[Name] extends Request<infer Input, unknown> ? Input : never;
/** Whether a row's schema lets in all that the row takes. `satisfies` alone asks for the other direction. */
type LetsIn<Name extends Row> = [InputOf<Name>] extends [z.output<(typeof inputs)[Name]>] ? true : Name;

describe('the door', () => {
  test('lets in every intent, topic, language, wish and remedy that the contract knows: one forgotten does not compile', () => {
    expectTypeOf<{ [Name in Row]: LetsIn<Name> }[Row]>().toEqualTypeOf<true>();
  });
});
