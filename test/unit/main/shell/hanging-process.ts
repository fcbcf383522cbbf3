import { EventEmitter } from 'node:events';
import { open } from 'node:fs/promises';
import type { App, BrowserWindow, PowerMonitor } from 'electron';
import { shutDownInTime } from '../../../../main/shell/graceful-shutdown.ts';

/** Opens pipes without a writer, as on a disk that hangs, and quits while it waits for them. Runs in Node, without Electron. */

const opening = Promise.all(process.argv.slice(2).map((path) => open(path, 'r')));
const app = Object.assign(new EventEmitter(), {
  quit: () => undefined,
  exit: () => {
    app.emit('quit');
    process.exit();
  },
});
shutDownInTime({
  // Of Electron's objects these are the emitters, and the one method that is called.
  app: app as unknown as App,
  window: new EventEmitter() as unknown as BrowserWindow,
  powerMonitor: new EventEmitter() as unknown as PowerMonitor,
  stop: async () => void (await opening),
  countAsHealthy: async () => undefined,
  isRestarting: () => false,
  log: { error: () => undefined },
  withinMs: 50,
});
app.emit('will-quit', { preventDefault: () => undefined });
