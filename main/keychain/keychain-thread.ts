import { Worker } from 'node:worker_threads';
import {
  getReason,
  type KeychainAnswer,
  type KeychainBackend,
  type KeychainCall,
  unreadable,
} from './keychain-backend.ts';

/** What goes to the keychain's thread. Answers come back by the call's `id`. */
export type ToThread = { id: number; call: KeychainCall };
export type FromThread = { id: number } & (
  | { kind: 'answer'; answer: KeychainAnswer }
  /** The person may be being asked something from now on. */
  | { kind: 'waiting' }
);

type KeychainThreadOptions = {
  /** The thread's own file; beside this one, as written and as bundled. */
  worker?: URL;
  /** Whether its calls can hold the thread inside the system's own code, where nothing can end it. */
  canHang?: boolean;
};

type OpenCall = { resolve: (answer: KeychainAnswer) => void; onWaiting: () => void };

const besideThis = import.meta.url.endsWith('.ts') ? './keychain-worker.ts' : './keychain-worker.cjs';

/**
 * The OS keychain on a thread of its own, because the systems' libraries hold the thread that calls them for as long as
 * the keychain, or the person whom it asks, takes.
 *
 * The thread starts with the first call. One that ends, whenever and why ever, fails the calls that were open, and the
 * next call starts another.
 */
export function startKeychainThread({
  worker = new URL(besideThis, import.meta.url),
  canHang = process.platform !== 'linux',
}: KeychainThreadOptions = {}): KeychainBackend {
  const open = new Map<number, OpenCall>();
  let thread: Worker | null = null;
  let calls = 0;

  const start = (): Worker => {
    const starting = new Worker(worker, { name: 'keychain' });
    // A call that does not end must not keep the process.
    starting.unref();
    const onEnd = (reason: unknown) => {
      if (thread !== starting) return;
      thread = null;
      const failed = [...open.values()];
      open.clear();
      const answer = unreadable(`the keychain's thread ended: ${getReason(reason)}`);
      for (const { resolve } of failed) resolve(answer);
    };
    // Its only sender is the worker's file.
    starting.on('message', (message: FromThread) => {
      const call = open.get(message.id);
      if (message.kind === 'waiting') return call?.onWaiting();
      open.delete(message.id);
      call?.resolve(message.answer);
    });
    starting.on('error', onEnd).on('messageerror', onEnd).on('exit', onEnd);
    return starting;
  };

  if (canHang) endWithProcess(() => open.size > 0);

  return {
    ask: (call, onWaiting) =>
      new Promise((resolve) => {
        calls += 1;
        const id = calls;
        open.set(id, { resolve, onWaiting });
        try {
          thread ??= start();
          const message: ToThread = { id, call };
          thread.postMessage(message);
        } catch (error) {
          open.delete(id);
          resolve(unreadable(getReason(error)));
        }
      }),
  };
}

/**
 * At the end of the process Node waits for its threads, and a thread inside a call to the system does not end before the
 * call: with an unanswered question of the keychain the app would stay, without a window. So the process is killed.
 */
function endWithProcess(isBusy: () => boolean): void {
  process.once('exit', () => {
    if (isBusy()) process.kill(process.pid, 'SIGKILL');
  });
}
