import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { windowClosed } from './app.ts';
import { type Chromium, inside, openChromium, outside, publishEndpoint, recordBlocked } from './chromium.ts';
import { announce, state as app, isPrevented, openWindows, record } from './lifecycle.ts';
import { pack, unpack } from './messages.ts';
import { events, type Offered, offer } from './offer.ts';
import { Page } from './page.ts';
import { PageRequests } from './page-requests.ts';
import { refusePopups } from './popups.ts';
import { type Answer, binding, type FromPage, preloadScript, toPage } from './preload.ts';
import { listeners } from './session.ts';

/** The app's one window and its web contents. Called with `new`, as in Electron. */
export function BrowserWindow(options: Electron.BrowserWindowConstructorOptions) {
  if (!app.isReady) throw new Error('Cannot create BrowserWindow before app is ready');
  return new StandInWindow(options).offered();
}

/** Makes a method that returns nothing and hides its failure, as Electron's do: they report failures by events only. */
const quietly = (does: () => Promise<unknown>) => () => void does().catch(() => undefined);

/** The window and the web contents that are offered to the app, over a page of Chromium. */
class StandInWindow {
  readonly #options: Electron.BrowserWindowConstructorOptions;
  readonly #windowEvents = new EventEmitter();
  readonly #contentsEvents = new EventEmitter();
  readonly #requests = new PageRequests(this.#contentsEvents);
  readonly #own = {
    destroy: () => this.#vanish(),
    hear: (event: string, ...details: unknown[]) =>
      void isPrevented(this.#windowEvents, event, {}, ...details),
  };
  readonly #size: { width: number; height: number };
  readonly #chromium: Promise<Chromium>;
  /** Main's answer to a popup, which is refused whatever it says. */
  #onPopup: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] = () => ({ action: 'deny' });
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
    const { width = 800, height = 600 } = options;
    this.#size = { width, height };
    this.#chromium = this.#openChromium();
    this.#page = this.#open(({ firstPage }) => firstPage);
    this.#page.catch((error: unknown) => record(`no window: ${error}`));
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
          // As in Electron, a caller may ignore the promise.
          loading.catch(() => undefined);
          return loading;
        },
        isDestroyed: this.#isDestroyed,
        isMinimized: () => false,
        show: () => {
          this.#isShown = true;
          this.#appear();
        },
        // Wayland and Windows may refuse the focus to a background program.
        focus: () => undefined,
        isFocused: () => this.#isFocused,
        flashFrame: (flag) => record(`flashFrame ${flag}`),
      } satisfies Offered<Electron.BrowserWindow>,
      this.#isDestroyed,
    );
  }

  #offeredFrame() {
    const address = () => outside(this.#current?.url ?? '');
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
          this.#onPopup = handler;
        },
        forcefullyCrashRenderer: quietly(async () => (await this.#page).crash()),
        send: (channel, ...args) => {
          const message = toPage({ channel, args: pack(structuredClone(args)) });
          quietly(async () => (await this.#page).run(message))();
        },
      } satisfies Offered<Electron.WebContents>,
      this.#isDestroyed,
    );
  }

  /** Publishes the page for tests once it is shown and loaded. As under Wayland, `ready-to-show` comes only then. */
  #appear(): void {
    if (!this.#isShown || !this.#hasLoaded || this.#current === undefined) return;
    // A window that was closed meanwhile has no endpoint.
    publishEndpoint(this.#current.id).catch((error: unknown) => record(`no endpoint: ${error}`));
    this.#windowEvents.emit('ready-to-show', {});
  }

  async #openChromium(): Promise<Chromium> {
    const chromium = await openChromium(this.#size);
    refusePopups(chromium.connection, chromium.context, {
      isOwn: (id) => id === this.#current?.id,
      tell: (url) => this.#refusePopup(url),
    });
    return chromium;
  }

  #refusePopup(url: string): void {
    recordBlocked('GET', url);
    // The app reads no other member of the details.
    this.#onPopup({ url: outside(url) } as Electron.HandlerDetails);
  }

  async #open(idOf: (chromium: Chromium) => string | Promise<string>): Promise<Page> {
    const { STAND_IN_PAGE_SCRIPT: path } = process.env;
    const preload = this.#options.webPreferences?.preload;
    const scripts = path ? [readFileSync(path, 'utf8')] : [];
    if (preload) scripts.push(preloadScript(readFileSync(preload, 'utf8')));
    const chromium = await this.#chromium;
    const page = await Page.attach(chromium.connection, await idOf(chromium), {
      ...this.#size,
      binding,
      scripts,
    });
    this.#current = page;
    page.on('message', (text, { isMainFrame, context }) => {
      // The cast: the stand-in's own preload packs it.
      const { id, ...message } = unpack(text) as FromPage & { id: number };
      void this.#receive(message, isMainFrame).then((answer) =>
        page.run(toPage({ answerTo: id, ...answer }), context),
      );
    });
    page.on('request', (request) => void this.#requests.answer(page, request));
    page.on('popup', (url) => this.#refusePopup(url));
    page.on('crash', () => {
      this.#state = 'crashed';
      this.#contentsEvents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
    });
    page.on('close', () => this.#lose(page));
    void chromium.connection.closed.then(() => this.#lose(page));
    return page;
  }

  /** Closes the window because its page is gone, unless it has another page already. */
  #lose(page: Page): void {
    if (page !== this.#current || this.#isDestroyed()) return;
    this.#vanish();
    windowClosed();
  }

  async #load(target: string): Promise<void> {
    this.#requests.expected = inside(target);
    try {
      await (await this.#livingPage()).load(this.#requests.expected);
    } catch (error) {
      this.#contentsEvents.emit('did-fail-load', {}, -2, 'ERR_FAILED', target, true);
      throw new Error(`ERR_FAILED (-2) loading '${target}'`, { cause: error });
    }
    this.#hasLoaded = true;
    this.#contentsEvents.emit('did-finish-load', {});
    this.#appear();
  }

  /** The page; a new one if the process of the last has crashed. */
  async #livingPage(): Promise<Page> {
    const gone = await this.#page;
    if (this.#state !== 'crashed') return gone;
    this.#state = 'alive';
    this.#page = this.#open(({ openPage }) => openPage());
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

  async #receive(message: FromPage, isMainFrame: boolean): Promise<Answer> {
    switch (message.type) {
      case 'invoke':
        return await this.#invoke(message.channel, message.args, isMainFrame);
      case 'press':
        this.#isFocused = true;
        this.#windowEvents.emit('focus', {});
        break;
      case 'fail-preload': {
        const preload = this.#options.webPreferences?.preload;
        this.#contentsEvents.emit('preload-error', {}, preload, new Error(message.message));
        break;
      }
      case 'context-menu': {
        const params = { ...message.params, editFlags: editFlagsOf(message.params) };
        this.#contentsEvents.emit('context-menu', {}, params);
      }
    }
    return { value: pack(undefined) };
  }

  /** Main's answer to the page, or the text of an error: Electron passes on nothing else of it. */
  async #invoke(channel: string, args: unknown[], isMainFrame: boolean): Promise<Answer> {
    // The cast: the stand-in has these two members of the event only.
    const event = { sender: this.#webContents, senderFrame: isMainFrame ? this.#mainFrame : null } as unknown;
    try {
      const listener = listeners.get(channel);
      if (listener === undefined) throw new Error(`No handler registered for '${channel}'`);
      return { value: pack(structuredClone(await listener(event as Electron.IpcMainInvokeEvent, ...args))) };
    } catch (error) {
      return { error: String(error) };
    }
  }
}

/** The edit commands that are possible where the context menu was opened. */
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
