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
  properties?: Readonly<Record<string, readonly [description: string, example: unknown]>>;
  example: unknown;
};

type Given<Shape extends z.core.$ZodShape> = {
  [Name in keyof Shape]-?: Exclude<z.input<Shape[Name]>, undefined>;
};
type Words<Shape extends z.core.$ZodShape> = {
  [Name in keyof Shape]-?: readonly [description: string, example: Given<Shape>[Name]];
};

/**
 * Describes an object of the contract that the client receives. A property without a description, or an example of another
 * type, does not compile.
 *
 * The descriptions are not in zod's own registry, because the app loads the schemas at every start and never needs them.
 */
export const received = describer('received');
/** The same for an object that the client sends. */
export const sent = describer('sent');

function describer(direction: DocumentedSchema['direction']) {
  return <Shape extends z.core.$ZodShape>(
    name: string,
    schema: z.ZodObject<Shape>,
    description: string,
    properties: Words<Shape>,
  ) => {
    const words = Object.entries<readonly [string, unknown]>(properties);
    // Hence the `as`: the entries are those of `properties`, whose examples have these types.
    const example = Object.fromEntries(words.map(([key, [, one]]) => [key, one])) as Given<Shape>;
    return { name, direction, schema, description, properties, example };
  };
}

/** The values of an enum with their meanings, as a list in Markdown. */
export function listMeanings(meanings: Readonly<Record<string, string>>): string {
  return Object.entries(meanings)
    .map(([value, meaning]) => `- \`${value}\`: ${meaning}`)
    .join('\n');
}
