import { execFile, execFileSync } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import type { App, BrowserWindow, PowerMonitor } from 'electron';
import { afterEach, beforeEach, describe, expect, vi } from 'vitest';
import {
  type ShutdownOptions,
  shutDownInTime,
  shutdownMs,
} from '../../../../main/shell/graceful-shutdown.ts';
import { fakeEvent } from '../../../support/fakes.ts';
import { test } from '../../../support/fixtures.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Ending = 'will-quit' | 'session-end' | 'shutdown';

/** The app with what the test says of its work, and what was done to end it. */
function running({ stop, countAsHealthy, isRestarting = () => false }: Partial<ShutdownOptions> = {}) {
  const done: string[] = [];
  const [app, window, powerMonitor] = [new EventEmitter(), new EventEmitter(), new EventEmitter()];
  const does = (name: string, work: (() => Promise<void>) | undefined) => () => {
    done.push(name);
    return work?.() ?? Promise.resolve();
  };
  shutDownInTime({
    // Of Electron's objects these are the emitters, and the methods that are called.
    app: Object.assign(app, {
      exit: () => void done.push('exit'),
      quit: () => void done.push('quit'),
    }) as unknown as App,
    window: window as unknown as BrowserWindow,
    powerMonitor: powerMonitor as unknown as PowerMonitor,
    stop: does('stop', stop),
    countAsHealthy: does('count', countAsHealthy),
    isRestarting,
    log: { error: (message) => void done.push(message) },
    kill: () => void done.push('kill'),
  });
  const sources = { 'will-quit': app, 'session-end': window, shutdown: powerMonitor };
  /** Tells of an end; gives whether that was prevented. */
  const end = (name: Ending) => {
    const event = fakeEvent({});
    sources[name].emit(name, event);
    return event.defaultPrevented;
  };
  const ask = () => {
    const event = fakeEvent({});
    window.emit('query-session-end', event);
    return event.defaultPrevented;
  };
  return { done, app, end, ask, pass: (ms: number) => vi.advanceTimersByTimeAsync(ms) };
}

const never = () => new Promise<void>(() => undefined);

describe.each<Ending>(['will-quit', 'session-end', 'shutdown'])('the end by %s', (how) => {
  test('stops all work, counts the run as healthy, and exits when both are done', async () => {
    const stopped = Promise.withResolvers<void>();
    const { done, end, pass } = running({ stop: () => stopped.promise });
    end(how);
    await pass(100);
    expect(done).toEqual(['stop', 'count']);
    stopped.resolve();
    await pass(0);
    expect(done).toEqual(['stop', 'count', 'exit']);
  });

  test('comes although stopping fails, or throws, or the run cannot be counted', async () => {
    const fails = () => Promise.reject(new Error('no'));
    const throws = () => {
      throw new Error('no');
    };
    for (const work of [{ stop: fails }, { stop: throws }, { countAsHealthy: fails }]) {
      const { done, end, pass } = running(work);
      end(how);
      await pass(0);
      expect(done.toSorted()).toEqual(['count', 'exit', 'not ended in order', 'stop']);
      expect(done.at(-1)).toBe('exit');
    }
  });

  test.each(['stop', 'countAsHealthy'])('comes in time although %s never ends', async (work) => {
    const { done, end, pass } = running({ [work]: never });
    end(how);
    await pass(shutdownMs - 1);
    expect(done).not.toContain('exit');
    await pass(1);
    expect(done.at(-1)).toBe('exit');
  });
});

describe('a process whose work does not end', () => {
  test('is killed when Electron is through, since its exit may wait for the disk', async () => {
    const { done, app, end, pass } = running({ stop: never });
    end('will-quit');
    await pass(shutdownMs);
    app.emit('quit');
    expect(done.slice(-2)).toEqual(['exit', 'kill']);
  });

  test('is killed a second later where Electron does not get through', async () => {
    const { done, end, pass } = running({ stop: never });
    end('will-quit');
    await pass(shutdownMs + 1_000);
    expect(done.slice(-2)).toEqual(['exit', 'kill']);
  });

  test('is not killed otherwise', async () => {
    const { done, app, end, pass } = running();
    end('will-quit');
    await pass(10 * shutdownMs);
    app.emit('quit');
    expect(done).toEqual(['stop', 'count', 'exit']);
  });
});

test('asked for again and again, in whatever ways, it ends once', async () => {
  const { done, end, pass } = running();
  expect([end('will-quit'), end('session-end'), end('will-quit'), end('shutdown')]).toEqual([
    true,
    false,
    true,
    true,
  ]);
  await pass(2 * shutdownMs);
  expect(end('will-quit')).toBe(true);
  await pass(2 * shutdownMs);
  expect(done).toEqual(['stop', 'count', 'exit']);
});

test('E12 an end that makes room for a newer version quits once all is kept, and is not prevented again', async () => {
  const { done, end, pass } = running({ isRestarting: () => true });
  expect(end('will-quit')).toBe(true);
  await pass(0);
  expect(done).toEqual(['stop', 'count', 'quit']);
  expect(end('will-quit')).toBe(false);
});

test('E16 a log-off that another program can still prevent is not held up: the run is counted, and nothing stops', async () => {
  const { done, end, ask, pass } = running();
  expect(ask()).toBe(false);
  await pass(2 * shutdownMs);
  expect(done).toEqual(['count']);
  end('session-end');
  await pass(0);
  expect(done).toEqual(['count', 'stop', 'count', 'exit']);
});

test.skipIf(process.platform === 'win32')(
  'a process all of whose file work hangs is gone',
  async ({ folder }) => {
    vi.useRealTimers();
    const pipes = [1, 2, 3, 4].map((number) => join(folder, `pipe-${number}`));
    execFileSync('mkfifo', pipes);
    const program = join(import.meta.dirname, 'hanging-process.ts');
    const signal = await new Promise((ended) => {
      execFile(process.execPath, [program, ...pipes], (error) => ended(error?.signal));
    });
    expect(signal).toBe('SIGKILL');
  },
);
