/** One key of the registry with its own values, as an export has them. */
export type RegistryKey = {
  /** With the name of its hive in full: `HKEY_LOCAL_MACHINE\SOFTWARE\…`. */
  path: string;
  /** The unnamed value of a key has no name. */
  values: { name: string; value: unknown }[];
};

const header = 'Windows Registry Editor Version 5.00';
const keyLine = /\[([^\r\n]*)\][ \t]*(?:\r?\n|$)/y;
/** A text in quotes, what stands between them. */
const quoted = String.raw`"([^\\"]*(?:\\.[^\\"]*)*)"`;
/** Bytes, going on behind a backslash at the end of a line. */
const bytesList = String.raw`hex(?:\(([0-9a-f]+)\))?:((?:[0-9a-f]{2}(?:,(?:\\\r?\n[ \t]*)?[0-9a-f]{2})*)?)`;
const valueLine = new RegExp(
  String.raw`(?:@|${quoted})=(?:${quoted}|dword:([0-9a-f]{8})|${bytesList})[ \t]*(?:\r?\n|$)`,
  'isy',
);
const space = /\s*/y;

/** The types whose data is text although it stands there as bytes: REG_SZ, REG_EXPAND_SZ and REG_MULTI_SZ. */
const textType = /^[127]$/;
/** REG_DWORD and REG_QWORD as bytes, by their type, and how many bytes each has. */
const numberBytes: Readonly<Record<string, number>> = { '4': 4, b: 8 };

/**
 * The keys in what `reg export` writes, or null for anything else.
 *
 * The format: UTF-16LE with a byte order mark and CRLF; a line that names the version; for every key a line with its
 * path in brackets, deeper keys after it, and a line per value. A value is `"name"=` or `@=`, then
 *
 * - `"text"` for REG_SZ, with `\\` and `\"` for those two characters and any other as it is, line breaks among them;
 * - `dword:0000000a` for REG_DWORD;
 * - `hex:`, or `hex(<type>):` for every other type, and bytes as `0a,1b`, in lines that end in `,\` where more follows.
 *   Type b is REG_QWORD, 8 bytes from the lowest; type 4 a REG_DWORD. Type 1 is a text that does not fit in quotes, type 2 REG_EXPAND_SZ, type 7 REG_MULTI_SZ: UTF-16LE, each text ended by
 *   a NUL and several by one more.
 *
 * REG_EXPAND_SZ stays as it is written, `%…%` and all: what would be filled in is not the administrator's. Of a type that
 * no policy has, the bytes are passed on, which no key of the schema takes. Numbers beyond 2^53, which no key takes either,
 * come rounded.
 */
export function registryKeys(bytes: Uint8Array): RegistryKey[] | null {
  const text = decoded(bytes);
  if (text === null || !text.startsWith(header)) return null;
  const keys: RegistryKey[] = [];
  let at = header.length;
  const next = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) at = pattern.lastIndex;
    return match;
  };
  for (next(space); at < text.length; next(space)) {
    const key = next(keyLine);
    if (key) {
      keys.push({ path: key[1] ?? '', values: [] });
      continue;
    }
    const value = next(valueLine);
    const owner = keys.at(-1);
    if (!value || !owner) return null;
    owner.values.push({ name: unescaped(value[1] ?? ''), value: dataOf(value) });
  }
  return keys;
}

/** Not strictly: the registry takes half a surrogate pair as text. */
function decoded(bytes: Uint8Array): string | null {
  return bytes[0] === 0xff && bytes[1] === 0xfe ? new TextDecoder('utf-16le').decode(bytes) : null;
}

function dataOf([, , quoted, dword, type = '3', hex = '']: RegExpExecArray): unknown {
  if (quoted !== undefined) return unescaped(quoted);
  if (dword !== undefined) return Number.parseInt(dword, 16);
  const bytes = Uint8Array.from(hex.match(/[0-9a-f]{2}/gi) ?? [], (pair) => Number.parseInt(pair, 16));
  if (numberBytes[type] === bytes.length)
    return Number(`0x${Buffer.from(bytes.toReversed()).toString('hex')}`);
  if (!textType.test(type)) return bytes;
  const text = new TextDecoder('utf-16le', { ignoreBOM: true }).decode(bytes);
  if (type !== '7') return text.replace(/\0+$/, '');
  return text.replace(/\0+$/, '').split('\0');
}

const unescaped = (text: string): string => text.replace(/\\(.)/gs, '$1');
