import { type Contents, duplicates, isRecord, malformed, maxDepth } from './container.ts';

/**
 * The values in a JSON file: one object in UTF-8, no comments, no trailing commas, no name twice in one object.
 *
 * A byte order mark is allowed, since editors put it there unasked.
 */
export async function policyJson(bytes: Uint8Array): Promise<Contents> {
  const text = decoded(bytes);
  if (text === null) return malformed('not UTF-8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return malformed('not JSON');
  }
  if (!isRecord(value)) return malformed('not an object');
  const repeated = await repeatedNames(text);
  if (repeated === null) return malformed(`more than ${maxDepth} levels deep`);
  return repeated.size > 0 ? duplicates(repeated) : { values: value, problems: [] };
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Names that stand twice in one object, at any depth. Null: too deep to look. */
async function repeatedNames(json: string): Promise<Set<string> | null> {
  const { visit } = await import('jsonc-parser');
  const repeated = new Set<string>();
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
  try {
    visit(json, {
      onObjectBegin: () => {
        enter();
        objects.push(new Set());
      },
      onObjectProperty: (name) => {
        const names = objects.at(-1);
        if (names?.has(name)) repeated.add(name);
        names?.add(name);
      },
      onObjectEnd: () => {
        leave();
        objects.pop();
      },
      onArrayBegin: enter,
      onArrayEnd: leave,
    });
  } catch {
    return null;
  }
  return repeated;
}
