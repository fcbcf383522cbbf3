import { z } from 'zod';

/** How the values that several enforced sources give to one key become one. */
export type Combination =
  /** The source of the highest rank decides. For keys that restrict nothing. */
  | 'highest'
  /** What all lists have in common. */
  | 'intersection'
  /** All must say the same; where they do not, nothing is allowed. */
  | 'same'
  /** The strictest value that anybody gives, by this order from lax to strict. */
  | { strictest: readonly unknown[] };

/** What a key is like for whoever writes it: decides its form in the registry, in profiles and in JSON. */
export type ValueForm =
  | { kind: 'text' }
  | { kind: 'choice'; options: readonly string[] }
  /** `options` where only these make sense. */
  | { kind: 'list'; options?: readonly string[] }
  | { kind: 'switch' };

/** One row of the policy schema. */
export type PolicyKeyDefinition<Schema extends z.ZodType = z.ZodType> = {
  schema: Schema;
  form: ValueForm;
  /** What holds where nobody says anything; null: nothing. */
  default: unknown;
  combine: Combination;
  /** Whether a recommendation makes sense: a default that a person may change. */
  recommendable: boolean;
  /** Whether it decides who may sign in, and where. A malformed restriction stops the app; any other key is reported and ignored. */
  restricts: boolean;
  /** A value as an administrator would write it. */
  example: unknown;
  /** The version of this client that understood it first. */
  since: string;
};

type Facts = Omit<PolicyKeyDefinition, 'schema' | 'form' | 'default'> & { default?: unknown };

const row = <Schema extends z.ZodType>(
  schema: Schema,
  form: ValueForm,
  { default: otherwise = null, ...facts }: Facts,
): PolicyKeyDefinition<Schema> => ({ schema, form, default: otherwise, ...facts });

/** One line of text. What surrounds it does not count. */
export const text = <Schema extends z.ZodType<string, string>>(schema: Schema, facts: Facts) =>
  row(z.string().trim().pipe(schema), { kind: 'text' }, facts);

/** One of a few words, in any case. */
export const choice = <const Option extends string>(options: readonly Option[], facts: Facts) =>
  row(z.string().trim().toLowerCase().pipe(z.enum(options)), { kind: 'choice', options }, facts);

/** On or off; the registry says it by number. */
export const toggle = (facts: Facts) =>
  row(
    z.union([
      z.boolean(),
      z.literal([0, 1]).transform((number) => number === 1),
      z
        .string()
        .trim()
        .toLowerCase()
        .pipe(z.enum(['0', '1', 'false', 'true']))
        .transform((word) => word === '1' || word === 'true'),
    ]),
    { kind: 'switch' },
    facts,
  );

/**
 * What this version understands of the values of a list that allows. Leaving out what only a later version knows allows no
 * more, and a machine with an older one is not locked out by it. Where nothing is understood, nothing is left out: then the
 * list is malformed.
 */
function understood(all: readonly string[], options: readonly string[] | undefined): string[] {
  const known = options ? all.filter((one) => options.includes(one)) : all;
  return known.length > 0 ? [...known] : [...all];
}

const distinct = (all: readonly string[]): string[] => [
  ...new Set(all.map((one) => one.trim().toLowerCase()).filter((one) => one !== '')),
];

/** The values of a list that this version does not understand; none of what is no list. */
export function notUnderstood({ form }: Pick<PolicyKeyDefinition, 'form'>, value: unknown): string[] {
  if (form.kind !== 'list' || !form.options || !Array.isArray(value)) return [];
  const { options } = form;
  return distinct(value.filter((one) => typeof one === 'string')).filter((one) => !options.includes(one));
}

/**
 * Several values, in any case. Blank ones do not count, and neither do repetitions. A single text is a list of one,
 * because the registry's editor makes one by default.
 */
export const list = <Item extends z.ZodType<string, string>>(
  item: Item,
  { options, ...facts }: Facts & { options?: readonly string[] },
) =>
  row(
    z
      .union([z.array(z.string()).max(1_000), z.string().transform((one) => [one])])
      .transform(distinct)
      .transform((all) => understood(all, options))
      .pipe(z.array(item)),
    options ? { kind: 'list', options } : { kind: 'list' },
    facts,
  );
