import type { Json } from '../../main/platform-contract/openapi/documented.ts';

const width = 110;

/** Returns JSON in the project's style: objects over several lines, and a list without objects on one line if it fits. */
export function jsonText(value: Json): string {
  return `${written(value, '', 0)}\n`;
}

/** @param before Characters already on the line. */
function written(value: Json, indent: string, before: number): string {
  if (Array.isArray(value)) {
    const short = onOneLine(value);
    if (!holdsObjects(value) && before + short.length < width) return short;
    return block('[]', indent, (inner) => value.map((item) => written(item, inner, inner.length)));
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return block('{}', indent, (inner) =>
    Object.entries(value).map(([key, item]) => {
      const start = `${JSON.stringify(key)}: `;
      return start + written(item, inner, inner.length + start.length);
    }),
  );
}

const holdsObjects = (value: Json): boolean =>
  Array.isArray(value) ? value.some(holdsObjects) : typeof value === 'object' && value !== null;

const onOneLine = (value: Json): string =>
  Array.isArray(value) ? `[${value.map(onOneLine).join(', ')}]` : JSON.stringify(value);

function block(brackets: '[]' | '{}', indent: string, lines: (inner: string) => string[]): string {
  const inner = `${indent}  `;
  const content = lines(inner);
  const [open, close] = brackets;
  return content.length === 0
    ? brackets
    : `${open}\n${inner}${content.join(`,\n${inner}`)}\n${indent}${close}`;
}
