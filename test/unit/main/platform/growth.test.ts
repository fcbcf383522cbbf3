import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { keptOrganisations } from '../../../../main/organisation/kept-organisations.ts';
import { createPlatformCall } from '../../../../main/platform/call.ts';
import { keptConfiguration } from '../../../../main/platform/configuration.ts';
import { organisationDocument } from '../../../../main/platform-contract/contract.ts';
import {
  type Operation,
  type OperationName,
  operations,
} from '../../../../main/platform-contract/operations.ts';
import { tolerant } from '../../../../main/platform-contract/tolerant-reader.ts';
import { grown, valuesOf } from '../../../support/growth.ts';

/* A platform that has learnt more than this client: whatever it adds, nothing that is known today is lost. */

// The keys are those of `operations`, which is what OperationName means.
const names = Object.keys(operations) as OperationName[];
const answers = names.flatMap((name) => {
  const operation: Operation = operations[name];
  return Object.entries(operation.answers).flatMap(([status, schema]) =>
    schema ? [{ name, status: Number(status), schema }] : [],
  );
});

/** A value of today, and the same as a later platform sends it. */
const growing = (schema: z.ZodType) => valuesOf(schema).chain((value) => grown(schema, value));

describe('a later platform', () => {
  test.each(answers)('$name $status: the known part is not lost', async ({ name, status, schema }) => {
    await fc.assert(
      fc.asyncProperty(growing(schema), async ({ sent, expected }) => {
        const call = createPlatformCall('https://platform.test', async () => Response.json(sent, { status }));
        const answer: { value: unknown } = await call(name, {});
        expect({ value: answer.value }).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });

  test.each([
    ['an organisation, as it is signed', organisationDocument],
    ['the configuration, as it was kept', keptConfiguration],
    ['organisations, as they were kept', keptOrganisations],
  ])('%s: the known part is not lost', (_what, schema) => {
    fc.assert(
      fc.property(growing(schema), ({ sent, expected }) => {
        expect({ value: tolerant(schema).parse(sent) }).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});
