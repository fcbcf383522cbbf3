import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Frame, Page, Request, Route } from 'playwright-core';
import { announce, windowClosed } from './app.ts';
import { block, inside, outside, publishEndpoint, startChromium } from './chromium.ts';
import { events, type Offered, offer } from './offer.ts';
import { initScript } from './preload.ts';
import { handlers, listeners } from './session.ts';

/** The app's one window and its web contents. Called with `new`, as in Electron. */
export function BrowserWindow(options: Electron.BrowserWindowConstructorOptions) {
  const windowEvents = new EventEmitter();
  const contentsEvents = new EventEmitter();
  let current: Page | undefined;
  let expected = '';
  let state: 'alive' | 'crashed' | 'destroyed' = 'alive';
  const popups: Page[] = [];
  let refused = 0;
  let refusePopup = (_about: Electron.HandlerDetails): unknown => undefined;

  const mainFrame = offer('WebFrameMain', {
    get url(): string {
      return outside(current?.url() ?? '');
    },
    get origin(): string {
      return mainFrame.url.split('/', 3).join('/');
    },
  });

  async function answer(route: Route, request: Request): Promise<void> {
    const target = outside(request.url());
    if (request.isNavigationRequest() && request.url() !== expected && !mayNavigate(request, target))
      return block(route, request);
    const handler = handlers.get(target.split(':', 1)[0] ?? '');
    if (target === request.url() || handler === undefined) return block(route, request);
    const response = await handler(new Request(target, { method: request.method() }));
    const body = Buffer.from(await response.arrayBuffer());
    await route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body });
  }

  /** Asks main's listeners. */
  function mayNavigate(request: Request, target: string): boolean {
    const frame = frameOf(request);
    if (frame?.page() !== current) {
      refusePopup({ url: target } as Electron.HandlerDetails);
      refused += 1;
      closeRefused();
      return false;
    }
    let allowed = true;
    const isMainFrame = frame === current?.mainFrame();
    const about = { url: target, isMainFrame, preventDefault: () => (allowed = false) };
    if (isMainFrame) contentsEvents.emit('will-navigate', about);
    contentsEvents.emit('will-frame-navigate', about);
    return allowed;
  }

  /** A popup is refused by its request and closed by its page, which come in either order. */
  function closeRefused(): void {
    for (; refused > 0 && popups.length > 0; refused -= 1) void popups.shift()?.close();
  }

  /** Main's answer to the page, or the text of what went wrong, which is all that Electron lets across. */
  async function invoke({ frame }: { frame: Frame }, channel: string, args: unknown[]) {
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

  function adopt(page: Page): Page {
    current = page;
    page.on('load', () => windowEvents.emit('ready-to-show', {}));
    page.on('crash', () => {
      state = 'crashed';
      contentsEvents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
    });
    page.on('close', () => {
      if (page !== current) return;
      state = 'destroyed';
      windowEvents.emit('closed', {});
      windowClosed();
    });
    return page;
  }

  async function open(): Promise<Page> {
    const preload = options.webPreferences?.preload;
    const context = await startChromium(options.width ?? 800, options.height ?? 600);
    await context.exposeBinding('electronStandIn', invoke);
    if (preload) await context.addInitScript(initScript(readFileSync(preload, 'utf8')));
    await context.route('**/*', answer);
    context.on('page', async (page) => {
      if (await page.opener()) popups.push(page);
      closeRefused();
    });
    return adopt(context.pages()[0] ?? (await context.newPage()));
  }

  let page = open();
  const loadURL = async (target: string) => {
    expected = inside(target);
    await (await page).goto(expected);
    publishEndpoint();
  };
  const isDestroyed = () => state === 'destroyed';

  const webContents = offer('WebContents', {
    ...events<Electron.WebContents>(contentsEvents),
    mainFrame,
    zoomFactor: 1,
    isDestroyed,
    setWindowOpenHandler: (handler) => {
      refusePopup = handler;
    },
    reload: async () => {
      const [gone, target] = [await page, mainFrame.url];
      if (state === 'crashed') page = gone.context().newPage().then(adopt);
      await loadURL(target);
      if (state === 'crashed') await gone.close();
      state = 'alive';
    },
    send: (channel, ...args) => {
      const deliver = (message: unknown[]) =>
        Reflect.get(window, Symbol.for('electron-stand-in'))?.(...message);
      // A page that is gone, or not there yet, misses the message.
      page.then((shown) => shown.evaluate(deliver, [channel, structuredClone(args)])).catch(() => undefined);
    },
  } satisfies Offered<Electron.WebContents>);

  announce('web-contents-created', webContents);
  return offer('BrowserWindow', {
    ...events<Electron.BrowserWindow>(windowEvents),
    webContents,
    loadURL,
    isDestroyed,
    isMinimized: () => false,
    show: () => undefined,
    focus: () => void windowEvents.emit('focus', {}),
  } satisfies Offered<Electron.BrowserWindow>);
}

/** The request of a popup can come before its page, and is in no frame then. */
function frameOf(request: Request): Frame | undefined {
  try {
    return request.frame();
  } catch {
    return undefined;
  }
}
