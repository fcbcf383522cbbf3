/** Milliseconds after which the script goes on although nothing was painted, as in a window that is not shown yet. */
const longestWaitMs = 100;

/*
 * Holds back what is imported after this file until the frame in `index.html` is painted. The script is in the cache of the
 * app, so that it would otherwise be run before the first picture, which would come a tenth of a second later.
 *
 * Works because the build puts all of it in one file, in the order of the imports. Without a build it costs only that order.
 */
await new Promise<void>((resolve) => {
  requestAnimationFrame(() => setTimeout(resolve));
  setTimeout(resolve, longestWaitMs);
});

export {};
