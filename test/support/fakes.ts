import { EventEmitter } from 'node:events';
import type {
  App,
  BrowserWindow,
  IpcMain,
  IpcMainInvokeEvent,
  Session,
  WebContents,
  WebFrameMain,
  WebRequest,
} from 'electron';
import { appOrigin } from '../../main/shell/app-scheme.ts';

/*
 * Small stand-ins for Electron's objects: event emitters with the methods that the shell calls. Each is cast once, here,
 * because Electron's interfaces are too large to implement.
 */

type Warning = { message: string; details?: unknown };

/** A log that records its warnings. */
export function fakeLog() {
  const warnings: Warning[] = [];
  return { warnings, warn: (message: string, details?: unknown) => warnings.push({ message, details }) };
}

/** An event of Electron that knows whether it was prevented. */
export function fakeEvent<Details extends object>(details: Details) {
  const event = {
    ...details,
    defaultPrevented: false,
    preventDefault: () => {
      event.defaultPrevented = true;
    },
  };
  return event;
}

export function fakeApp({ isPackaged = true, lock = true, linkOwner = '' } = {}) {
  const calls: unknown[][] = [];
  const emitter = Object.assign(new EventEmitter(), {
    isPackaged,
    requestSingleInstanceLock: () => lock,
    enableSandbox: () => void calls.push(['enableSandbox']),
    getApplicationNameForProtocol: () => linkOwner,
    setAsDefaultProtocolClient: (...given: unknown[]) => {
      calls.push(['setAsDefaultProtocolClient', ...given]);
      return true;
    },
  });
  return { app: emitter as unknown as App, emit: emitter.emit.bind(emitter), calls };
}

type Handlers = {
  request?: Parameters<Session['setPermissionRequestHandler']>[0];
  check?: Parameters<Session['setPermissionCheckHandler']>[0];
  device?: Parameters<Session['setDevicePermissionHandler']>[0];
  display?: Parameters<Session['setDisplayMediaRequestHandler']>[0];
  head?: Parameters<WebRequest['onHeadersReceived']>[0];
};

/** A session that remembers its handlers. */
export function fakeSession() {
  const handlers: Handlers = {};
  const calls: unknown[][] = [];
  const remember =
    (name: string) =>
    (...given: unknown[]) =>
      void calls.push([name, ...given]);
  const session = {
    setSpellCheckerDictionaryDownloadURL: remember('setSpellCheckerDictionaryDownloadURL'),
    setSpellCheckerLanguages: remember('setSpellCheckerLanguages'),
    setSpellCheckerEnabled: remember('setSpellCheckerEnabled'),
    webRequest: { onHeadersReceived: (head: Handlers['head']) => Object.assign(handlers, { head }) },
    setPermissionRequestHandler: (handler: Handlers['request']) =>
      Object.assign(handlers, { request: handler }),
    setPermissionCheckHandler: (handler: Handlers['check']) => Object.assign(handlers, { check: handler }),
    setDevicePermissionHandler: (handler: Handlers['device']) => Object.assign(handlers, { device: handler }),
    setDisplayMediaRequestHandler: (handler: Handlers['display']) =>
      Object.assign(handlers, { display: handler }),
  };
  return { session: session as unknown as Session, handlers, calls };
}

export const fakeFrame = (origin: string = appOrigin) => ({ origin }) as WebFrameMain;

export function fakeContents() {
  const calls: unknown[][] = [];
  let opening: Parameters<WebContents['setWindowOpenHandler']>[0] | undefined;
  const emitter = Object.assign(new EventEmitter(), {
    zoomFactor: 1,
    mainFrame: fakeFrame(),
    isDestroyed: () => false,
    send: (...given: unknown[]) => void calls.push(['send', ...given]),
    forcefullyCrashRenderer: () => void calls.push(['forcefullyCrashRenderer']),
    setWindowOpenHandler: (handler: typeof opening) => {
      opening = handler;
    },
  });
  return {
    contents: emitter as unknown as WebContents,
    emit: emitter.emit.bind(emitter),
    calls,
    open: (url: string) => opening?.({ url } as Parameters<NonNullable<typeof opening>>[0]),
  };
}

export function fakeWindow({ destroyed = false, minimized = false, focused = true } = {}) {
  const { contents, emit: emitContents, calls } = fakeContents();
  const emitter = Object.assign(new EventEmitter(), {
    webContents: contents,
    isDestroyed: () => destroyed,
    isMinimized: () => minimized,
    restore: () => void calls.push(['restore']),
    show: () => void calls.push(['show']),
    focus: () => void calls.push(['focus']),
    isFocused: () => focused,
    flashFrame: (flag: boolean) => void calls.push(['flashFrame', flag]),
    loadURL: async (url: string) => void calls.push(['loadURL', url]),
  });
  return {
    window: emitter as unknown as BrowserWindow,
    emit: emitter.emit.bind(emitter),
    emitContents,
    calls,
  };
}

type Handler = Parameters<IpcMain['handle']>[1];

/** An `ipcMain` whose handlers can be called. */
export function fakeIpcMain() {
  const handlers = new Map<string, Handler>();
  return {
    ipcMain: { handle: (channel: string, handler: Handler) => void handlers.set(channel, handler) },
    channels: () => [...handlers.keys()],
    async invoke(
      channel: string,
      input?: unknown,
      senderFrame: WebFrameMain | null = fakeFrame(),
    ): Promise<unknown> {
      const handler = handlers.get(channel);
      if (handler === undefined) throw new Error(`no handler for ${channel}`);
      return await handler({ senderFrame } as IpcMainInvokeEvent, input);
    },
  };
}
