import { Worker } from 'node:worker_threads';

/** One thing asked of the OS keychain. */
export type KeychainCall = { service: string; user: string } & KeychainAction;
export type KeychainAction = { do: 'get' } | { do: 'set'; secret: string } | { do: 'remove' };

/** `touched` is false where there was no such item: a locked keychain says so too, without being asked to unlock. */
export type KeychainAnswer =
  | { ok: true; secret: string | null; touched: boolean }
  | { ok: false; message: string };

export type KeychainThread = {
  /** Never rejects, and may take for ever. One call at a time. */
  ask(call: KeychainCall): Promise<KeychainAnswer>;
};

/** Beside this file, as written and as bundled. */
const worker = import.meta.url.endsWith('.ts') ? './keychain-worker.ts' : './keychain-worker.cjs';

/**
 * The OS keychain on a thread of its own, started by the first call.
 *
 * `AsyncEntry` is asynchronous in its calls but not in its constructor, which talks to D-Bus and stops its thread for
 * 2 s when the keyring daemon is frozen, for ever when the bus is. Its calls, when they hang, hold threads that file
 * access needs. Here neither can reach the main thread.
 */
export function keychainThread(): KeychainThread {
  let thread: Worker | null = null;

  const started = (): Worker => {
    const starting = new Worker(new URL(worker, import.meta.url), { name: 'keychain' });
    // A hanging call must not keep the process.
    starting.unref();
    return starting;
  };

  return {
    ask: (call) =>
      new Promise((resolve) => {
        try {
          thread ??= started();
        } catch (error) {
          resolve({ ok: false, message: textOf(error) });
          return;
        }
        const asked = thread;
        const settle = (answer: KeychainAnswer) => {
          asked.off('message', settle).off('error', fail).off('exit', fail);
          resolve(answer);
        };
        const fail = (reason: unknown) => {
          thread = null;
          settle({ ok: false, message: `keychain thread ended: ${textOf(reason)}` });
        };
        asked.once('message', settle).once('error', fail).once('exit', fail);
        asked.postMessage(call);
      }),
  };
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
