import { isMainThread, type MessagePort, parentPort, Worker, workerData } from 'node:worker_threads';

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

const role = 'keychain';

/**
 * The OS keychain on a thread of its own, started by the first call.
 *
 * `AsyncEntry` is asynchronous in its calls but not in its constructor, which talks to D-Bus and stops its thread for
 * 2 s when the keyring daemon is frozen, for ever when the bus is. Its calls, when they hang, hold threads that file
 * access needs. Here neither can reach the main thread. This module is both ends, and imports nothing of ours, so that
 * bundled it is a chunk that a thread can start from.
 */
export function keychainThread(): KeychainThread {
  let worker: Worker | null = null;

  const started = (): Worker => {
    const starting = new Worker(new URL(import.meta.url), { workerData: role, name: role });
    // A hanging call must not keep the process.
    starting.unref();
    return starting;
  };

  return {
    ask: (call) =>
      new Promise((resolve) => {
        try {
          worker ??= started();
        } catch (error) {
          resolve({ ok: false, message: textOf(error) });
          return;
        }
        const asked = worker;
        const settle = (answer: KeychainAnswer) => {
          asked.off('message', settle).off('error', fail).off('exit', fail);
          resolve(answer);
        };
        const fail = (reason: unknown) => {
          worker = null;
          settle({ ok: false, message: `keychain thread ended: ${textOf(reason)}` });
        };
        asked.once('message', settle).once('error', fail).once('exit', fail);
        asked.postMessage(call);
      }),
  };
}

if (!isMainThread && parentPort !== null && workerData === role) serve(parentPort);

function serve(port: MessagePort): void {
  port.on('message', async (call: KeychainCall) => port.postMessage(await answer(call)));
}

async function answer(call: KeychainCall): Promise<KeychainAnswer> {
  try {
    const { Entry } = await import('@napi-rs/keyring');
    // Unpinned it falls back to the kernel's keyring in silence, and that is lost at the next start of the machine.
    // A new entry each time, because one does not survive its daemon.
    const entry = new Entry(call.service, call.user, { linux: { store: 'secret-service' } });
    switch (call.do) {
      case 'get': {
        const secret = entry.getPassword();
        return { ok: true, secret, touched: secret !== null };
      }
      case 'set':
        entry.setPassword(call.secret);
        return { ok: true, secret: null, touched: true };
      case 'remove':
        return { ok: true, secret: null, touched: entry.deletePassword() };
    }
  } catch (error) {
    return { ok: false, message: textOf(error) };
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
