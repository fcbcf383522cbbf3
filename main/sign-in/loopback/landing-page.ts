import { createHash } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import type { Language } from '#contract/snapshot.ts';
import { landingCopy } from './landing-copy.ts';

/**
 * What the browser's last page says.
 *
 * - `signed-in`: the platform has let the person in.
 * - `continue`: the provider has, and something is left to be done in the app.
 * - `denied`, `failed`: it ended so.
 * - `unfinished`: not known yet, or cancelled.
 * - `received`: the same answer came before, and counts.
 * - `superseded`: a tab of an older attempt.
 * - `ignored`: a request that belongs to no sign-in.
 */
export type Landing =
  | 'signed-in'
  | 'continue'
  | 'denied'
  | 'failed'
  | 'unfinished'
  | 'received'
  | 'superseded'
  | 'ignored';

const style = `:root{color-scheme:light dark}
body{margin:0;min-height:100vh;display:grid;place-items:center;font:1rem/1.5 system-ui,sans-serif;background:#fff;color:#1c1d1f}
main{max-width:32rem;padding:2rem}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .75rem}
p{margin:0}
.reference{margin-top:1.5rem;font-size:.875rem;font-variant-numeric:tabular-nums}
@media (prefers-color-scheme:dark){body{background:#1b1c1e;color:#f1f1f2}}`;

const styleHash = createHash('sha256').update(style).digest('base64');

/** Sent with every answer of the listener: nothing is kept, nothing loads, nothing runs. */
export const landingHeaders: Readonly<OutgoingHttpHeaders> = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'Cross-Origin-Opener-Policy': 'same-origin',
  Connection: 'close',
};

/**
 * A whole page. Made of this file's words and our own reference alone: not one byte of a request is in it.
 *
 * @param reference Names the attempt; shown where it failed.
 */
export function landingPage(landing: Landing, language: Language, reference: string): string {
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
<main>
<h1>${title}</h1>
<p>${text}</p>${footnote}
</main>
</body>
</html>
`;
}
