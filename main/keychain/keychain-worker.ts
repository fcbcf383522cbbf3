import { parentPort } from 'node:worker_threads';
import type { FromThread, ToThread } from './keychain-thread.ts';
import { nativeKeyring } from './native-keyring.ts';
import { secretService } from './secret-service.ts';

/*
 * The other end of `keychain-thread.ts`, and an entry of its own in the bundle: a thread that starts here starts none of
 * the rest of main.
 */
const backend =
  process.platform === 'darwin' || process.platform === 'win32'
    ? nativeKeyring()
    : secretService({ environment: process.env });

const say = (message: FromThread) => parentPort?.postMessage(message);

// The only sender is the file named above.
parentPort?.on('message', async ({ id, call }: ToThread) => {
  say({ id, kind: 'answer', answer: await backend.ask(call, () => say({ id, kind: 'waiting' })) });
});
