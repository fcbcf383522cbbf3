import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { expect, test } from 'vitest';
import { root } from '../../../../scripts/lib/run.ts';

const file = join(root, 'main/platform-contract/openapi.yaml');
const source = readFileSync(file, 'utf8');

/** What Redocly's recommended rules say of a text of the file, each with the rule's name. */
async function lint(text: string): Promise<string[]> {
  const config = await createConfig({ extends: ['recommended'] });
  const problems = await lintFromString({ source: text, absoluteRef: file, config });
  return problems.map(({ ruleId, message }) => `${ruleId}: ${message}`);
}

test('the OpenAPI file keeps Redocly’s recommended rules', async () => {
  expect(await lint(source)).toEqual([]);
});

test.each([
  [
    'a reference to nothing',
    '#/components/schemas/RevocationError',
    '#/components/schemas/Nothing',
    'no-unresolved-refs',
  ],
  ['an operation without a name', /operationId: \w+\n/, '\n', 'operation-operationId'],
  ['no server', /servers:\n(?: .*\n)+/, 'servers: []\n', 'no-empty-servers'],
] as const)('%s is found', async (_what, from, to, rule) => {
  const changed = source.replace(from, to);
  expect(changed).not.toBe(source);
  expect((await lint(changed)).map((problem) => problem.split(':')[0])).toContain(rule);
});
