import { z } from 'zod';

/** How a schema is read if the other end is a later version. In a registry, because the schema itself stays exact. */
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
  return z.preprocess((value) => dropUnknown(schema, value, '', onUnknown), schema);
}

/** The maximum of names that are reported: the other end may send any number. */
const maxReported = 100;

/** Makes a function that reports each name once, up to a hundred names, and then `and more` once. */
export function createReportOnce(report: (name: string) => void): (name: string) => void {
  const reported = new Set<string>();
  return (name) => {
    if (reported.has(name) || reported.size > maxReported) return;
    reported.add(name);
    report(reported.size > maxReported ? 'and more' : name);
  };
}

type Report = (name: string) => void;

/** Removes the parts that a schema does not know from a value. Everything else is left for the schema to check. */
function dropUnknown(schema: z.core.$ZodType, value: unknown, at: string, report: Report): unknown {
  if (schema instanceof z.ZodObject) return dropUnknownFields(schema, value, at, report);
  if (schema instanceof z.ZodArray) return dropUnknownItems(schema, value, at, report);
  if (schema instanceof z.ZodUnion) return readAsOption(schema, value, at, report);
  if (schema instanceof z.ZodEnum) return readEnum(schema, value, at, report);
  if (schema instanceof z.ZodNullable) return readOrAbsent(null, schema, value, at, report);
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodExactOptional ||
    schema instanceof z.ZodDefault
  )
    return readOrAbsent(undefined, schema, value, at, report);
  return value;
}

function dropUnknownFields(schema: z.ZodObject, value: unknown, at: string, report: Report): unknown {
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, field]): [string, unknown][] => {
      const own = Object.hasOwn(schema.shape, name) ? schema.shape[name] : undefined;
      if (own === undefined) return [[name, field]];
      const read = dropUnknown(own, field, at === '' ? name : `${at}.${name}`, report);
      return read === undefined ? [] : [[name, read]];
    }),
  );
}

function dropUnknownItems(schema: z.ZodArray, value: unknown, at: string, report: Report): unknown {
  if (!Array.isArray(value)) return value;
  const { element } = schema;
  const items = value.flatMap((item: unknown) => {
    const read = dropUnknown(element, item, `${at}[]`, report);
    if (z.safeParse(element, read).success) return [read];
    report(named(`${at}[]`, isRecord(item) ? item.id : item));
    return [];
  });
  const maximum = maximumOf(schema);
  if (items.length <= maximum) return items;
  report(`${at}[] beyond ${maximum}`);
  return items.slice(0, maximum);
}

function maximumOf({ def: { checks = [] } }: z.ZodArray): number {
  const maxima = checks.map(({ _zod: { def } }) => ('maximum' in def ? Number(def.maximum) : Infinity));
  return Math.min(Infinity, ...maxima);
}

/** Reads a value as the first option that fits; unchanged if none does. */
function readAsOption(schema: z.ZodUnion, value: unknown, at: string, report: Report): unknown {
  for (const option of schema.options) {
    const names: string[] = [];
    const read = dropUnknown(option, value, at, (name) => names.push(name));
    if (!z.safeParse(option, read).success) continue;
    for (const name of names) report(name);
    return read;
  }
  return value;
}

function readEnum(schema: z.ZodEnum, value: unknown, at: string, report: Report): unknown {
  const { unknownMeans: meaning } = growthOf(schema);
  if (meaning === undefined || typeof value !== 'string' || schema.safeParse(value).success) return value;
  report(named(at, value));
  return meaning;
}

/** Replaces a value that does not fit by `absent`, which the schema accepts. */
function readOrAbsent(
  absent: null | undefined,
  schema: z.ZodOptional | z.ZodExactOptional | z.ZodDefault | z.ZodNullable,
  value: unknown,
  at: string,
  report: Report,
): unknown {
  if (value === absent) return value;
  const read = dropUnknown(schema.unwrap(), value, at, report);
  if (growthOf(schema).neverDropped || schema.safeParse(read).success) return read;
  report(at);
  return absent;
}

/** Adds a name that the other end chose, for the log, but only where it is a plain word. */
function named(at: string, name: unknown): string {
  return typeof name === 'string' && /^[a-z][a-z0-9_-]{0,31}$/i.test(name) ? `${at} (${name})` : at;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
