import type { EventEmitter } from 'node:events';
import type { Payload } from './cdp.ts';
import { inside, outside, recordBlocked } from './chromium.ts';
import { isPrevented } from './lifecycle.ts';
import type { Page } from './page.ts';
import { handlerOf } from './session.ts';

type PausedRequest = Payload<'Fetch.requestPaused'>;

/** Answers what the pages of one window ask for, and asks main's listeners wherever Electron does. */
export class PageRequests {
  /** The address that main itself goes to, inside Chromium. */
  expected = '';
  readonly #contents: EventEmitter;

  constructor(contents: EventEmitter) {
    this.#contents = contents;
  }

  async answer(page: Page, paused: PausedRequest): Promise<void> {
    const { requestId, request } = paused;
    try {
      const response = await this.#responseFor(paused, paused.frameId === page.id);
      if (response !== null) {
        await page.session.send('Fetch.fulfillRequest', { requestId, ...response });
        return;
      }
      recordBlocked(request.method, request.url);
      await page.session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
    } catch {
      // The page may be gone by now.
      page.session.send('Fetch.failRequest', { requestId, errorReason: 'Failed' }).catch(() => undefined);
    }
  }

  /** The app's own answer. Null where main prevents it, or nothing of the app is asked for. */
  async #responseFor({ request, resourceType }: PausedRequest, isMainFrame: boolean) {
    const target = outside(request.url);
    const isNavigation = resourceType === 'Document';
    if (isNavigation && request.url !== this.expected && !this.#mayNavigate(target, isMainFrame)) return null;
    const handler = handlerOf(target.split(':', 1)[0] ?? '');
    if (target === request.url || handler === undefined) return null;
    const response = await handler(new Request(target, { method: request.method }));
    const location = response.headers.get('location');
    const headers = Object.fromEntries(response.headers);
    if (location !== null) {
      const { href: url } = new URL(location, target);
      if (isNavigation && isPrevented(this.#contents, 'will-redirect', { url, isMainFrame })) return null;
      headers.location = inside(url);
    }
    return {
      responseCode: response.status,
      responseHeaders: Object.entries(headers).map(([name, value]) => ({ name, value })),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    };
  }

  #mayNavigate(url: string, isMainFrame: boolean): boolean {
    const names = isMainFrame ? ['will-navigate', 'will-frame-navigate'] : ['will-frame-navigate'];
    return names.filter((name) => isPrevented(this.#contents, name, { url, isMainFrame })).length === 0;
  }
}
