import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { readText, root } from '../../scripts/lib/run.ts';

const readme = readText('README.md');
const [, map = ''] = readme.split('## The rooms\n');
const [rows = ''] = map.split('\n## ');

/** Every path in backticks, such as `main/journey`. */
const pathsIn = (text: string): string[] => [
  ...new Set(
    [...text.matchAll(/`((?:main|preload|renderer|scripts|test|assets|docs)\/[\w./-]+)`/g)].map(
      ([, path = '']) => path,
    ),
  ),
];

const foldersIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${folder}/${name}`);

describe('the map in the README', () => {
  test.each(['main', 'preload', 'renderer', 'test'].flatMap(foldersIn))('has %s', (folder) => {
    expect(rows).toContain(`\`${folder}\``);
  });

  test.each([
    ...foldersIn('scripts').map((folder) => folder.replace('scripts/', '')),
    ...foldersIn('test/integration').map((folder) => `${folder.replace('test/integration/', '')}/`),
  ])('says what %s is among', (name) => {
    expect(rows).toMatch(new RegExp(`\`${name}/?\``));
  });
});

describe.each(['README.md', 'CONTRIBUTING.md', 'SECURITY.md'])('%s', (page) => {
  test('names no file or folder that is not there', () => {
    expect(pathsIn(readText(page)).filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

test('SECURITY names no test below `test/unit` that is not there', () => {
  const named = [...readText('SECURITY.md').matchAll(/`([a-z][a-z-]*\/[\w./-]+\.test\.tsx?)`/g)]
    .map(([, path = '']) => path)
    .filter((path) => !path.startsWith('test/'));
  const isThere = (path: string) =>
    ['test/unit', 'test/unit/main'].some((folder) => existsSync(join(root, folder, path)));
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((path) => !isThere(path))).toEqual([]);
});

test('CONTRIBUTING names an npm script only where there is one', () => {
  const named = [...readText('CONTRIBUTING.md').matchAll(/`npm (?:run )?([a-z0-9]+)/g)].map(
    ([, name = '']) => name,
  );
  expect(named.filter((name) => name !== 'ci' && !(name in manifest.scripts))).toEqual([]);
});

test('each step of the journey is one file in main and one screen in the window, both by its name', () => {
  const namesIn = (folder: string, extension: string, others: string[]) =>
    readdirSync(join(root, folder))
      .filter((file) => file.endsWith(extension))
      .map((file) => file.slice(0, -extension.length))
      .filter((name) => !others.includes(name));
  const steps = namesIn('main/journey/steps', '.ts', ['go-to', 'queued-request']);
  // `starting` is a screen without words, and the other two are no steps.
  expect(namesIn('renderer/screens', '.tsx', ['later-screen', 'unreachable'])).toEqual(steps);
});
