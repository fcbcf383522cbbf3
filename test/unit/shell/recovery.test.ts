import { expect, test } from 'vitest';
import { recover } from '../../../main/shell/recovery.ts';
import { fakeEvent, fakeLog, fakeWindow } from './fakes.ts';

const settled = () => new Promise((done) => setImmediate(done));

function page(options?: Parameters<typeof fakeWindow>[0]) {
  const { window, emit, emitContents, calls } = fakeWindow(options);
  const log = fakeLog();
  const clock = { now: 0 };
  const givenUp: number[] = [];
  recover(window, { log, giveUp: () => givenUp.push(clock.now), now: () => clock.now });
  const die = async (reason = 'crashed') => {
    emitContents('render-process-gone', fakeEvent({}), { reason, exitCode: 5 });
    await settled();
  };
  return { die, hang: () => emit('unresponsive'), calls, log, clock, givenUp };
}

test('a page that dies is loaded again, and the log says why', async () => {
  const { die, calls, log } = page();
  await die('oom');
  expect(calls).toEqual([['reload']]);
  expect(log.warnings).toEqual([{ message: 'page gone', details: { reason: 'oom', exitCode: 5 } }]);
});

test('a page that ended as it should is left', async () => {
  const { die, calls } = page();
  await die('clean-exit');
  expect(calls).toEqual([]);
});

test('a page that hangs is ended, which then loads it again', async () => {
  const { die, hang, calls } = page();
  hang();
  await die('killed');
  expect(calls).toEqual([['forcefullyCrashRenderer'], ['reload']]);
});

test('the fourth death within a minute gives up', async () => {
  const { die, calls, givenUp } = page();
  for (let death = 0; death < 4; death += 1) await die();
  expect(calls).toHaveLength(3);
  expect(givenUp).toHaveLength(1);
});

test('deaths further apart never give up', async () => {
  const { die, calls, clock, givenUp } = page();
  for (let death = 0; death < 10; death += 1) {
    await die();
    clock.now += 20_001;
  }
  expect(calls).toHaveLength(10);
  expect(givenUp).toEqual([]);
});

test('a window that is gone is left', async () => {
  const { die, calls, givenUp } = page({ destroyed: true });
  await die();
  expect(calls).toEqual([]);
  expect(givenUp).toEqual([]);
});
