/** Gives the focus to the heading of what is on top: the screen, or a dialog over it. */
export function focusTopHeading(): void {
  [...document.querySelectorAll<HTMLElement>('h1, dialog[open] .modal-heading')].at(-1)?.focus();
}

/**
 * From now on the top heading takes the focus when what had it goes, such as a button that asked again. Chromium would give it to the
 * body, where a screen reader begins at the top of the window.
 */
export function keepFocus(): void {
  addEventListener('focusout', ({ target }) =>
    // A screen or a dialog that comes may take the focus itself.
    queueMicrotask(() => {
      if (document.activeElement === document.body && target instanceof Node && !target.isConnected)
        focusTopHeading();
    }),
  );
}
