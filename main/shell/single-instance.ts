import type { App, BrowserWindow } from 'electron';
import { bringToFront } from './window.ts';

/**
 * True in the first instance; false in another, which has handed its arguments over and must quit at once.
 *
 * In the first, each further start brings the window to the front and passes its arguments to `onArguments`. They come
 * from outside: data, never switches.
 */
export function holdSingleInstance(
  app: Pick<App, 'on' | 'requestSingleInstanceLock'>,
  {
    window,
    onArguments,
  }: { window: () => BrowserWindow | null; onArguments: (argv: readonly string[]) => void },
): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', (_event, argv) => {
    const open = window();
    if (open !== null) bringToFront(open);
    onArguments(argv);
  });
  return true;
}
