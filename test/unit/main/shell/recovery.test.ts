import { expect, test } from 'vitest';
import { keepLoaded } from '../../../../main/shell/recovery.ts';
import { fakeEvent, fakeLog, fakeWindow } from '../../../support/fakes.ts';

const settled = () => new Promise((done) => setImmediate(done));

const url = 'app://onboarding/index.html';
const loads = (count: number) => Array.from({ length: count }, () => ['loadURL', url]);

/** A page; `loading` decides how each load ends. */
function page(
  loading: () => Promise<void> = async () => undefined,
  options?: Parameters<typeof fakeWindow>[0],
) {
  const { window, emit, emitContents, calls } = fakeWindow(options);
  window.loadURL = (address) => {
    calls.push(['loadURL', address]);
    return loading();
  };
  const log = fakeLog();
  const clock = { now: 0 };
  const givenUp: number[] = [];
  const load = keepLoaded(window, {
    url,
    log,
    giveUp: () => givenUp.push(clock.now),
    now: () => clock.now,
  });
  const die = async (reason = 'crashed') => {
    emitContents('render-process-gone', fakeEvent({}), { reason, exitCode: 5 });
    await settled();
  };
  const failPreload = async () => {
    emitContents('preload-error', fakeEvent({}), '/app/preload.cjs', new Error('Unable to load preload'));
    await settled();
  };
  return { load, die, failPreload, hang: () => emit('unresponsive'), calls, log, clock, givenUp };
}

test('a crashed page is loaded again, and the reason is logged', async () => {
  const { die, calls, log } = page();
  await die('oom');
  expect(calls).toEqual(loads(2));
  expect(log.warnings).toEqual([{ message: 'page gone', details: { reason: 'oom', exitCode: 5 } }]);
});

test('a page that ended as it should is left', async () => {
  const { die, calls } = page();
  await die('clean-exit');
  expect(calls).toEqual(loads(1));
});

test('a page that hangs is ended, which then loads it again', async () => {
  const { die, hang, calls } = page();
  hang();
  await die('killed');
  expect(calls).toEqual([...loads(1), ['forcefullyCrashRenderer'], ...loads(1)]);
});

test('the fourth death within a minute gives up', async () => {
  const { die, calls, givenUp } = page();
  for (let death = 0; death < 4; death += 1) await die();
  expect(calls).toEqual(loads(4));
  expect(givenUp).toHaveLength(1);
});

test('deaths further apart never give up', async () => {
  const { die, calls, clock, givenUp } = page();
  for (let death = 0; death < 10; death += 1) {
    await die();
    clock.now += 20_001;
  }
  expect(calls).toEqual(loads(11));
  expect(givenUp).toEqual([]);
});

test('a window that is gone is left', async () => {
  const { die, calls, givenUp } = page(undefined, { destroyed: true });
  await die();
  expect(calls).toEqual(loads(1));
  expect(givenUp).toEqual([]);
});

test('E13 a page that dies in its first load is loaded again, once, and nothing ends', async () => {
  const first = Promise.withResolvers<void>();
  const results = [first.promise, Promise.resolve()];
  const { die, calls, log, givenUp } = page(() => results.shift() ?? Promise.resolve());
  await die();
  // Electron's promise ends after the event, or before it.
  first.reject(new Error("ERR_FAILED (-2) loading 'app://onboarding/index.html'"));
  await settled();
  await settled();
  expect(calls).toEqual(loads(2));
  expect(log.warnings.map(({ message }) => message)).toEqual(['page gone', 'page not loaded']);
  expect(givenUp).toEqual([]);
});

test('E13 a load that a person asked for and that fails is tried again, and ends nothing', async () => {
  let turn = 0;
  const { load, calls, givenUp } = page(async () => {
    turn += 1;
    if (turn === 2) throw new Error('ERR_FAILED (-2)');
  });
  await settled();
  load();
  await settled();
  await settled();
  expect(calls).toEqual(loads(3));
  expect(givenUp).toEqual([]);
});

test('a page whose preload fails, which would stay blank, is loaded again, and given up at the fourth time', async () => {
  const { failPreload, calls, log, givenUp } = page();
  await failPreload();
  expect(calls).toEqual(loads(2));
  expect(log.warnings.map(({ message }) => message)).toEqual(['preload failed']);
  for (let turn = 0; turn < 3; turn += 1) await failPreload();
  expect(calls).toEqual(loads(4));
  expect(givenUp).toHaveLength(1);
});

test('E13 a load that fails without a death is tried again, and given up at the fourth time', async () => {
  const { calls, givenUp } = page(() => Promise.reject(new Error('ERR_FAILED (-2)')));
  for (let turn = 0; turn < 6; turn += 1) await settled();
  expect(calls).toEqual(loads(4));
  expect(givenUp).toHaveLength(1);
});
