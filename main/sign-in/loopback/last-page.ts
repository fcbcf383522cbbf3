import type { ServerResponse } from 'node:http';
import type { Language } from '#contract/snapshot.ts';
import type { Landing } from './landing.ts';
import { landingHeaders, landingPage } from './landing-page.ts';

/**
 * The page that the person's browser ends on. The browser waits for it until it is known how the sign-in ended, but not
 * longer than `holdMs`: then it is sent back to the app.
 */
export class LastPage {
  readonly #language: Language;
  readonly #reference: string;
  readonly #holdMs: number;
  readonly #waiting = new Set<ServerResponse>();
  readonly #shown = Promise.withResolvers<void>();
  #landing: Landing | null = null;

  constructor(options: { language: Language; reference: string; holdMs: number }) {
    this.#language = options.language;
    this.#reference = options.reference;
    this.#holdMs = options.holdMs;
  }

  /** Null until it is known. */
  get landing(): Landing | null {
    return this.#landing;
  }

  /** Answers any request with a page. */
  answer(to: ServerResponse, status: number, landing: Landing, headers: Record<string, string> = {}): void {
    const page = landingPage(landing, this.#language, this.#reference);
    to.writeHead(status, { ...landingHeaders, 'Content-Length': Buffer.byteLength(page), ...headers });
    to.end(page);
  }

  /** The browser asks how it ended, and is told as soon as that is known. */
  hold(to: ServerResponse): void {
    if (this.#landing !== null) {
      this.#show(to);
      return;
    }
    this.#waiting.add(to);
    const timer = setTimeout(() => this.#show(to), this.#holdMs);
    to.once('close', () => {
      clearTimeout(timer);
      this.#waiting.delete(to);
    });
  }

  /** How it ended. Browsers that wait are told, and so are those that ask from now on. */
  tell(landing: Landing): void {
    this.#landing = landing;
    this.release();
  }

  /** Sends browsers that wait away with what is known. */
  release(): void {
    for (const to of this.#waiting) this.#show(to);
  }

  /** Waits until a browser has the page, at most that many milliseconds. */
  async shown(withinMs: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, withinMs);
    });
    await Promise.race([this.#shown.promise, late]);
    clearTimeout(timer);
  }

  get isWaitedFor(): boolean {
    return this.#waiting.size > 0;
  }

  #show(to: ServerResponse): void {
    this.#waiting.delete(to);
    to.once('close', this.#shown.resolve);
    this.answer(to, 200, this.#landing ?? 'unfinished');
  }
}
