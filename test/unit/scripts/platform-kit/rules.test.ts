import { describe, expect, test } from 'vitest';
import { readText } from '../../../../scripts/lib/run.ts';
import { sectionsOfRules } from '../../../../scripts/platform-kit/guide.ts';
import { rules } from '../../../../scripts/platform-kit/rules.ts';

const guide = readText('docs/platform.md');

describe('the kit', () => {
  test('has each rule of the guide, and no other', () => {
    const numbers = new Set(guide.match(/(?<=^(?:\* \*\*|\| ))P-\d+/gm));
    expect(new Set(rules.map(({ rule }) => rule))).toEqual(numbers);
  });

  test('says of no rule both that it is checked and that nothing of it can be', () => {
    const checked = new Set(rules.flatMap(({ kind, rule }) => (kind === 'check' ? rule : [])));
    const unchecked = rules.filter((one) => one.kind === 'not-checkable' && one.title === undefined);
    expect(unchecked.filter(({ rule }) => checked.has(rule))).toEqual([]);
  });

  test('names each check once', () => {
    const titles = rules.flatMap((one) => (one.kind === 'check' ? `${one.rule} ${one.title}` : []));
    expect(titles).toEqual([...new Set(titles)]);
  });
});

test('each rule is linked to a heading of the guide', () => {
  const anchors = [...guide.matchAll(/^#{2,3} (.+)$/gm)].map(([, heading = '']) =>
    heading.toLowerCase().replaceAll(' ', '-'),
  );
  for (const anchor of sectionsOfRules().values()) expect(anchors).toContain(anchor);
});
