import type { EventEmitter } from 'node:events';
import type { Frame, Page, Request, Route } from 'playwright-core';
import { block, inside, outside } from './chromium.ts';
import { isPrevented } from './lifecycle.ts';
import { handlerOf } from './session.ts';

type Handler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0];

/** Answers what the pages of one window ask for, and asks main's listeners wherever Electron does. */
export class PageRequests {
  /** The address that main itself goes to, inside Chromium. */
  expected = '';
  /** Main's answer to a popup, which is refused whatever it says. */
  onPopup: Handler = () => ({ action: 'deny' });
  readonly #contents: EventEmitter;
  readonly #current: () => Page | undefined;
  #popups: Page[] = [];
  /** Requests of popups. */
  readonly #refused: Request[] = [];

  constructor(contents: EventEmitter, current: () => Page | undefined) {
    this.#contents = contents;
    this.#current = current;
  }

  async answer(route: Route, request: Request): Promise<void> {
    const target = outside(request.url());
    const isNavigation = request.isNavigationRequest();
    if (isNavigation && request.url() !== this.expected && !this.#mayNavigate(request, target))
      return block(route, request);
    const handler = handlerOf(target.split(':', 1)[0] ?? '');
    if (target === request.url() || handler === undefined) return block(route, request);
    try {
      const response = await handler(new Request(target, { method: request.method() }));
      const location = response.headers.get('location');
      if (isNavigation && location !== null && !this.#mayRedirect(location, target, request))
        return await block(route, request);
      const headers = Object.fromEntries(response.headers);
      if (location !== null) headers.location = inside(new URL(location, target).href);
      const body = Buffer.from(await response.arrayBuffer());
      await route.fulfill({ status: response.status, headers, body });
    } catch {
      // The page may be gone by now.
      await route.abort('failed').catch(() => undefined);
    }
  }

  /**
   * A popup that was opened. It is refused by its request and closed by its page, which come in either order. A test that is
   * connected too can let the request go on before this process could hold it: no host is found for it then, and the popup
   * shows that sooner or later.
   */
  async opened(popup: Page): Promise<void> {
    this.#popups.push(popup);
    popup.on('framenavigated', () => void this.#closeFailed(popup));
    await this.#closeFailed(popup);
  }

  async #closeFailed(popup: Page): Promise<void> {
    this.#closeRefused();
    // One whose request was refused shows the same page, and main has heard of it.
    if (!this.#popups.includes(popup) || !popup.url().startsWith('chrome-error:')) return;
    this.#popups = this.#popups.filter((other) => other !== popup);
    const session = await popup.context().newCDPSession(popup);
    const { frameTree } = await session.send('Page.getFrameTree');
    this.onPopup({ url: frameTree.frame.unreachableUrl ?? '' } as Electron.HandlerDetails);
    await popup.close();
  }

  #mayNavigate(request: Request, target: string): boolean {
    const frame = frameOf(request);
    if (frame?.page() !== this.#current()) {
      this.onPopup({ url: target } as Electron.HandlerDetails);
      this.#refused.push(request);
      this.#closeRefused();
      return false;
    }
    const isMainFrame = frame === this.#current()?.mainFrame();
    const names = isMainFrame ? ['will-navigate', 'will-frame-navigate'] : ['will-frame-navigate'];
    return names.filter((name) => this.#isPrevented(name, { url: target, isMainFrame })).length === 0;
  }

  #mayRedirect(location: string, from: string, request: Request): boolean {
    const isMainFrame = frameOf(request) === this.#current()?.mainFrame();
    return !this.#isPrevented('will-redirect', { url: new URL(location, from).href, isMainFrame });
  }

  #isPrevented(name: string, about: { url: string; isMainFrame: boolean }): boolean {
    return isPrevented(this.#contents, name, about);
  }

  #closeRefused(): void {
    const isRefused = (popup: Page) => this.#refused.some((request) => frameOf(request)?.page() === popup);
    const open = this.#popups;
    this.#popups = open.filter((popup) => !isRefused(popup));
    for (const popup of open.filter(isRefused)) void popup.close();
  }
}

/** The request of a popup can come before its page, and is in no frame then. */
function frameOf(request: Request): Frame | undefined {
  try {
    return request.frame();
  } catch {
    return undefined;
  }
}
