import { z } from 'zod';
import type { PolicyValueKind } from '#contract/policy.ts';

/** How the values that several enforced sources give to one key become one. */
type Combination =
  /** The source of the highest rank decides. For keys that restrict nothing. */
  | 'highest'
  /** The items that are in every list. */
  | 'intersection'
  /** All must be equal; if they differ, nothing is allowed. */
  | 'same'
  /** The strictest value that a source gives, in this order from lax to strict. */
  | { strictest: readonly unknown[] };

/** How an administrator writes a value: decides its form in the registry, in profiles and in JSON. */
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
  /** The kind of value, for the message that says what is expected. */
  takes: PolicyValueKind;
  /** The value where no source gives one; null: none. */
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

type Facts = Omit<PolicyKeyDefinition, 'schema' | 'form' | 'takes' | 'default'> & { default?: unknown };
type Taking = Facts & Pick<PolicyKeyDefinition, 'takes'>;

const row = <Schema extends z.ZodType>(
  schema: Schema,
  form: ValueForm,
  { default: fallback = null, ...facts }: Taking,
): PolicyKeyDefinition<Schema> => ({ schema, form, default: fallback, ...facts });

/** A text, or a list of one: a REG_MULTI_SZ with a single line means what a REG_SZ does. */
const single = z.union([z.string(), z.tuple([z.string()]).transform(([one]) => one)]);

/** One line of text. White space around it is ignored. */
export const text = <Schema extends z.ZodType<string, string>>(schema: Schema, facts: Taking) =>
  row(single.pipe(z.string().trim()).pipe(schema), { kind: 'text' }, facts);

/** One of a few options, in any case. `shorten` removes an optional prefix or suffix of an option. */
export const choice = <const Option extends string>(
  options: readonly Option[],
  { shorten = (word) => word, ...facts }: Facts & { shorten?: (word: string) => string },
) =>
  row(
    single.transform((word) => shorten(word.trim().toLowerCase())).pipe(z.enum(options)),
    { kind: 'choice', options },
    { ...facts, takes: 'choice' },
  );

const on = ['1', 'true', 'yes', 'on', 'enabled'] as const;
const off = ['0', 'false', 'no', 'off', 'disabled'] as const;

/** On or off, in any of the usual words, or as a number (a REG_DWORD). */
export const toggle = (facts: Facts) =>
  row(
    z.union([
      z.boolean(),
      z.literal([0, 1, 0n, 1n]).transform((number) => Number(number) === 1),
      single
        .pipe(z.string().trim().toLowerCase())
        .pipe(z.enum([...on, ...off]))
        .transform((word) => on.some((yes) => yes === word)),
    ]),
    { kind: 'switch' },
    { ...facts, takes: 'switch' },
  );

/** Between the items of a list; in none of its items. */
const separators = /[\s,;]+/;
/** Not part of an item: the braces of a GUID, the @ before a domain, quotes, and brackets of JSON in a text. */
const wrapping = /^["'{@[]+|["'}\]]+$/g;

/** The normalised items of a list; null if the value is not a list of texts. */
export function itemsIn(raw: unknown): string[] | null {
  const parsed = texts.safeParse(raw);
  if (!parsed.success) return null;
  const items = parsed.data.flatMap((one) => one.split(separators));
  const tidy = items.map((one) => one.replaceAll(wrapping, '').toLowerCase());
  return [...new Set(tidy.filter((one) => one !== ''))];
}

const texts = z.union([z.array(z.string()).max(1_000), z.string().transform((one) => [one])]);

/**
 * Drops the values of an allow-list that only a later version supports: that allows nothing more, and does not lock out a machine
 * with an older version. If no value is supported all are kept, and the list is malformed.
 */
function dropUnsupported(all: readonly string[], options: readonly string[] | undefined): string[] {
  const known = options ? all.filter((one) => options.includes(one)) : all;
  return known.length > 0 ? [...known] : [...all];
}

/** The values of a list that this version does not support; none if the key is not a list. */
export function findUnsupported({ form }: Pick<PolicyKeyDefinition, 'form'>, value: unknown): string[] {
  if (form.kind !== 'list' || !form.options) return [];
  const { options } = form;
  return (itemsIn(value) ?? []).filter((one) => !options.includes(one));
}

/**
 * Several values, in any case. Blank ones do not count, and neither do repetitions. A text is a list as well, with commas,
 * semicolons, spaces or line breaks between its items: the registry's editor makes a text by default.
 */
export const list = <Item extends z.ZodType<string, string>>(
  item: Item,
  { options, ...facts }: Taking & { options?: readonly string[] },
) =>
  row(
    texts.transform((all) => dropUnsupported(itemsIn(all) ?? [], options)).pipe(z.array(item).max(1_000)),
    options ? { kind: 'list', options } : { kind: 'list' },
    facts,
  );
