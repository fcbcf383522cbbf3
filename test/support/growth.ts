import fc from 'fast-check';
import { z } from 'zod';
import { growthOf } from '../../main/platform-contract/tolerant-reader.ts';

/* Values of a schema, and the same as a later version of the other end would send them. */

/** What a reader that knows only today's schema should get of a value: something, or nothing that fits at all. */
type Expected = { value: unknown } | 'nothing';

/** What a later version sends, and what of it is known today. */
type Grown = { sent: unknown; expected: Expected };

/** Values that a schema of the contract takes. */
export function valuesOf(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  return unchecked(schema).filter((value) => z.safeParse(schema, value).success);
}

function unchecked(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries(schema.shape).map(([name, field]) =>
      (field instanceof z.ZodOptional
        ? fc.option(valuesOf(field.unwrap()), { nil: undefined })
        : valuesOf(field)
      ).map((value) => [name, value] as const),
    );
    return fc
      .tuple(...fields)
      .map((all) => Object.fromEntries(all.filter(([, value]) => value !== undefined)));
  }
  if (schema instanceof z.ZodArray) return fc.array(valuesOf(schema.element), { maxLength: 4 });
  if (schema instanceof z.ZodNullable) return fc.option(valuesOf(schema.unwrap()));
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodNumber) return fc.integer({ min: 1, max: 1_000_000 });
  return texts(schema);
}

/** Texts by their format, or by one that shows everywhere. */
function texts(schema: z.core.$ZodType): fc.Arbitrary<string> {
  const all = ['een tekst', 'nl', 'Bearer', '1.2.3', 'molen.test', 'molen', 'https://platform.test/help'];
  const more = ['2026-11-24T10:00:00Z', 'c41b9d36-1e58-4f7a-b2d0-6a8f3e5c7d03', '0.35', 'EUR'];
  return fc.constantFrom(...[...all, ...more].filter((text) => z.safeParse(schema, text).success));
}

/** A value as a later version might send it: more fields, more items, other values, other forms of what is optional. */
export function grown(schema: z.core.$ZodType, value: unknown): fc.Arbitrary<Grown> {
  if (schema instanceof z.ZodObject && isRecord(value)) return grownFields(schema, value);
  if (schema instanceof z.ZodArray && Array.isArray(value)) return grownItems(schema.element, value);
  if (schema instanceof z.ZodOptional) {
    const { neverDropped } = growthOf(schema);
    return neverDropped ? grown(schema.unwrap(), value) : grownPart(schema.unwrap(), value, undefined);
  }
  if (schema instanceof z.ZodNullable && value !== null) return grownPart(schema.unwrap(), value, null);
  if (schema instanceof z.ZodEnum) {
    const { unknownMeans } = growthOf(schema);
    const expected = unknownMeans === undefined ? 'nothing' : { value: unknownMeans };
    const later: Grown = { sent: 'later', expected };
    return fc.constantFrom(same(value), later);
  }
  return fc.constant(same(value));
}

const same = (value: unknown): Grown => ({ sent: value, expected: { value } });

function grownFields(schema: z.ZodObject, value: Record<string, unknown>): fc.Arbitrary<Grown> {
  const fields = Object.entries(schema.shape)
    .filter(([name]) => Object.hasOwn(value, name))
    .map(([name, field]) => grown(field, value[name]).map((part) => [name, part] as const));
  const later = fc.dictionary(fc.constantFrom('later', 'x', 'toString', '$ref'), fc.jsonValue(), {
    maxKeys: 3,
  });
  return fc.tuple(later, ...fields).map(([more, ...parts]) => {
    const sent = { ...more, ...Object.fromEntries(parts.map(([name, part]) => [name, part.sent])) };
    const known = parts.flatMap(([name, { expected }]) =>
      expected === 'nothing' ? [] : [[name, expected.value] as const],
    );
    const isWhole = known.length === parts.length;
    return { sent, expected: isWhole ? { value: Object.fromEntries(known) } : 'nothing' };
  });
}

function grownItems(element: z.core.$ZodType, value: unknown[]): fc.Arbitrary<Grown> {
  const unknownItem = fc
    .oneof(fc.jsonValue(), fc.record({ id: fc.constant('itsme'), kind: fc.constant('later') }))
    .filter((item) => !z.safeParse(element, item).success)
    .map((sent): Grown => ({ sent, expected: 'nothing' }));
  const known = fc.tuple(...value.map((item) => grown(element, item)));
  return fc
    .tuple(known, fc.array(fc.tuple(fc.nat(value.length), unknownItem), { maxLength: 3 }))
    .map(([all, more]) => {
      const items: Grown[] = [...all];
      for (const [place, item] of more) items.splice(place, 0, item);
      return {
        sent: items.map(({ sent }) => sent),
        expected: {
          value: items.flatMap(({ expected }) => (expected === 'nothing' ? [] : [expected.value])),
        },
      };
    });
}

/** An optional part: what it cannot be read as is as if it was not sent. */
function grownPart(
  schema: z.core.$ZodType,
  value: unknown,
  otherwise: null | undefined,
): fc.Arbitrary<Grown> {
  const other = fc.constantFrom<unknown>([], {}, 17, { later: true }, 'not\u0000this');
  return fc
    .oneof(
      { weight: 3, arbitrary: grown(schema, value) },
      {
        weight: 1,
        arbitrary: other
          .filter((sent) => !z.safeParse(schema, sent).success)
          .map((sent): Grown => ({ sent, expected: 'nothing' })),
      },
    )
    .map(({ sent, expected }) => ({
      sent,
      expected: expected === 'nothing' ? { value: otherwise } : expected,
    }));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
