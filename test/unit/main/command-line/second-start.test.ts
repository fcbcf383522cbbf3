import { expect, test } from 'vitest';
import { explainSecondStart, refuseBesideApp } from '../../../../main/command-line/second-start.ts';

test('a second start that hands over a link or a profile ends with 0', () => {
  expect(explainSecondStart(true, '/home/jan/folder')).toMatchObject({
    code: 0,
    message: expect.stringContaining('told'),
  });
});

test('a second start with nothing to hand over says that the app is open, and names the folder', () => {
  const { code, message } = explainSecondStart(false, '/home/jan/folder');
  expect(code).toBe(75);
  expect(message).toContain('open already');
  expect(message).toContain('/home/jan/folder');
  expect(message.split('\n')).toHaveLength(2);
});

test('a command that cannot run beside the app says that it has to be closed', () => {
  const { code, message } = refuseBesideApp('reset', '/home/jan/folder');
  expect(code).toBe(75);
  expect(message).toMatch(/^--reset cannot be done while eConnect Onboarding is open: close it first/);
});
