import type { Outcome } from '#contract/contract.ts';

/** Byte order marks, and what the start of an XML document is in UTF-16 without one (XML 1.0, appendix F). */
const signatures: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  // Before UTF-16, with which it begins. TextDecoder does not know it.
  ['utf-32le', [0xff, 0xfe, 0x00, 0x00]],
  ['utf-32be', [0x00, 0x00, 0xfe, 0xff]],
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16be', [0xfe, 0xff]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0x00, 0x3c, 0x00]],
  ['utf-16le', [0x3c, 0x00]],
];

/** The start of an XML document up to the name of its encoding, and that name. */
const declaration = /^(\s*<\?xml\s[^>]*?\bencoding\s*=\s*["'])([A-Za-z][\w.-]*)(?=["'])/u;

/** In bytes. A declaration stands at the start, and takes about 60. */
const longestDeclaration = 1024;

/**
 * The text of an XML file in the encoding that its byte order mark or its declaration names, UTF-8 without either. It declares
 * UTF-8, in which it is sent: by another name the platform would misread it.
 *
 * @returns `invoice-not-xml` for another kind of file, such as a PDF. `invoice-unreadable` where the encoding is not known, or a
 * byte is none of it: signs that are replaced in silence would be checked as if the invoice had them.
 */
export function decodeInvoice(bytes: Uint8Array): Outcome<string> {
  const start = new TextDecoder('iso-8859-1').decode(bytes.subarray(0, longestDeclaration));
  const signature = signatures.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (!signature && !/^\s*</u.test(start)) return { ok: false, code: 'invoice-not-xml' };
  try {
    const encoding = signature?.[0] ?? declaredEncoding(start);
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return { ok: true, value: text.replace(declaration, '$1UTF-8') };
  } catch {
    return { ok: false, code: 'invoice-unreadable' };
  }
}

/**
 * The encoding that a document declares whose start can be read as ASCII.
 *
 * @throws {RangeError} where it declares one in which it could not be read so: some programs make a text in UTF-16 and write it in
 * UTF-8, which every receiver refuses
 */
function declaredEncoding(start: string): string {
  const [, , name = 'utf-8'] = declaration.exec(start) ?? [];
  if (/^(?:utf-?16|utf-?32|ucs|iso-10646-ucs)/i.test(name)) throw new RangeError(name);
  return name;
}
