import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { Frame, Page } from 'playwright-core';
import { windowClosed } from './app.ts';
import { inside, openContext, outside, publishEndpoint } from './chromium.ts';
import { announce, state as app, isPrevented, openWindows, record } from './lifecycle.ts';
import { events, type Offered, offer } from './offer.ts';
import { PageRequests } from './page-requests.ts';
import { type Answer, type FromPage, initScript } from './preload.ts';
import { listeners } from './session.ts';

/** The app's one window and its web contents. Called with `new`, as in Electron. */
export function BrowserWindow(options: Electron.BrowserWindowConstructorOptions) {
  if (!app.isReady) throw new Error('Cannot create BrowserWindow before app is ready');
  return new StandInWindow(options).offered();
}

/** Electron's returns nothing, and tells of a failure by its events alone. */
const quietly = (does: () => Promise<unknown>) => () => void does().catch(() => undefined);

/** What stands behind the window and the web contents that are offered to the app: a page of Chromium. */
class StandInWindow {
  readonly #options: Electron.BrowserWindowConstructorOptions;
  readonly #windowEvents = new EventEmitter();
  readonly #contentsEvents = new EventEmitter();
  readonly #requests = new PageRequests(this.#contentsEvents, () => this.#current);
  readonly #own = {
    destroy: () => this.#vanish(),
    hear: (event: string, ...details: unknown[]) =>
      void isPrevented(this.#windowEvents, event, {}, ...details),
  };
  #page: Promise<Page>;
  #current: Page | undefined;
  #state: 'alive' | 'crashed' | 'destroyed' = 'alive';
  #isShown: boolean;
  #hasLoaded = false;
  #isFocused = false;
  readonly #isDestroyed = () => this.#state === 'destroyed';
  readonly #mainFrame = this.#offeredFrame();
  readonly #webContents = this.#offeredContents();

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    this.#options = options;
    this.#isShown = options.show !== false;
    openWindows.add(this.#own);
    this.#page = this.#open();
    announce('web-contents-created', this.#webContents);
  }

  /** The window as the app sees it. */
  offered() {
    return offer(
      'BrowserWindow',
      {
        ...events<Electron.BrowserWindow>(this.#windowEvents),
        webContents: this.#webContents,
        loadURL: (target) => {
          const loading = this.#load(target);
          // As Electron does, so that it can be left alone.
          loading.catch(() => undefined);
          return loading;
        },
        isDestroyed: this.#isDestroyed,
        isMinimized: () => false,
        show: () => {
          this.#isShown = true;
          this.#appear();
        },
        // Wayland and Windows give it to whoever the person last used.
        focus: () => undefined,
        isFocused: () => this.#isFocused,
        flashFrame: (flag) => record(`flashFrame ${flag}`),
      } satisfies Offered<Electron.BrowserWindow>,
      this.#isDestroyed,
    );
  }

  #offeredFrame() {
    const address = () => outside(this.#current?.url() ?? '');
    return offer('WebFrameMain', {
      get url(): string {
        return address();
      },
      get origin(): string {
        return address().split('/', 3).join('/');
      },
    });
  }

  #offeredContents() {
    return offer(
      'WebContents',
      {
        ...events<Electron.WebContents>(this.#contentsEvents),
        mainFrame: this.#mainFrame,
        zoomFactor: 1,
        isDestroyed: this.#isDestroyed,
        setWindowOpenHandler: (handler) => {
          this.#requests.onPopup = handler;
        },
        forcefullyCrashRenderer: quietly(async () => {
          const page = await this.#page;
          const session = await page.context().newCDPSession(page);
          await session.send('Page.crash');
        }),
        send: (channel, ...args) => {
          const deliver = (sent: string) => {
            const [to, ...values] = JSON.parse(sent);
            Reflect.get(window, Symbol.for('electron-stand-in'))?.(to, values);
          };
          const message = [channel, ...structuredClone(args)];
          // As text, which Playwright passes on as it is; it walks through anything else, value by value.
          const text = JSON.stringify(message);
          if (!isDeepStrictEqual(JSON.parse(text), message))
            throw new TypeError(
              `${channel} sends something that is not JSON, which the stand-in cannot pass on`,
            );
          // A page that is gone, or not there yet, misses the message.
          this.#page.then((shown) => shown.evaluate(deliver, text)).catch(() => undefined);
        },
      } satisfies Offered<Electron.WebContents>,
      this.#isDestroyed,
    );
  }

  /** What is not shown cannot be seen, by a person or by a test; and Wayland paints nothing before. */
  #appear(): void {
    if (!this.#isShown || !this.#hasLoaded || this.#current === undefined) return;
    // A window that is closed meanwhile has none.
    publishEndpoint(this.#current).catch((error: unknown) => record(`no endpoint: ${error}`));
    this.#windowEvents.emit('ready-to-show', {});
  }

  async #open(): Promise<Page> {
    const { webPreferences, width = 800, height = 600 } = this.#options;
    const context = await openContext(width, height);
    await context.exposeBinding('electronStandIn', ({ frame }, said: FromPage) => this.#hear(frame, said));
    const { STAND_IN_PAGE_SCRIPT: path } = process.env;
    if (path) await context.addInitScript({ path });
    const preload = webPreferences?.preload;
    if (preload) await context.addInitScript(initScript(readFileSync(preload, 'utf8')));
    await context.route('**/*', (route, request) => this.#requests.answer(route, request));
    context.on('page', async (page) => {
      if (await page.opener()) await this.#requests.opened(page);
    });
    return this.#adopt(context.pages()[0] ?? (await context.newPage()));
  }

  #adopt(page: Page): Page {
    this.#current = page;
    page.on('crash', () => {
      this.#state = 'crashed';
      this.#contentsEvents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
    });
    page.on('close', () => {
      if (page !== this.#current || this.#isDestroyed()) return;
      this.#vanish();
      windowClosed();
    });
    return page;
  }

  async #load(target: string): Promise<void> {
    this.#requests.expected = inside(target);
    try {
      await (await this.#livingPage()).goto(this.#requests.expected);
    } catch (error) {
      this.#contentsEvents.emit('did-fail-load', {}, -2, 'ERR_FAILED', target, true);
      throw new Error(`ERR_FAILED (-2) loading '${target}'`, { cause: error });
    }
    this.#hasLoaded = true;
    this.#contentsEvents.emit('did-finish-load', {});
    this.#appear();
  }

  /** A page whose process died has another in its place. */
  async #livingPage(): Promise<Page> {
    const gone = await this.#page;
    if (this.#state !== 'crashed') return gone;
    this.#state = 'alive';
    this.#page = gone
      .context()
      .newPage()
      .then((page) => this.#adopt(page));
    const page = await this.#page;
    await gone.close();
    return page;
  }

  #vanish(): void {
    if (this.#isDestroyed()) return;
    this.#state = 'destroyed';
    openWindows.delete(this.#own);
    this.#windowEvents.emit('closed', {});
  }

  async #hear(frame: Frame, said: FromPage): Promise<Answer> {
    switch (said.does) {
      case 'invoke':
        return await this.#invoke(frame, said.channel, said.args);
      case 'press':
        this.#isFocused = true;
        this.#windowEvents.emit('focus', {});
        break;
      case 'fail-preload': {
        const preload = this.#options.webPreferences?.preload;
        this.#contentsEvents.emit('preload-error', {}, preload, new Error(said.message));
        break;
      }
      case 'context-menu': {
        const params = { ...said.params, editFlags: editFlagsOf(said.params) };
        this.#contentsEvents.emit('context-menu', {}, params);
      }
    }
    return { value: undefined };
  }

  /** Main's answer to the page, or the text of what went wrong, which is all that Electron lets across. */
  async #invoke(frame: Frame, channel: string, args: unknown[]): Promise<Answer> {
    // The event holds what the stand-in offers of it.
    const event = {
      sender: this.#webContents,
      senderFrame: frame.parentFrame() ? null : this.#mainFrame,
    } as unknown;
    try {
      const listener = listeners.get(channel);
      if (listener === undefined) throw new Error(`No handler registered for '${channel}'`);
      return { value: structuredClone(await listener(event as Electron.IpcMainInvokeEvent, ...args)) };
    } catch (error) {
      return { error: String(error) };
    }
  }
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
