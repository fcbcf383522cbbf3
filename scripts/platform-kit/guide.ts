import { readText } from '../lib/run.ts';

/** Where each rule of docs/platform.md stands: its number, and the anchor of its section. In the guide's order. */
export function sectionsOfRules(): ReadonlyMap<string, string> {
  const anchors = new Map<string, string>();
  let anchor = '';
  for (const line of readText('docs/platform.md').split('\n')) {
    const [, heading] = /^#{2,3} (.+)$/.exec(line) ?? [];
    if (heading !== undefined)
      anchor = heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} -]/gu, '')
        .replaceAll(' ', '-');
    const [, rule] = /^(?:\* \*\*|\| )(P-\d+)/.exec(line) ?? [];
    if (rule !== undefined) anchors.set(rule, anchor);
  }
  return anchors;
}
