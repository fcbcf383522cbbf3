import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { holdSingleInstance } from '../../../../main/shell/single-instance.ts';
import { bringToFront, createWindow } from '../../../../main/shell/window.ts';
import { getZoomFactor } from '../../../../main/shell/zoom.ts';
import { fakeApp, fakeEvent, fakeWindow } from '../../../support/fakes.ts';

const desktop = vi.hoisted(() => ({
  dark: false,
  workArea: { width: 1920, height: 1040 },
  made: [] as unknown[],
  next: undefined as unknown,
}));
vi.mock('electron', () => ({
  app: { isPackaged: true },
  BrowserWindow: class {
    constructor(options: unknown) {
      desktop.made.push(options);
      // biome-ignore lint/correctness/noConstructorReturn: the fake stands for the window that is made
      return desktop.next as object;
    }
  },
  Menu: {},
  screen: { getPrimaryDisplay: () => ({ workAreaSize: desktop.workArea }) },
  nativeTheme: {
    get shouldUseDarkColors() {
      return desktop.dark;
    },
  },
}));

const settings = { preload: '/app/preload.cjs', title: 'eConnect Onboarding', language: () => 'nl' as const };

/** A key that is pressed together with Ctrl. */
const key = (name: string, more = {}) => ({
  type: 'keyDown',
  key: name,
  control: true,
  meta: false,
  alt: false,
  ...more,
});

function made(
  state?: Parameters<typeof fakeWindow>[0],
): { options: BrowserWindowConstructorOptions } & ReturnType<typeof fakeWindow> {
  const fake = fakeWindow(state);
  desktop.next = fake.window;
  createWindow(settings);
  // What `createWindow` gave to the constructor above, checked there by its type.
  return { ...fake, options: desktop.made.at(-1) as BrowserWindowConstructorOptions };
}

beforeEach(() => {
  desktop.dark = false;
  desktop.workArea = { width: 1920, height: 1040 };
  desktop.made.length = 0;
});

describe('the window', () => {
  test('has a content of 520 × 720, can be resized, and not below 400 × 560', () => {
    expect(made().options).toMatchObject({
      useContentSize: true,
      width: 520,
      height: 720,
      minWidth: 400,
      minHeight: 560,
      resizable: true,
      title: 'eConnect Onboarding',
    });
  });

  test.each([
    [
      '768 pixels at 150 %',
      { width: 911, height: 480 },
      { width: 520, height: 432, minWidth: 400, minHeight: 432 },
    ],
    ['a phone’s', { width: 360, height: 740 }, { width: 344, height: 692, minWidth: 344, minHeight: 560 }],
  ])('is not larger than a small screen has room for: %s', (_which, workArea, expected) => {
    desktop.workArea = workArea;
    expect(made().options).toMatchObject(expected);
  });

  test.each([
    ['it has painted', ({ emit }: ReturnType<typeof made>) => emit('ready-to-show')],
    ['its page has loaded', ({ emitContents }: ReturnType<typeof made>) => emitContents('did-finish-load')],
    ['2 s have passed', () => vi.advanceTimersByTime(2_000)],
  ])('E01 shows itself once %s, whichever comes first, and only once', (_when, comes) => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const window = made();
    expect(window.options.show).toBe(false);
    vi.advanceTimersByTime(1_999);
    expect(window.calls).toEqual([]);
    comes(window);
    expect(window.calls).toEqual([['show']]);
    window.emit('ready-to-show');
    window.emitContents('did-finish-load');
    vi.advanceTimersByTime(2_000);
    expect(window.calls).toEqual([['show']]);
  });

  test('E01 that is gone before is not shown', () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { calls } = made({ destroyed: true });
    vi.advanceTimersByTime(2_000);
    expect(calls).toEqual([]);
  });

  test('paints the surface of the renderer’s tokens first, light or dark as the system is', () => {
    const tokens = readFileSync(join(import.meta.dirname, '../../../../renderer/styles/tokens.css'), 'utf8');
    const surfaces = [...tokens.matchAll(/--surface:\s*(?:var\((--[\w-]+)\)|([^;]+));/g)].map(
      ([, name, value]) => value ?? tokens.match(new RegExp(`${name}:\\s*([^;]+);`))?.[1],
    );
    expect(made().options.backgroundColor).toBe(surfaces[0]);
    desktop.dark = true;
    expect(made().options.backgroundColor).toBe(surfaces[1]);
  });

  test.each([
    ['zooms by Ctrl and plus', '+', 1.25, true],
    ['leaves other keys to the page', 'a', 1, false],
  ])('%s', (_what, name, zoomFactor, isPrevented) => {
    const { window, emitContents } = made();
    const event = fakeEvent({});
    emitContents('before-input-event', event, key(name, { meta: true }));
    expect(window.webContents.zoomFactor).toBe(zoomFactor);
    expect(event.defaultPrevented).toBe(isPrevented);
  });
});

