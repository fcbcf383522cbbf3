import type { z } from 'zod';

/** A JSON value of the OpenAPI file. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** A named schema of the OpenAPI file. `direction` is the client's: it sends or receives it. */
export type DocumentedSchema = {
  name: string;
  direction: 'sent' | 'received';
  schema: z.ZodType;
  description: string;
  /** For an object: the meaning of each property, and an example that its schema accepts. */
  properties: Record<string, { description: string; example: Json }>;
  example: unknown;
};

type Given<Shape extends z.core.$ZodShape> = {
  [Name in keyof Shape]-?: Exclude<z.input<Shape[Name]>, undefined>;
};
type Words<Shape extends z.core.$ZodShape> = {
  [Name in keyof Shape]-?: readonly [description: string, example: Given<Shape>[Name]];
};

/**
 * Describes an object of the contract. A property without a description, or an example of another type, does not compile.
 *
 * The descriptions are not in zod's own registry, because the app loads the schemas at every start and never needs them.
 */
export function describeObject<Shape extends z.core.$ZodShape>(
  name: string,
  direction: DocumentedSchema['direction'],
  schema: z.ZodObject<Shape>,
  description: string,
  properties: Words<Shape>,
): DocumentedSchema & { example: Given<Shape> } {
  const entries = Object.entries<readonly [string, unknown]>(properties);
  return {
    name,
    direction,
    schema,
    description,
    properties: Object.fromEntries(
      entries.map(([key, [text, example]]) => [
        key,
        { description: text, example: JSON.parse(JSON.stringify(example)) },
      ]),
    ),
    // Hence the `as`: the entries are those of `properties`, whose examples have these types.
    example: Object.fromEntries(entries.map(([key, [, example]]) => [key, example])) as Given<Shape>,
  };
}
