import { EventEmitter } from 'node:events';

/** The events of `app`. */
export const lifecycle = new EventEmitter();

/** How far the app is. */
export const state = { isReady: false, isEnding: false };

/** Resolves once the app is ready, which is after its main script has run. */
export const ready: Promise<void> = new Promise((resolve) => {
  setImmediate(() => {
    if (state.isEnding) return;
    state.isReady = true;
    resolve();
  });
});

/** What happens to a window from outside. */
type OpenWindow = {
  /** Takes it away at once, as `app.exit` does. */
  destroy(): void;
  /** Has it hear an event of the operating system. */
  hear(event: string, ...details: unknown[]): void;
};

export const openWindows = new Set<OpenWindow>();

/** Tells the listeners of `app`. True where there are any. */
export const announce = (event: string, ...details: unknown[]): boolean =>
  lifecycle.emit(event, {}, ...details);

/** Tells the listeners, with an event of these properties, and whether one of them prevented what comes next. */
export function isPrevented(emitter: EventEmitter, name: string, about = {}, ...details: unknown[]): boolean {
  let prevented = false;
  emitter.emit(name, { ...about, preventDefault: () => (prevented = true) }, ...details);
  return prevented;
}

/** Says on stderr what a person, a server or the system would have seen. */
export const record = (what: string): void => console.error(`[stand-in] ${what}`);
