import { createHash } from 'node:crypto';
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Language } from '#contract/snapshot.ts';
import { systemSleep, waitAtMost } from '../../async/abortable.ts';
import { type Landing, landingCopy } from './landing-copy.ts';

/**
 * The page that the browser ends on. Its response is held until the outcome of the sign-in is known, for at most `holdMs`
 * milliseconds; then the page says to go back to the app.
 */
export class LastPage {
  readonly #options: { language: Language; reference: string; holdMs: number };
  readonly #waiting = new Set<ServerResponse>();
  readonly #shown = Promise.withResolvers<void>();
  #landing: Landing | null = null;

  constructor(options: { language: Language; reference: string; holdMs: number }) {
    this.#options = options;
  }

  /** The outcome; null until it is known. */
  get landing(): Landing | null {
    return this.#landing;
  }

  /** Responds with a page at once. */
  answer(to: ServerResponse, status: number, landing: Landing, headers: Record<string, string> = {}): void {
    const { language, reference } = this.#options;
    const page = renderLandingPage(landing, language, reference);
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
    const timer = setTimeout(() => this.#show(to), this.#options.holdMs);
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
    await waitAtMost(this.#shown.promise, withinMs, systemSleep);
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

/**
 * Returns a whole HTML page. It contains nothing from a request, so no request can inject anything.
 *
 * @param reference The support reference of the attempt; shown after a failure.
 */
export function renderLandingPage(landing: Landing, language: Language, reference: string): string {
  const words = landingCopy[language];
  const [title, text] = words[landing];
  const footnote = landing === 'failed' ? `\n<p class="reference">${words.reference} ${reference}</p>` : '';
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · eConnect Onboarding</title>
<style>${style}</style>
</head>
<body>
<header class="brand">${markSvg}eConnect</header>
<main>
${renderSign(signs[landing])}
<h1>${title}</h1>
<p>${text}</p>${footnote}
</main>
</body>
</html>
`;
}

/** The outcome that a page of the browser shows. */
export type Sign = 'done' | 'wrong' | 'note';

/** Returns a tick, a cross or an exclamation mark in a circle. Hidden from screen readers: the title says the same. */
export const renderSign = (sign: Sign): string =>
  `<svg class="sign ${sign}" viewBox="0 0 64 64" aria-hidden="true"><circle cx="32" cy="32" r="30"/><path d="${paths[sign]}"/></svg>`;

/** The product's mark, as in `assets/icons/icon.svg`. */
export const markSvg =
  '<svg class="mark" viewBox="0 0 24 24" aria-hidden="true"><rect width="24" height="24" rx="6"/><path class="paper" d="M6.5 4.5h7l4 4v11h-11Z"/><path class="tick" d="m9 13.6 2.2 2.2 4-4.6"/></svg>';

/** The sign of each outcome. */
const signs: Record<Landing, Sign> = {
  'signed-in': 'done',
  continue: 'done',
  received: 'done',
  denied: 'wrong',
  failed: 'wrong',
  unfinished: 'note',
  superseded: 'note',
  ignored: 'note',
};

const paths: Record<Sign, string> = {
  done: 'm21 33 8 8 15-17',
  wrong: 'm24 24 16 16M40 24 24 40',
  note: 'M32 22v13M32 42v0',
};

/** The design tokens of the window that this page needs. Body text has a contrast of 7:1, light and dark. */
const style = `:root{color-scheme:light dark;--surface:#fff;--tint:#eef6f7;--ink:#14242a;--soft:#3a4b52;--line:#d6dee1;--accent:#09535f;--wrong:#9c2017;--wrong-tint:#fdf1ef}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;grid-template-rows:auto 1fr;background:var(--surface);color:var(--ink);font:1rem/1.5 "Segoe UI Variable Text","Segoe UI",-apple-system,"Adwaita Sans",Cantarell,"Noto Sans",system-ui,sans-serif;overflow-wrap:anywhere}
.brand{display:flex;align-items:center;gap:.5rem;margin:0;padding:1.25rem 1.5rem;font-size:1.0625rem;font-weight:650}
.mark{width:1.75rem;height:1.75rem}
.mark rect{fill:#0b6170}
.mark .paper{fill:#fff}
.mark .tick,.sign{fill:none;stroke-linecap:round;stroke-linejoin:round}
.mark .tick{stroke:#0b6170;stroke-width:1.8}
main{place-self:center;width:100%;max-width:32rem;padding:1.5rem 1.5rem 6rem}
.sign{display:block;width:4rem;height:4rem;margin-bottom:1.5rem;stroke:var(--accent);stroke-width:3}
.sign circle{fill:var(--tint);stroke-width:1.5}
.wrong{stroke:var(--wrong)}
.wrong circle{fill:var(--wrong-tint)}
h1{margin:0 0 .5rem;font-size:1.625rem;line-height:1.25;font-weight:650;letter-spacing:-.015em;text-wrap:balance}
p{margin:0;color:var(--soft);text-wrap:pretty}
.brand{color:var(--ink)}
.reference{margin-top:1.5rem;padding:.5rem .75rem;border:1px solid var(--line);border-radius:.5rem;font-size:.875rem;font-variant-numeric:tabular-nums}
@media (prefers-color-scheme:dark){:root{--surface:#11191c;--tint:#14262b;--ink:#edf3f4;--soft:#b3c1c6;--line:#2a383e;--accent:#74c7d4;--wrong:#ffb9b1;--wrong-tint:#33191a}}
@media (forced-colors:active){.sign{stroke:CanvasText}.sign circle,.mark .paper{fill:Canvas}.mark rect{fill:CanvasText}.mark .tick{stroke:CanvasText}}`;

const styleHash = createHash('sha256').update(style).digest('base64');

/** Sent with every response of the listener: nothing is cached, loaded or run. */
export const landingHeaders: Readonly<OutgoingHttpHeaders> = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'Cross-Origin-Opener-Policy': 'same-origin',
  Connection: 'close',
};
