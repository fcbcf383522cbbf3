import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserWindowConstructorOptions, CustomScheme, WebPreferences } from 'electron';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { contract } from '#contract/contract.ts';
import {
  appOrigin,
  appUrl,
  contentSecurityPolicy,
  registerAppScheme,
} from '../../../../main/shell/app-scheme.ts';
import { createExternalLinks } from '../../../../main/shell/external-link.ts';
import { installGuards, sandboxEveryRenderer } from '../../../../main/shell/guards.ts';
import { trustMainFrameOf } from '../../../../main/shell/ipc.ts';
import { createWindow } from '../../../../main/shell/window.ts';
import {
  fakeApp,
  fakeContents,
  fakeEvent,
  fakeFrame,
  fakeSession,
  fakeWindow,
} from '../../../support/fakes.ts';
import { safeFuses } from '../../../support/safe-fuses.ts';

/*
 * Electron's security checklist, in its own numbering (electronjs.org/docs/latest/tutorial/security). "Configuration
 * only" marks what Electron itself has to carry out and no test without its binary can see happen.
 */

const desktop = vi.hoisted(() => ({
  isPackaged: true,
  options: [] as unknown[],
  window: undefined as unknown,
  exposed: new Map<string, unknown>(),
  invoked: [] as unknown[][],
  listeners: new Map<string, (...given: unknown[]) => void>(),
}));
vi.mock('electron', () => ({
  app: desktop,
  BrowserWindow: class {
    constructor(options: unknown) {
      desktop.options.push(options);
      // biome-ignore lint/correctness/noConstructorReturn: the fake stands for the window that is made
      return desktop.window as object;
    }
  },
  Menu: { setApplicationMenu: () => undefined, buildFromTemplate: () => undefined },
  nativeTheme: { shouldUseDarkColors: false },
  screen: { getPrimaryDisplay: () => ({ workAreaSize: { width: 1920, height: 1040 } }) },
  shell: { openExternal: () => Promise.reject(new Error('not in a test')) },
  contextBridge: { exposeInMainWorld: (name: string, api: unknown) => desktop.exposed.set(name, api) },
  ipcRenderer: {
    invoke: async (...given: unknown[]) => void desktop.invoked.push(given),
    on: (channel: string, listener: () => void) => desktop.listeners.set(channel, listener),
    off: (channel: string) => desktop.listeners.delete(channel),
  },
}));

const root = join(import.meta.dirname, '../../../..');

function preferences(isPackaged = true): WebPreferences {
  desktop.isPackaged = isPackaged;
  desktop.window = fakeWindow().window;
  createWindow({ preload: '/app/preload.cjs', title: 'eConnect Onboarding', language: () => 'nl' });
  // What the constructor above was given, checked in `createWindow` by its type.
  return (desktop.options.at(-1) as BrowserWindowConstructorOptions).webPreferences ?? {};
}

function privileges() {
  const schemes: CustomScheme[] = [];
  registerAppScheme({ registerSchemesAsPrivileged: (given) => schemes.push(...given) });
  return schemes;
}

function guarded() {
  const { app, emit } = fakeApp();
  const first = fakeSession();
  const later = fakeSession();
  const page = fakeContents();
  installGuards(app, first.session);
  emit('session-created', later.session);
  emit('web-contents-created', fakeEvent({}), page.contents);
  return { page, sessions: [first, later] };
}

const directives = new Map(
  contentSecurityPolicy.split('; ').map((directive) => {
    const [name = '', ...values] = directive.split(' ');
    return [name, values.join(' ')];
  }),
);

test('1 only secure content: nothing but the app’s own files and data images is ever loaded', () => {
  expect(directives.get('default-src')).toBe("'none'");
  expect(new Set(directives.values())).toEqual(new Set(["'none'", "'self'", "'self' data:", "'script'"]));
});

test.each<[string, WebPreferences]>([
  [
    '2 no Node in the page, its workers and its frames',
    { nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false },
  ],
  ['3 the page and the preload are isolated', { contextIsolation: true }],
  ['4 the sandbox is on for the window', { sandbox: true }],
  ['6 web security stays on', { webSecurity: true }],
  ['8 insecure content is not allowed', { allowRunningInsecureContent: false }],
  ['9 experimental features are off', { experimentalFeatures: false }],
  ['11 there is no webview tag that could allow popups', { webviewTag: false }],
])('%s (configuration only)', (_what, expected) => {
  expect(preferences()).toMatchObject(expected);
});

