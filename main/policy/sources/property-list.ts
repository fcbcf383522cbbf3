import type { PolicyProblem } from '#contract/policy.ts';
import { binaryEntries } from './binary-outline.ts';
import { type Contents, isRecord, malformed, maxDepth } from './container.ts';

const repeated: PolicyProblem = { code: 'duplicate-key', detail: 'a key stands there twice' };

/**
 * The values in a property list of macOS, binary or XML.
 *
 * Dates, data and other things that no policy key takes are passed on as what they are, for the schema to refuse.
 * Neither parser tells of a key that stands there twice, so that keys are counted before and after: which of them it
 * is stays unknown.
 */
export async function propertyList(bytes: Buffer): Promise<Contents> {
  try {
    const isBinary = bytes.subarray(0, 8).toString('latin1') === 'bplist00';
    const { value, entries } = isBinary ? await fromBinary(bytes) : await fromXml(bytes);
    if (!isRecord(value)) return malformed('not a dictionary');
    if (entriesOf(value, 1) !== entries) return { values: {}, problems: [repeated] };
    return { values: value, problems: [] };
  } catch {
    return malformed('not a property list');
  }
}

type Parsed = { value: unknown; entries: number };

async function fromBinary(bytes: Buffer): Promise<Parsed> {
  const entries = binaryEntries(bytes);
  const { parseBuffer } = await import('bplist-parser');
  const [value] = parseBuffer<unknown>(bytes);
  return { value, entries };
}

async function fromXml(bytes: Buffer): Promise<Parsed> {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  // The parser reads a third form as well, of the days before XML.
  if (!/^\s*<(\?xml|!DOCTYPE|plist)/.test(text)) throw new Error('no XML');
  if (!/<\/plist>\s*$/.test(text)) throw new Error('unfinished');
  const { parse } = await import('plist');
  const value: unknown = parse(text);
  const markup = text.replace(/<!--.*?-->|<!\[CDATA\[.*?\]\]>/gs, '');
  return { value, entries: markup.match(/<key[\s/>]/g)?.length ?? 0 };
}

/** How many names a value holds, at every level. */
function entriesOf(value: unknown, depth: number): number {
  if (depth > maxDepth) throw new Error('too deep');
  const isObject = isRecord(value);
  if (!isObject && !Array.isArray(value)) return 0;
  const inside: unknown[] = Object.values(value);
  return inside.reduce<number>((sum, one) => sum + entriesOf(one, depth + 1), isObject ? inside.length : 0);
}
