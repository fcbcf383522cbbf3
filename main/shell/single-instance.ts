import type { App, BrowserWindow } from 'electron';
import { bringToFront } from './window.ts';

/**
 * Requests the single-instance lock. Returns false in a second instance, which has passed its arguments on and must quit.
 *
 * In the first instance, each further start brings the window to the front and calls `onArguments`. The arguments are
 * untrusted: they are data, never switches.
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