describe('4 the sandbox', () => {
  test.each([
    ['on for every renderer', true, [], [['enableSandbox']]],
    ['on in a packaged app, whatever its switches', true, ['--no-sandbox'], [['enableSandbox']]],
    ['on unpackaged', false, [], [['enableSandbox']]],
    ['off only unpackaged and when asked', false, ['--no-sandbox'], []],
  ])('4 is %s', (_when, isPackaged, argv, expected) => {
    const { app, calls } = fakeApp({ isPackaged });
    sandboxEveryRenderer(app, { argv, env: {} });
    expect(calls).toEqual(expected);
  });

  test('4 is not turned off in any process by a variable', () => {
    const env = { ELECTRON_DISABLE_SANDBOX: '1', HOME: '/home/anna' };
    sandboxEveryRenderer(fakeApp().app, { argv: [], env });
    expect(env).toEqual({ HOME: '/home/anna' });
  });
});

describe('5 permissions', () => {
  test.each([
    ['the first session', 0],
    ['any later session', 1],
  ])('5 are all denied in %s', (_which, index) => {
    const handlers = guarded().sessions[index]?.handlers ?? {};
    const answers: unknown[] = [];
    const callback = (answer: unknown) => void answers.push(answer);
    const { contents } = fakeContents();
    const details = { isMainFrame: true, requestingUrl: appUrl };
    handlers.request?.(contents, 'media', callback, details);
    handlers.request?.(contents, 'openExternal', callback, details);
    handlers.display?.({} as Parameters<NonNullable<typeof handlers.display>>[0], callback);
    expect(answers).toEqual([false, false, null]);
    expect(handlers.check?.(contents, 'clipboard-read', appOrigin, details)).toBe(false);
    expect(
      handlers.device?.({ deviceType: 'usb' } as Parameters<NonNullable<typeof handlers.device>>[0]),
    ).toBe(false);
  });
});

test.each([
  ['script-src', "'self'"],
  ['style-src', "'self'"],
  ['connect-src', "'none'"],
  ['object-src', "'none'"],
  ['base-uri', "'none'"],
  ['form-action', "'none'"],
  ['frame-src', "'none'"],
  ['frame-ancestors', "'none'"],
  ['worker-src', "'none'"],
  ['require-trusted-types-for', "'script'"],
  ['trusted-types', "'none'"],
])('7 the content security policy has %s %s', (name, value) => {
  expect(directives.get(name)).toBe(value);
  expect(contentSecurityPolicy).not.toMatch(/unsafe|\*|https?:/);
});

test('10 no Blink feature is switched on (configuration only)', () => {
  expect(preferences()).not.toHaveProperty('enableBlinkFeatures');
});

test('12 a webview is never attached', () => {
  const event = fakeEvent({});
  guarded().page.emit('will-attach-webview', event, { nodeIntegration: true }, { src: appUrl });
  expect(event.defaultPrevented).toBe(true);
});

describe('13 navigation', () => {
  const elsewhere = [
    'https://evil.test/',
    'app://other/index.html',
    'app://onboarding.evil.test/index.html',
    'app://onboarding/other.html',
    'app://onboarding/index.html?x',
    'file:///etc/passwd',
    'data:text/html,x',
    'about:blank',
    'javascript:alert(1)',
  ];
  const names = ['will-navigate', 'will-frame-navigate', 'will-redirect'];
  test.each(names.flatMap((name) => elsewhere.map((url) => [name, url])))(
    '13 %s to %s is denied',
    (name, url) => {
      const event = fakeEvent({ url, isMainFrame: true });
      guarded().page.emit(name ?? '', event);
      expect(event.defaultPrevented).toBe(true);
    },
  );

  test.each(names)('13 %s to the app itself is allowed', (name) => {
    const event = fakeEvent({ url: appUrl, isMainFrame: true });
    guarded().page.emit(name, event);
    expect(event.defaultPrevented).toBe(false);
  });

  test('13 a subframe goes nowhere, not even to the app', () => {
    const event = fakeEvent({ url: appUrl, isMainFrame: false });
    guarded().page.emit('will-frame-navigate', event);
    expect(event.defaultPrevented).toBe(true);
  });
});

