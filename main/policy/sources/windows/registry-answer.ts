import { z } from 'zod';
import type { RegistryKey } from './registry-export.ts';
import type { Hive } from './registry-reading.ts';

/** Half a surrogate pair becomes what it does in an export. */
const text = z.array(z.number().int().min(0).max(0xffff)).transform((units) =>
  units
    .map((unit) => String.fromCharCode(unit))
    .join('')
    .toWellFormed(),
);

/** An export cannot tell how many NULs there were. */
const withoutEnd = (one: string): string => one.replace(/\0+$/, '');

/** PowerShell says numbers with their sign; a policy's have none. */
const unsigned = (bytes: 4 | 8, number: bigint): bigint => BigInt.asUintN(bytes * 8, number);

const value = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('text'), data: text.transform(withoutEnd) }),
    z.object({
      kind: z.literal('texts'),
      data: z.array(text).transform((all) => withoutEnd(all.join('\0')).split('\0')),
    }),
    z.object({
      kind: z.literal('number'),
      data: z.int32().transform((number) => Number(unsigned(4, BigInt(number)))),
    }),
    z.object({
      kind: z.literal('long'),
      data: z
        .string()
        .regex(/^-?\d{1,19}$/)
        .transform((digits) => Number(unsigned(8, BigInt(digits)))),
    }),
    z.object({
      kind: z.literal('bytes'),
      data: z.array(z.number().int().min(0).max(255)).transform((bytes) => Uint8Array.from(bytes)),
    }),
    z.object({ kind: z.literal('other'), data: z.null() }),
  ])
  .transform(({ data }) => data);

const key = z.object({
  /** PowerShell puts the name of the provider before it. */
  path: text.transform((path) => path.replace(/^.*?::/, '')),
  values: z.array(z.object({ name: text, value })),
});

const hive = z.array(key).nullable();
const answer = z.object({ HKLM: hive, HKCU: hive });

/** The keys of each hive, null for one that cannot be read. */
type RegistryAnswer = Readonly<Record<Hive['name'], RegistryKey[] | null>>;

/**
 * What the registry's script said, with the same values that an export gives; null for anything else.
 *
 * No space counts: PowerShell may break what it writes into lines as wide as a window, and there is no space in it. A
 * console in UTF-8 puts a byte order mark before it. Of a type that has no data here the value is null, which no policy
 * takes.
 */
export function registryAnswer(output: string): RegistryAnswer | null {
  try {
    const json: unknown = JSON.parse(output.replace(/^\u00ef\u00bb\u00bf/, '').replace(/\s+/g, ''));
    return answer.safeParse(json).data ?? null;
  } catch {
    return null;
  }
}
