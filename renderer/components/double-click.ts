/**
 * From now on the second click of a double click presses nothing. It would press what the first one brought under the pointer: on the
 * button that signs out, the answer to the question whether to.
 */
export function ignoreSecondClicks(): void {
  const ignore = (event: MouseEvent) => {
    if (event.detail < 2 || !(event.target instanceof Element) || !event.target.closest('button')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  addEventListener('click', ignore, { capture: true });
}
