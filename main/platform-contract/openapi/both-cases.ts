import type { z } from 'zod';

/** Adds a case-insensitive pattern, which zod leaves out: JSON Schema has no flags, so that each letter is written in both cases. */
export function addPatternInBothCases(
  { _zod: { def } }: z.core.$ZodTypes,
  node: z.core.JSONSchema.BaseSchema,
): void {
  for (const { _zod: check } of def.checks ?? []) {
    const pattern = 'pattern' in check.def ? check.def.pattern : undefined;
    if (pattern instanceof RegExp && pattern.ignoreCase) node.pattern = inBothCases(pattern);
  }
}

function inBothCases({ source }: RegExp): string {
  // An escape or a name with letters, and a range from one case into the other, mean something else once each letter is doubled.
  if (/\\[pPuxck]|\(\?<[a-z]|[A-Z]-[a-z]/.test(source))
    throw new TypeError(`write ${source} without the i flag`);
  // A class, an escape, or a letter that stands alone.
  return source.replace(/\[(?:\\.|[^\]])*\]|\\.|[a-z]/gi, (part) => {
    if (part.startsWith('\\')) return part;
    const inClass = part.replace(/\\.|[a-z]-[a-z]|[a-z]/gi, (one) =>
      one.startsWith('\\') ? one : one.toLowerCase() + one.toUpperCase(),
    );
    return part.startsWith('[') ? inClass : `[${inClass}]`;
  });
}
