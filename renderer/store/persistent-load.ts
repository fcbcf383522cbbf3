/** Milliseconds before the second try. Each later pause is twice as long as the one before. */
const firstPauseMs = 500;

/**
 * Loads a part of the window or its words, again until that succeeds, so that the window does not stay empty: a virus scanner can
 * hold a file for a moment, and Chromium asks again for a module that it could not read. Main logs why it could not.
 */
export async function loadPersistently<Loaded>(load: () => Promise<Loaded>): Promise<Loaded> {
  for (let pauseMs = firstPauseMs; ; pauseMs *= 2) {
    try {
      return await load();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}
