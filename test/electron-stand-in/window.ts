import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Frame, Page } from 'playwright-core';
import { windowClosed } from './app.ts';
import { inside, outside, publishEndpoint, startChromium } from './chromium.ts';
import { announce, state as app, isPrevented, openWindows, record } from './lifecycle.ts';
import { events, type Offered, offer } from './offer.ts';
import { PageRequests } from './page-requests.ts';
import { type Answer, type FromPage, initScript } from './preload.ts';
import { listeners } from './session.ts';

/** The app's one window and its web contents. Called with `new`, as in Electron. */
export function BrowserWindow(options: Electron.BrowserWindowConstructorOptions) {
  if (!app.isReady) throw new Error('Cannot create BrowserWindow before app is ready');
  const windowEvents = new EventEmitter();
  const contentsEvents = new EventEmitter();
  let current: Page | undefined;
  let state: 'alive' | 'crashed' | 'destroyed' = 'alive';
  let isShown = options.show !== false;
  let hasLoaded = false;
  let isFocused = false;
  const requests = new PageRequests(contentsEvents, () => current);
  const isDestroyed = () => state === 'destroyed';

  const mainFrame = offer('WebFrameMain', {
    get url(): string {
      return outside(current?.url() ?? '');
    },
    get origin(): string {
      return mainFrame.url.split('/', 3).join('/');
    },
  });

  /** What is not shown cannot be seen, by a person or by a test; and Wayland paints nothing before. */
  function appear(): void {
    if (!isShown || !hasLoaded || current === undefined) return;
    publishEndpoint();
    windowEvents.emit('ready-to-show', {});
  }

  async function hear({ frame }: { frame: Frame }, said: FromPage): Promise<Answer> {
    switch (said.does) {
      case 'invoke':
        return await invoke(frame, said.channel, said.args);
      case 'press':
        isFocused = true;
        windowEvents.emit('focus', {});
        break;
      case 'fail-preload':
        contentsEvents.emit('preload-error', {}, options.webPreferences?.preload, new Error(said.message));
        break;
      case 'context-menu':
        contentsEvents.emit('context-menu', {}, { ...said.params, editFlags: editFlagsOf(said.params) });
    }
    return { value: undefined };
  }

  /** Main's answer to the page, or the text of what went wrong, which is all that Electron lets across. */
  async function invoke(frame: Frame, channel: string, args: unknown[]): Promise<Answer> {
    // The event holds what the stand-in offers of it.
    const event = { sender: webContents, senderFrame: frame.parentFrame() ? null : mainFrame } as unknown;
    try {
      const listener = listeners.get(channel);
      if (listener === undefined) throw new Error(`No handler registered for '${channel}'`);
      return { value: structuredClone(await listener(event as Electron.IpcMainInvokeEvent, ...args)) };
    } catch (error) {
      return { error: String(error) };
    }
  }

  function vanish(): void {
    if (isDestroyed()) return;
    state = 'destroyed';
    openWindows.delete(own);
    windowEvents.emit('closed', {});
  }

  function adopt(page: Page): Page {
    current = page;
    page.on('crash', () => {
      state = 'crashed';
      contentsEvents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
    });
    page.on('close', () => {
      if (page !== current || isDestroyed()) return;
      vanish();
      windowClosed();
    });
    return page;
  }

  async function open(): Promise<Page> {
    const preload = options.webPreferences?.preload;
    const context = await startChromium(options.width ?? 800, options.height ?? 600);
    await context.exposeBinding('electronStandIn', hear);
    if (preload) await context.addInitScript(initScript(readFileSync(preload, 'utf8')));
    await context.route('**/*', (route, request) => requests.answer(route, request));
    context.on('page', async (page) => {
      if (await page.opener()) await requests.opened(page);
    });
    return adopt(context.pages()[0] ?? (await context.newPage()));
  }

  const own = {
    destroy: vanish,
    hear: (event: string, ...details: unknown[]) => void isPrevented(windowEvents, event, {}, ...details),
  };
  openWindows.add(own);
  let page = open();
  const loadURL = async (target: string) => {
    requests.expected = inside(target);
    try {
      await (await livingPage()).goto(requests.expected);
    } catch (error) {
      contentsEvents.emit('did-fail-load', {}, -2, 'ERR_FAILED', target, true);
      throw new Error(`ERR_FAILED (-2) loading '${target}'`, { cause: error });
    }
    hasLoaded = true;
    contentsEvents.emit('did-finish-load', {});
    appear();
  };
  /** A page whose process died has another in its place. */
  const livingPage = async (): Promise<Page> => {
    const gone = await page;
    if (state !== 'crashed') return gone;
    state = 'alive';
    page = gone.context().newPage().then(adopt);
    await page;
    await gone.close();
    return page;
  };
  /** Electron's returns nothing, and tells of a failure by its events alone. */
  const quietly = (does: () => Promise<unknown>) => () => void does().catch(() => undefined);

  const webContents = offer(
    'WebContents',
    {
      ...events<Electron.WebContents>(contentsEvents),
      mainFrame,
      zoomFactor: 1,
      isDestroyed,
      setWindowOpenHandler: (handler) => {
        requests.onPopup = handler;
      },
      forcefullyCrashRenderer: quietly(async () => {
        const session = await (await page).context().newCDPSession(await page);
        await session.send('Page.crash');
      }),
      send: (channel, ...args) => {
        const deliver = (message: unknown[]) =>
          Reflect.get(window, Symbol.for('electron-stand-in'))?.(...message);
        const message = [channel, structuredClone(args)];
        // A page that is gone, or not there yet, misses the message.
        page.then((shown) => shown.evaluate(deliver, message)).catch(() => undefined);
      },
    } satisfies Offered<Electron.WebContents>,
    isDestroyed,
  );

  announce('web-contents-created', webContents);
  return offer(
    'BrowserWindow',
    {
      ...events<Electron.BrowserWindow>(windowEvents),
      webContents,
      loadURL: (target) => {
        const loading = loadURL(target);
        // As Electron does, so that it can be left alone.
        loading.catch(() => undefined);
        return loading;
      },
      isDestroyed,
      isMinimized: () => false,
      show: () => {
        isShown = true;
        appear();
      },
      // Wayland and Windows give it to whoever the person last used.
      focus: () => undefined,
      isFocused: () => isFocused,
      flashFrame: (flag) => record(`flashFrame ${flag}`),
    } satisfies Offered<Electron.BrowserWindow>,
    isDestroyed,
  );
}

/** What the roles of a menu can do where the person pointed. */
function editFlagsOf({
  isEditable,
  selectionText,
}: Pick<Electron.ContextMenuParams, 'isEditable' | 'selectionText'>) {
  const isSelected = selectionText !== '';
  return {
    canCut: isEditable && isSelected,
    canCopy: isSelected,
    canPaste: isEditable,
    canSelectAll: true,
  } satisfies Partial<Electron.EditFlags>;
}
