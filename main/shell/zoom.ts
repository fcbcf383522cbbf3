import type { BrowserWindow, Input } from 'electron';

const factors = [0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3];

/**
 * Makes Ctrl (⌘ on macOS) with `+`, `-` and `0` zoom the window.
 *
 * Electron provides these keys through the menu only, and text must be resizable to 200 % (WCAG 1.4.4).
 */
export function enableZoom(window: BrowserWindow, platform: NodeJS.Platform = process.platform): void {
  window.webContents.on('before-input-event', (event, input) => {
    const factor = getZoomFactor(input, window.webContents.zoomFactor, platform);
    if (factor === null) return;
    event.preventDefault();
    window.webContents.zoomFactor = factor;
  });
}

/** Returns the zoom factor after a key press, or null if the key does not zoom. */
export function getZoomFactor(
  input: Pick<Input, 'type' | 'key' | 'control' | 'meta' | 'alt'>,
  current: number,
  platform: NodeJS.Platform,
): number | null {
  const command = platform === 'darwin' ? input.meta : input.control;
  if (input.type !== 'keyDown' || !command || input.alt) return null;
  switch (input.key) {
    case '+':
    case '=':
      return factors.find((factor) => factor > current + 0.01) ?? current;
    case '-':
    case '_':
      return factors.findLast((factor) => factor < current - 0.01) ?? current;
    case '0':
      return 1;
    default:
      return null;
  }
}
