import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { OnboardingError } from '../../../../main/failure/onboarding-error.ts';
import { openLog } from '../../../../main/log/log.ts';
import { test } from '../../../support/fixtures.ts';

let folder: string;
test.beforeEach(({ folder: made }) => {
  folder = join(made, 'logs');
});

const content = () => readFileSync(join(folder, 'main.log'), 'utf8');

test('no file or folder is touched before the first line', () => {
  const log = openLog({ folder, level: 'info' });
  expect(existsSync(folder)).toBe(false);
  log.info('started');
  expect(content()).toMatch(/^\S+Z info\s+started\n$/);
});

test('lines below the level are left out', () => {
  const log = openLog({ folder, level: 'warn' });
  for (const level of ['debug', 'info', 'warn', 'error'] as const) log[level](`a line at ${level}`);
  expect(content()).not.toMatch(/at debug|at info/);
  expect(content()).toMatch(/at warn\n.*at error\n$/);
});

test('details are written as JSON on the same line, redacted', () => {
  const log = openLog({ folder, level: 'debug' });
  log.error('exchange failed', {
    error: new OnboardingError('sign-in-failed', new Error('code=abc')),
    password: 'hunter2',
    percent: '%s %d %c',
  });
  expect(content().split('\n')).toHaveLength(2);
  expect(content()).toContain('"code":"sign-in-failed"');
  expect(content()).toContain('%s %d %c');
  expect(content()).not.toMatch(/hunter2|abc/);
});

test.skipIf(process.platform === 'win32')('only this user can read the log', () => {
  openLog({ folder, level: 'info' }).info('started');
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, 'main.log')).mode & 0o777).toBe(0o600);
});

test('a full file is rotated, and one old file is kept', () => {
  const log = openLog({ folder, level: 'info' });
  const padding = Array.from({ length: 60 }, () => 'plain words here').join(' ');
  for (let line = 0; line < 2_500; line += 1) log.info(padding);
  expect(readdirSync(folder).sort()).toEqual(['main.log', 'main.old.log']);
  expect(statSync(join(folder, 'main.old.log')).size).toBeGreaterThan(1024 * 1024 - 4_096);
  expect(statSync(join(folder, 'main.old.log')).size).toBeLessThan(1024 * 1024 + 4_096);
});

test('a log that cannot be written loses its lines and does not throw', () => {
  writeFileSync(folder, 'a file where the folder should be');
  const log = openLog({ folder, level: 'info' });
  expect(() => log.error('lost')).not.toThrow();
  expect(readFileSync(folder, 'utf8')).toBe('a file where the folder should be');
});

test('nothing is printed, not even when the log cannot be written', () => {
  writeFileSync(folder, 'a file where the folder should be');
  const program = `
    import { openLog } from './main/log/log.ts';
    openLog({ folder: process.argv[1], level: 'debug' }).error('lost');
    openLog({ folder: process.argv[1] + '-2', level: 'debug' }).error('kept');
  `;
  const args = ['--input-type=module', '--eval', program, folder];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect({ stdout, stderr }).toEqual({ stdout: '', stderr: '' });
  expect(readFileSync(join(`${folder}-2`, 'main.log'), 'utf8')).toMatch(/kept/);
});
