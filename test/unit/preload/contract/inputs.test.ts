import { describe, expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import type { Inputs } from '#contract/contract.ts';
import type { inputs } from '#contract/schemas.ts';

type Row = keyof Inputs;
/** Whether a row's schema accepts all that the row takes. `satisfies` in `schemas.ts` checks the other direction. */
type Accepts<Name extends Row> = [Inputs[Name]] extends [z.output<(typeof inputs)[Name]>] ? true : Name;

describe('the schemas of the contract', () => {
  test('accept every intent, topic, language, update request and remedy: one that is forgotten does not compile', () => {
    expectTypeOf<{ [Name in Row]: Accepts<Name> }[Row]>().toEqualTypeOf<true>();
  });

  test('exist for exactly the requests that take an input', () => {
    expectTypeOf<Row>().toEqualTypeOf<
      | 'send'
      | 'openLink'
      | 'setLanguage'
      | 'update'
      | 'remedy'
      | 'setUp'
      | 'checkInvoice'
      | 'copySetupMessage'
      | 'mailSetupMessage'
    >();
  });
});
