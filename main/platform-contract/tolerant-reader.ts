import { z } from 'zod';

/** How a schema is read where the other end has grown. In a registry, because the schema itself stays exact. */
const growth = z.registry<{ unknownMeans?: string; neverDropped?: true }>();

/**
 * An enum to which the other end may add values.
 *
 * @param unknownMeans the value as which an unknown one is read: choose one that loses nothing and allows nothing new
 */
export function openEnum<const Values extends readonly [string, ...string[]]>(
  values: Values,
  unknownMeans: Values[number],
): z.ZodEnum<{ [Value in Values[number]]: Value }> {
  return z.enum(values).register(growth, { unknownMeans });
}

/** What `openEnum` and `neverDropped` registered for a schema. */
export function growthOf(schema: z.core.$ZodType): { unknownMeans?: string; neverDropped?: true } {
  return growth.get(schema) ?? {};
}

/** Marks an optional part that restricts something, so that a malformed one fails: dropping it would allow more. */
export function neverDropped<Schema extends z.ZodType>(schema: Schema): Schema {
  growth.add(schema, { neverDropped: true });
  return schema;
}

/**
 * A schema for reading (Martin Fowler, "Tolerant Reader"): the known part stays readable when the other end sends more. For
 * writing, the schema itself is used, which is exact.
 *
 * - An unknown field is ignored.
 * - Items that do not fit, and items beyond the maximum of a list, are dropped.
 * - An unknown value of an `openEnum` is read as its `unknownMeans`.
 * - A part that is optional, nullable or has a default is dropped where it does not fit.
 *
 * A required part stays required: without it parsing fails.
 *
 * @param onUnknown called with the path of everything that was left out, and with the name of an item or value where that is
 *   a plain word
 */
export function tolerant<Schema extends z.ZodType>(
  schema: Schema,
  onUnknown: (name: string) => void = () => undefined,
): z.ZodType<z.output<Schema>> {
  return z.preprocess((value) => known(schema, value, '', onUnknown), schema);
}

/** The most names that are told: the other end may send others without end. */
const mostTold = 100;

/** Makes a function that passes each name on once, up to a hundred names, and then `and more` once. */
export function createTellOnce(tell: (name: string) => void): (name: string) => void {
  const told = new Set<string>();
  return (name) => {
    if (told.has(name) || told.size > mostTold) return;
    told.add(name);
    tell(told.size > mostTold ? 'and more' : name);
  };
}

type Tell = (name: string) => void;

/** The value without the parts that its schema does not know. Everything else is left for the schema to check. */
function known(schema: z.core.$ZodType, value: unknown, at: string, tell: Tell): unknown {
  if (schema instanceof z.ZodObject) return knownFields(schema, value, at, tell);
  if (schema instanceof z.ZodArray) return knownItems(schema, value, at, tell);
  if (schema instanceof z.ZodUnion) return knownOption(schema, value, at, tell);
  if (schema instanceof z.ZodEnum) return knownValue(schema, value, at, tell);
  if (schema instanceof z.ZodNullable) return knownOr(null, schema, value, at, tell);
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodExactOptional ||
    schema instanceof z.ZodDefault
  )
    return knownOr(undefined, schema, value, at, tell);
  return value;
}

function knownFields(schema: z.ZodObject, value: unknown, at: string, tell: Tell): unknown {
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, field]): [string, unknown][] => {
      const own = Object.hasOwn(schema.shape, name) ? schema.shape[name] : undefined;
      if (own === undefined) return [[name, field]];
      const read = known(own, field, at === '' ? name : `${at}.${name}`, tell);
      return read === undefined ? [] : [[name, read]];
    }),
  );
}

function knownItems(schema: z.ZodArray, value: unknown, at: string, tell: Tell): unknown {
  if (!Array.isArray(value)) return value;
  const { element } = schema;
  const items = value.flatMap((item: unknown) => {
    const read = known(element, item, `${at}[]`, tell);
    if (z.safeParse(element, read).success) return [read];
    tell(named(`${at}[]`, isRecord(item) ? item.id : item));
    return [];
  });
  const maximum = maximumOf(schema);
  if (items.length <= maximum) return items;
  tell(`${at}[] beyond ${maximum}`);
  return items.slice(0, maximum);
}

function maximumOf({ def: { checks = [] } }: z.ZodArray): number {
  const maxima = checks.map(({ _zod: { def } }) => ('maximum' in def ? Number(def.maximum) : Infinity));
  return Math.min(Infinity, ...maxima);
}

/** Read as the first option that fits; unchanged where none does. */
function knownOption(schema: z.ZodUnion, value: unknown, at: string, tell: Tell): unknown {
  for (const option of schema.options) {
    const names: string[] = [];
    const read = known(option, value, at, (name) => names.push(name));
    if (!z.safeParse(option, read).success) continue;
    for (const name of names) tell(name);
    return read;
  }
  return value;
}

function knownValue(schema: z.ZodEnum, value: unknown, at: string, tell: Tell): unknown {
  const { unknownMeans: meaning } = growthOf(schema);
  if (meaning === undefined || typeof value !== 'string' || schema.safeParse(value).success) return value;
  tell(named(at, value));
  return meaning;
}

/** A value that does not fit becomes `otherwise`, which the schema accepts as absent. */
function knownOr(
  otherwise: null | undefined,
  schema: z.ZodOptional | z.ZodExactOptional | z.ZodDefault | z.ZodNullable,
  value: unknown,
  at: string,
  tell: Tell,
): unknown {
  if (value === otherwise) return value;
  const read = known(schema.unwrap(), value, at, tell);
  if (growthOf(schema).neverDropped || schema.safeParse(read).success) return read;
  tell(at);
  return otherwise;
}

/** Adds a name that the other end chose, for the log, but only where it is a plain word. */
function named(at: string, name: unknown): string {
  return typeof name === 'string' && /^[a-z][a-z0-9_-]{0,31}$/i.test(name) ? `${at} (${name})` : at;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
