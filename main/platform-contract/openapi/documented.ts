import type { z } from 'zod';

/** JSON, as it goes into the file. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** A schema with a name of its own in the file: clients send it or receive it. */
export type DocumentedSchema = {
  name: string;
  direction: 'sent' | 'received';
  schema: z.ZodType;
  description: string;
  /** Of an object: what each property means, and a value that its schema takes. */
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
 * Describes an object of the contract. A property without words, and an example of another type, do not compile.
 *
 * The words are here and not in zod's own registry: the app loads the schemas at every start, and the words never.
 */
export function documented<Shape extends z.core.$ZodShape>(
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
    // The entries are those of `properties`, each of the type that its name has there.
    example: Object.fromEntries(entries.map(([key, [, example]]) => [key, example])) as Given<Shape>,
  };
}
