import type { TextPosition } from '#contract/policy.ts';
import { type Contents, duplicates, isRecord, malformed, maxDepth } from './container.ts';

/** What a policy file may hold beside keys: what an editor checks it with, and a remark. */
const remarks = ['$schema', '$comment'];

/**
 * The values in a JSON file: one object in UTF-8, no comments, no trailing commas, no name twice in one object.
 *
 * A byte order mark is allowed, since editors put it there unasked. What is wrong is told with its line and column.
 */
export async function policyJson(bytes: Uint8Array): Promise<Contents> {
  const text = decoded(bytes);
  if (text === null) return malformed('not UTF-8');
  const outline = await outlineOf(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return outline?.error ? malformed(outline.error.detail, outline.error.at) : malformed('not JSON');
  }
  if (!isRecord(value)) return malformed('not an object');
  if (outline === null) return malformed(`more than ${maxDepth} levels deep`);
  if (outline.repeated.size > 0) return duplicates(outline.repeated.keys(), outline.repeated);
  const values = Object.entries(value).filter(([name]) => !remarks.includes(name));
  return { values: Object.fromEntries(values), problems: [], positions: outline.positions };
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** What only the text tells, and not what it was parsed to. */
type Outline = {
  /** The first thing that is no JSON. */
  error: { detail: string; at: TextPosition } | null;
  /** Names that stand twice in one object, at any depth, with where they stand again. */
  repeated: Map<string, TextPosition>;
  /** Where the names of the outermost object stand. */
  positions: Record<string, TextPosition>;
};

/** Looks through a text of JSON. Null: too deep to look. */
async function outlineOf(json: string): Promise<Outline | null> {
  const { printParseErrorCode, visit } = await import('jsonc-parser');
  const outline: Outline = { error: null, repeated: new Map(), positions: Object.create(null) };
  const objects: Set<string>[] = [];
  let depth = 0;
  const enter = (): void => {
    depth += 1;
    // Thrown, because that alone stops a visit, which recurses as deep as the text goes.
    if (depth > maxDepth) throw new Error('too deep');
  };
  const leave = (): void => {
    depth -= 1;
  };
  const placed = (line: number, character: number) => ({ line: line + 1, column: character + 1 });
  try {
    visit(
      json,
      {
        onObjectBegin: () => {
          enter();
          objects.push(new Set());
        },
        onObjectProperty: (name, _offset, _length, line, character) => {
          const names = objects.at(-1);
          const at = placed(line, character);
          if (names?.has(name)) outline.repeated.set(name, outline.repeated.get(name) ?? at);
          names?.add(name);
          if (depth === 1) outline.positions[name] = at;
        },
        onObjectEnd: () => {
          leave();
          objects.pop();
        },
        onArrayBegin: enter,
        onArrayEnd: leave,
        onError: (code, _offset, _length, line, character) => {
          const words = printParseErrorCode(code)
            .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
            .toLowerCase();
          outline.error ??= { detail: `not JSON: ${words}`, at: placed(line, character) };
        },
      },
      { disallowComments: true, allowTrailingComma: false },
    );
  } catch {
    return null;
  }
  return outline;
}