describe('zoom', () => {
  test.each([
    ['in', key('='), 1, 1.25],
    ['in to 200 %', key('+'), 1.75, 2],
    ['in no further than 300 %', key('+'), 3, 3],
    ['out', key('-'), 1.25, 1],
    ['out no further than 75 %', key('-'), 0.75, 0.75],
    ['back', key('0'), 2.5, 1],
    ['nowhere on release', key('+', { type: 'keyUp' }), 1, null],
    ['nowhere without Ctrl', key('+', { control: false }), 1, null],
    ['nowhere with AltGr', key('+', { alt: true }), 1, null],
  ])('goes %s', (_where, input, current, expected) => {
    expect(getZoomFactor(input, current, 'linux')).toBe(expected);
  });

  test('takes ⌘ on macOS', () => {
    expect(getZoomFactor(key('+'), 1, 'darwin')).toBeNull();
    expect(getZoomFactor(key('+', { meta: true }), 1, 'darwin')).toBe(1.25);
  });
});

describe('bringing to the front', () => {
  test('shows and focuses', () => {
    const { window, calls } = fakeWindow();
    bringToFront(window);
    expect(calls).toEqual([['show'], ['focus']]);
  });

  test('restores a minimised window first', () => {
    const { window, calls } = fakeWindow({ minimized: true });
    bringToFront(window);
    expect(calls).toEqual([['restore'], ['show'], ['focus']]);
  });

  test('E10 flashes where the system does not give the focus, until the person comes', () => {
    const { window, emit, calls } = made({ focused: false });
    bringToFront(window);
    expect(calls).toEqual([['show'], ['focus'], ['flashFrame', true]]);
    emit('focus');
    expect(calls.at(-1)).toEqual(['flashFrame', false]);
  });

  test('leaves a window that is gone alone', () => {
    const { window, calls } = fakeWindow({ destroyed: true });
    bringToFront(window);
    expect(calls).toEqual([]);
  });
});

describe('a single instance', () => {
  test('is not held where another holds it', () => {
    const { app } = fakeApp({ lock: false });
    expect(holdSingleInstance(app, { window: () => null, onArguments: () => undefined })).toBe(false);
    expect(app.listenerCount('second-instance')).toBe(0);
  });

  test('comes to the front at a further start and takes its arguments', () => {
    const { app, emit } = fakeApp();
    const { window, calls } = fakeWindow();
    const got: (readonly string[])[] = [];
    expect(holdSingleInstance(app, { window: () => window, onArguments: (argv) => got.push(argv) })).toBe(
      true,
    );
    emit('second-instance', fakeEvent({}), ['app', '--x'], '/', { forged: true });
    expect(calls).toEqual([['show'], ['focus']]);
    expect(got).toEqual([['app', '--x']]);
  });

  test('takes the arguments also while there is no window', () => {
    const { app, emit } = fakeApp();
    const got: (readonly string[])[] = [];
    const window: () => BrowserWindow | null = () => null;
    holdSingleInstance(app, { window, onArguments: (argv) => got.push(argv) });
    emit('second-instance', fakeEvent({}), ['app'], '/', undefined);
    expect(got).toEqual([['app']]);
  });
});
