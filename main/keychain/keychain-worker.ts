import { parentPort } from 'node:worker_threads';
import type { KeychainAnswer, KeychainCall } from './keychain-thread.ts';

/*
 * The other end of `keychain-thread.ts`: an entry of its own in the bundle, with no code of ours in it, so that a thread
 * that starts here starts nothing else.
 */
parentPort?.on('message', async (call: KeychainCall) => parentPort?.postMessage(await answer(call)));

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
