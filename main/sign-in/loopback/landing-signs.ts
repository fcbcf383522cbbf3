import type { Landing } from './landing.ts';

/** The product's mark, as in `assets/icons/icon.svg`. */
export const markSvg =
  '<svg class="mark" viewBox="0 0 24 24" aria-hidden="true"><rect width="24" height="24" rx="6"/><path class="paper" d="M6.5 4.5h7l4 4v11h-11Z"/><path class="tick" d="m9 13.6 2.2 2.2 4-4.6"/></svg>';

type Sign = 'done' | 'wrong' | 'note';

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

/** Returns a tick, a cross or an exclamation mark in a circle. Hidden from screen readers: the title says the same. */
export const renderSign = (landing: Landing): string =>
  `<svg class="sign ${signs[landing]}" viewBox="0 0 64 64" aria-hidden="true"><circle cx="32" cy="32" r="30"/><path d="${paths[signs[landing]]}"/></svg>`;
