import { EventEmitter, once } from 'node:events';
import { languages } from './app.ts';
import type { Connection, Payload, Session } from './cdp.ts';
import { isHeadless } from './chromium.ts';

/** What happens to a page. */
type PageEvents = {
  crash: [];
  /** The page was closed. */
  close: [];
  /** A message by its binding, from the main frame or from another. */
  message: [text: string, where: { isMainFrame: boolean; context: number }];
  /** It makes a network request. */
  request: [request: Payload<'Fetch.requestPaused'>];
  /** It opens a popup. */
  popup: [url: string];
};

/** A page of Chromium, as the app's window needs it. */
export class Page extends EventEmitter<PageEvents> {
  /** The id of its target, which is that of its main frame too. */
  readonly id: string;
  readonly session: Session;
  /** The address of its main frame. */
  url = 'about:blank';
  /** The ids of frames by those of the execution contexts in them. */
  readonly #frames = new Map<number, string | undefined>();
  /** The document of its main frame: the loader id of the navigation, and whether `load` has been fired. */
  #document = { loader: '', isLoaded: true };
  /** The loader ids of all documents that were shown. */
  readonly #shown = new Set<string>();
  readonly #documents = new EventEmitter<{ change: []; gone: [] }>();
  readonly #connection: Connection;

  private constructor(id: string, session: Session, connection: Connection) {
    super();
    this.id = id;
    this.session = session;
    this.#connection = connection;
    this.#listen();
  }

  /**
   * Attaches to a page that shows nothing yet.
   *
   * @param binding the name of the function by which its scripts send messages
   * @param scripts run in each document before its own
   */
  static async attach(
    connection: Connection,
    id: string,
    {
      width,
      height,
      binding,
      scripts,
    }: { width: number; height: number; binding: string; scripts: string[] },
  ): Promise<Page> {
    const page = new Page(id, await connection.attach(id), connection);
    const { session } = page;
    const locale = languages[0] ?? 'en-US';
    const scheme = process.env.STAND_IN_COLOR_SCHEME === 'dark' ? 'dark' : 'light';
    await Promise.all([
      session.send('Page.enable'),
      session.send('Page.setLifecycleEventsEnabled', { enabled: true }),
      session.send('Runtime.enable'),
      session.send('Runtime.addBinding', { name: binding }),
      ...scripts.map((source) => session.send('Page.addScriptToEvaluateOnNewDocument', { source })),
      session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      session.send('Emulation.setFocusEmulationEnabled', { enabled: true }),
      session.send('Emulation.setUserAgentOverride', { userAgent: '', acceptLanguage: locale }),
      // Another page of the same process may have set it before.
      session.send('Emulation.setLocaleOverride', { locale }).catch(() => undefined),
      session.send('Emulation.setEmulatedMedia', {
        features: [{ name: 'prefers-color-scheme', value: scheme }],
      }),
      // A window that a person sees has the size that they give it.
      isHeadless &&
        session.send('Emulation.setDeviceMetricsOverride', {
          width,
          height,
          deviceScaleFactor: 1,
          mobile: false,
        }),
    ]);
    return page;
  }

  /**
   * Goes to an address, and waits until everything there is loaded.
   *
   * @throws {Error} Where it cannot be loaded, something else is loaded instead, or the page is gone meanwhile.
   */
  async load(url: string): Promise<void> {
    const stopped = new AbortController();
    const { signal } = stopped;
    const gone = once(this.#documents, 'gone', { signal }).then(() => {
      throw new Error('the page is gone');
    });
    gone.catch(() => undefined);
    try {
      const { loaderId, errorText } = await Promise.race([this.session.send('Page.navigate', { url }), gone]);
      if (errorText) throw new Error(errorText);
      // Without a loader id the navigation stays within the document.
      while (loaderId !== undefined && !(this.#document.loader === loaderId && this.#document.isLoaded)) {
        // An earlier navigation may be shown first: a window that a person sees begins with a page of Chromium's.
        if (this.#document.loader !== loaderId && this.#shown.has(loaderId))
          throw new Error('something else is loaded');
        await Promise.race([once(this.#documents, 'change', { signal }), gone]);
      }
    } finally {
      stopped.abort();
    }
  }

  /** Runs a script in the main frame, or in the execution context of this id. Nothing happens if that is gone or not there yet. */
  run(expression: string, contextId?: number): void {
    this.session
      .send('Runtime.evaluate', { expression, ...(contextId === undefined ? {} : { contextId }) })
      .catch(() => undefined);
  }

  /** Closes it, if it is still there. */
  async close(): Promise<void> {
    await this.#connection.browser.send('Target.closeTarget', { targetId: this.id }).catch(() => undefined);
  }

  /** Ends its process. */
  crash(): void {
    this.session.send('Page.crash').catch(() => undefined);
  }

  #show(loader: string, isLoaded: boolean): void {
    this.#document = { loader, isLoaded };
    this.#shown.add(loader);
    this.#documents.emit('change');
  }

  #listen(): void {
    const { session } = this;
    session.on('Inspector.targetCrashed', () => {
      this.#documents.emit('gone');
      this.emit('crash');
    });
    session.on('Target.detachedFromTarget', () => {
      this.#documents.emit('gone');
      this.emit('close');
    });
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId !== undefined) return;
      this.url = `${frame.url}${frame.urlFragment ?? ''}`;
      this.#show(frame.loaderId, false);
    });
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (frameId === this.id) this.url = url;
    });
    session.on('Page.lifecycleEvent', ({ frameId, loaderId, name }) => {
      if (frameId === this.id && name === 'load') this.#show(loaderId, true);
    });
    // An open dialog would block the page.
    session.on('Page.javascriptDialogOpening', () => {
      session.send('Page.handleJavaScriptDialog', { accept: false }).catch(() => undefined);
    });
    session.on('Page.windowOpen', ({ url }) => this.emit('popup', url));
    session.on('Fetch.requestPaused', (request) => this.emit('request', request));
    session.on('Runtime.executionContextCreated', ({ context: { id, auxData } }) => {
      this.#frames.set(id, Object(auxData).frameId);
    });
    session.on('Runtime.executionContextsCleared', () => this.#frames.clear());
    session.on('Runtime.bindingCalled', ({ payload, executionContextId: context }) => {
      this.emit('message', payload, { isMainFrame: this.#frames.get(context) === this.id, context });
    });
  }
}
