import { maxDepth } from './container.ts';

/** More things than any policy holds. */
const maxObjects = 10_000;

/**
 * Counts the keys of all dictionaries of a binary property list. Throws if it is not fit to parse.
 *
 * A file of 200 bytes can hold a list of lists of the same lists that unfolds to more than a machine has memory for,
 * or one that holds itself, and bplist-parser unfolds them all. So its containers are walked first, without making
 * anything. The format: `bplist00`, objects, a table of their offsets, and 32 bytes that say where that is; an object
 * starts with four bits for its type (10 array, 13 dictionary) and four for its length, 15 meaning that an integer
 * follows that says it.
 */
export function countBinaryKeys(bytes: Buffer): number {
  const trailer = bytes.subarray(-32);
  const offsetSize = trailer.readUInt8(6);
  const referenceSize = trailer.readUInt8(7);
  const table = Number(trailer.readBigUInt64BE(24));
  const offsetOf = (object: number) => bytes.readUIntBE(table + object * offsetSize, offsetSize);
  if (trailer.readBigUInt64BE(8) > maxObjects) throw new Error('too many objects');

  let keyCount = 0;
  let seen = 0;
  const todo = [{ object: Number(trailer.readBigUInt64BE(16)), depth: 1 }];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    seen += 1;
    if (seen > maxObjects || next.depth > maxDepth) throw new Error('too large');
    const at = offsetOf(next.object);
    const type = bytes.readUInt8(at) >> 4;
    if (type !== 10 && type !== 13) continue;
    const { length, start } = lengthAt(bytes, at);
    if (type === 13) keyCount += length;
    const references = type === 13 ? length * 2 : length;
    if (references > maxObjects) throw new Error('too large');
    for (let index = 0; index < references; index += 1) {
      const object = bytes.readUIntBE(start + index * referenceSize, referenceSize);
      todo.push({ object, depth: next.depth + 1 });
    }
  }
  return keyCount;
}

function lengthAt(bytes: Buffer, at: number): { length: number; start: number } {
  const short = bytes.readUInt8(at) & 0x0f;
  if (short !== 15) return { length: short, start: at + 1 };
  const size = 2 ** (bytes.readUInt8(at + 1) & 0x0f);
  return { length: bytes.readUIntBE(at + 2, size), start: at + 2 + size };
}
