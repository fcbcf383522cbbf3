import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const upTo = (letter: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${letter}${String(at + 1).padStart(2, '0')}`);

/** The requirements for a native loopback client, as they are numbered in SECURITY.md. */
const assertions = [
  ...upTo('L', 14),
  ...upTo('Q', 19),
  ...upTo('A', 10),
  ...upTo('R', 17),
  ...upTo('P', 6),
  ...upTo('S', 4),
];

test('each of the 70 assertions is in the name of a test', () => {
  expect(assertions).toHaveLength(70);
  const folder = join(import.meta.dirname, '../../..');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(test|spec)\.tsx?$/.test(name),
  );
  const named = files.flatMap((name) =>
    [...readFileSync(join(folder, name), 'utf8').matchAll(/['"`]((?:[LQARPS]\d\d )+)/g)].flatMap(
      ([, ids = '']) => ids.trim().split(' '),
    ),
  );
  expect(assertions.filter((id) => !named.includes(id))).toEqual([]);
});
