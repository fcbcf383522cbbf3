import { useExternalStore } from './external-store.ts';

/** Where the window has a second column, as in `screen.css`. */
const query = '(width >= 880px) and (height >= 440px)';

// Markup of a test is rendered without a window.
const isThere = () => typeof matchMedia === 'undefined' || matchMedia(query).matches;

function subscribe(onChange: () => void): () => void {
  const list = matchMedia(query);
  list.addEventListener('change', onChange);
  return () => list.removeEventListener('change', onChange);
}

/** Whether the window is wide enough for a second column. Without a window, as in a test of markup, there is one. */
export const useSecondColumn = (): boolean => useExternalStore(subscribe, isThere);
