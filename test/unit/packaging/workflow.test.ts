import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import manifest from '../../../package.json' with { type: 'json' };
import { parsedArguments } from '../../../scripts/dist/arguments.ts';

const text = readFileSync(new URL('../../../.github/workflows/build.yml', import.meta.url), 'utf8');
const step = z.union([
  z.strictObject({ uses: z.string(), with: z.record(z.string(), z.unknown()).optional() }),
  z.strictObject({ run: z.string() }),
]);
const workflow = z
  .object({
    permissions: z.record(z.string(), z.string()),
    jobs: z.object({
      build: z.object({
        strategy: z.object({ matrix: z.object({ os: z.array(z.string()) }) }),
        'timeout-minutes': z.number(),
        steps: z.array(step),
      }),
    }),
  })
  .parse(parse(text));
const { build } = workflow.jobs;
const commands = build.steps.flatMap((one) => ('run' in one ? one.run.split('\n') : []));
const actions = build.steps.flatMap((one) => ('uses' in one ? [one] : []));

describe('the workflow of a build', () => {
  test('may read the repository and nothing else, and uses no secret', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(text).not.toContain('secrets.');
  });

  test('takes its actions from their makers, at a major version or a commit', () => {
    for (const { uses } of actions) expect(uses).toMatch(/^actions\/[a-z-]+@(v\d+|[0-9a-f]{40})$/);
  });

  test('runs on the three systems, and ends', () => {
    expect(build.strategy.matrix.os).toEqual(['ubuntu-latest', 'windows-latest', 'macos-latest']);
    expect(build['timeout-minutes']).toBeLessThanOrEqual(90);
  });

  test('uses the Node that the scripts use', () => {
    const node = actions.find(({ uses }) => uses.startsWith('actions/setup-node@'))?.with?.['node-version'];
    expect(manifest.devDependencies.node).toMatch(new RegExp(`^${node}\\.`));
  });

  test('runs scripts that there are', () => {
    expect(commands[0]).toBe('npm ci');
    const scripts = commands
      .slice(1)
      .map((command) => /^npm (?:run )?([\w-]+)/.exec(command)?.[1] ?? command);
    expect(Object.keys(manifest.scripts)).toEqual(expect.arrayContaining(scripts));
  });

  test.each(['linux', 'win32', 'darwin'])('packs what can be packed on %s', (platform) => {
    const dist = commands.find((command) => command.startsWith('npm run dist -- ')) ?? '';
    const args = dist.replace('npm run dist -- ', '').split(' ');
    expect(parsedArguments(args, { platform, arch: 'x64' })).toMatchObject({
      targets: ['dir'],
      practice: true,
    });
  });
});
