import type { ServerResponse } from 'node:http';
import type { Language } from '#contract/snapshot.ts';
import type { Landing } from './landing.ts';
import { landingHeaders, renderLandingPage } from './landing-page.ts';

/**
 * The page that the browser ends on. Its response is held until the outcome of the sign-in is known, for at most `holdMs`
 * milliseconds; then the page says to go back to the app.
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

  /** The outcome; null until it is known. */
  get landing(): Landing | null {
    return this.#landing;
  }

  /** Responds with a page at once. */
  answer(to: ServerResponse, status: number, landing: Landing, headers: Record<string, string> = {}): void {
    const page = renderLandingPage(landing, this.#language, this.#reference);
    to.writeHead(status, { ...landingHeaders, 'Content-Length': Buffer.byteLength(page), ...headers });
    to.end(page);
  }

  /** Responds with the outcome as soon as it is known. */
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

  /** Sets the outcome, for held responses and for later requests. */
  tell(landing: Landing): void {
    this.#landing = landing;
    this.release();
  }

  /** Responds to all held requests with what is known now. */
  release(): void {
    for (const to of this.#waiting) this.#show(to);
  }

  /** Resolves once a browser has the page, or after `withinMs` milliseconds. */
  async shown(withinMs: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, withinMs);
    });
    await Promise.race([this.#shown.promise, late]);
    clearTimeout(timer);
  }

  /** Whether a response is held. */
  get isWaitedFor(): boolean {
    return this.#waiting.size > 0;
  }

  #show(to: ServerResponse): void {
    this.#waiting.delete(to);
    to.once('close', this.#shown.resolve);
    this.answer(to, 200, this.#landing ?? 'unfinished');
  }
}
