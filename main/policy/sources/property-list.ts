import type { PolicyProblem } from '#contract/policy.ts';
import { countBinaryKeys } from './binary-outline.ts';
import { type Contents, isRecord, malformed, maxDepth } from './container.ts';

const duplicateKey: PolicyProblem = { code: 'duplicate-key', detail: 'a key appears twice' };

/**
 * Parses a property list of macOS, binary or XML.
 *
 * Dates, data and other types that no policy key takes are passed on unchanged, for the schema to refuse. Neither parser
 * reports a duplicate key, so the keys are counted before and after parsing. Which key it is stays unknown.
 */
export async function parsePropertyList(bytes: Buffer): Promise<Contents> {
  try {
    const isBinary = bytes.subarray(0, 8).toString('latin1') === 'bplist00';
    const { value, keyCount } = isBinary ? await parseBinary(bytes) : await parseXml(bytes);
    if (!isRecord(value)) return malformed('not a dictionary');
    if (countKeys(value, 1) !== keyCount) return { values: {}, problems: [duplicateKey] };
    return { values: value, problems: [] };
  } catch {
    return malformed('not a property list');
  }
}

type Parsed = { value: unknown; keyCount: number };

async function parseBinary(bytes: Buffer): Promise<Parsed> {
  const keyCount = countBinaryKeys(bytes);
  const { parseBuffer } = await import('bplist-parser');
  const [value] = parseBuffer<unknown>(bytes);
  return { value, keyCount };
}

async function parseXml(bytes: Buffer): Promise<Parsed> {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  // The parser also accepts the OpenStep format, which is older than XML.
  if (!/^\s*<(\?xml|!DOCTYPE|plist)/.test(text)) throw new Error('no XML');
  if (!/<\/plist>\s*$/.test(text)) throw new Error('unfinished');
  const { parse } = await import('plist');
  const value: unknown = parse(text);
  const markup = text.replace(/<!--.*?-->|<!\[CDATA\[.*?\]\]>/gs, '');
  return { value, keyCount: markup.match(/<key[\s/>]/g)?.length ?? 0 };
}

/** Counts the keys of a value, at every level. */
function countKeys(value: unknown, depth: number): number {
  if (depth > maxDepth) throw new Error('too deep');
  const isObject = isRecord(value);
  if (!isObject && !Array.isArray(value)) return 0;
  const inside: unknown[] = Object.values(value);
  return inside.reduce<number>((sum, one) => sum + countKeys(one, depth + 1), isObject ? inside.length : 0);
}
