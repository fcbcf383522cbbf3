import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { openLog } from '../../../../main/log/log.ts';
import { logUncaughtErrors } from '../../../../main/shell/uncaught-errors.ts';
import { test } from '../../../support/fixtures.ts';

test.for([
  ['uncaughtException', 'uncaught exception'],
  ['unhandledRejection', 'unhandled rejection'],
] as const)('E02 %s is written down without what it carries, and then told', ([event, line], { folder }) => {
  const emitter = new EventEmitter();
  let told = 0;
  // As much of a process as is listened to.
  logUncaughtErrors(emitter as NodeJS.Process, {
    log: openLog({ folder, level: 'info' }),
    onError: () => {
      told += 1;
    },
  });
  const error = Object.assign(new TypeError('code=canary'), { access_token: 'canary' });
  emitter.emit(event, error);
  const written = readFileSync(join(folder, 'main.log'), 'utf8');
  expect(written).toContain(line);
  expect(written).toContain('TypeError');
  expect(written).not.toContain('canary');
  expect(told).toBe(1);
});
