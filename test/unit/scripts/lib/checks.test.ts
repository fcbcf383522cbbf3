import { globSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { checks } from '../../../../scripts/lib/checks.ts';
import { root } from '../../../../scripts/lib/run.ts';
import solution from '../../../../tsconfig.json' with { type: 'json' };

const projects = globSync('{main,preload,renderer,test,scripts}/**/tsconfig.json', { cwd: root }).map(
  dirname,
);

test('an editor that opens the root, and `tsc -b` there, find every project', () => {
  expect(solution.references.map(({ path }) => path).toSorted()).toEqual(projects.toSorted());
  expect(solution.files).toEqual([]);
});

test('the types of every project are checked, and the style of everything', () => {
  const types = checks.flatMap(({ command }) => (command.includes('-p') ? [command.at(-1)] : []));
  expect(types.toSorted()).toEqual(projects.toSorted());
  expect(checks.map(({ name }) => name)).toContain('lint and format');
});