test.each([appUrl, 'https://login.example.test/', 'about:blank', ''])(
  '14 a new window for "%s" is denied',
  (url) => {
    expect(guarded().page.open(url)).toEqual({ action: 'deny' });
  },
);

test.each(['https://evil.test/', 'file:///etc/passwd', 'ms-msdt:/id'])(
  '15 %s is not opened outside',
  async (url) => {
    const opened: string[] = [];
    const links = createExternalLinks({
      allowedOrigins: () => ['https://login.example.test'],
      openExternal: async (address) => void opened.push(address),
    });
    await expect(links.open(url)).rejects.toMatchObject({ code: 'link-not-allowed' });
    expect(opened).toEqual([]);
  },
);

test('16 Electron is pinned to an exact version of the current major (configuration only)', () => {
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(manifest).toHaveProperty('devDependencies.electron', expect.stringMatching(/^45\.\d+\.\d+$/));
});

test.each([
  ['the main frame of the window', (own: ReturnType<typeof fakeFrame>) => own, true],
  ['another frame', () => fakeFrame(), false],
  ['a frame of another origin', () => fakeFrame('https://evil.test'), false],
  ['no frame', () => null, false],
])('17 a message of %s is judged by its sender', (_who, frame, trusted) => {
  const { window } = fakeWindow();
  const event = { senderFrame: frame(window.webContents.mainFrame) };
  // Of Electron's event only the sending frame is read.
  const trusts = trustMainFrameOf(() => window) as (given: typeof event) => boolean;
  expect(trusts(event)).toBe(trusted);
});

test('18 the page comes over a scheme of its own, readable by no other origin, and never from a file', () => {
  expect(privileges()).toEqual([
    {
      scheme: 'app',
      privileges: {
        standard: true,
        secure: true,
        codeCache: true,
        corsEnabled: false,
        bypassCSP: false,
        supportFetchAPI: false,
        allowServiceWorkers: false,
      },
    },
  ]);
  expect(appUrl.startsWith(`${appOrigin}/`)).toBe(true);
});

const builder = join(root, 'electron-builder.yml');
test('19 the fuses are set (configuration only)', () => {
  expect(parse(readFileSync(builder, 'utf8'))).toMatchObject({
    electronFuses: safeFuses,
  });
});

describe('20 the door', () => {
  type Door = Readonly<Record<string, (...given: unknown[]) => unknown>>;
  let door: Door;
  beforeAll(async () => {
    await import('../../../../preload/index.ts');
    // Every member of the bridge is a function, whatever its row.
    door = desktop.exposed.get('onboarding') as Door;
  });

  test('20 has one function for each row of the contract and nothing of Electron', () => {
    expect([...desktop.exposed.keys()]).toEqual(['onboarding']);
    expect(Object.keys(door).sort()).toEqual(Object.keys(contract).sort());
    expect(Object.values(door).every((member) => typeof member === 'function')).toBe(true);
    expect(Object.isFrozen(door)).toBe(true);
  });

  test('20 names the channel itself, and passes one input', async () => {
    await door.send?.({ type: 'cancel' }, 'links:open', 'more');
    expect(desktop.invoked).toEqual([['journey:send', { type: 'cancel' }]]);
  });

  test('20 keeps Electron’s event from the listener, and stops when asked', () => {
    const heard: unknown[][] = [];
    const stop = door.changed?.((...given: unknown[]) => heard.push(given));
    desktop.listeners.get('journey:changed')?.({ sender: 'ipcRenderer' }, { revision: 1 });
    expect(heard).toEqual([[{ revision: 1 }]]);
    if (typeof stop === 'function') stop();
    expect(desktop.listeners.has('journey:changed')).toBe(false);
  });
});

test('developer tools exist unpackaged only', () => {
  expect(preferences(true).devTools).toBe(false);
  expect(preferences(false).devTools).toBe(true);
});
