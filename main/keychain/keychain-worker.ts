import { parentPort } from 'node:worker_threads';
import type { FromThread, ToThread } from './keychain-thread.ts';
import { createNativeKeyring } from './native-keyring.ts';
import { createSecretService } from './secret-service.ts';

/*
 * The worker of `keychain-thread.ts`. A separate entry of the bundle, so that the thread does not run the rest of main.
 */
const backend =
  process.platform === 'darwin' || process.platform === 'win32'
    ? createNativeKeyring()
    : createSecretService({ environment: process.env });

const send = (message: FromThread) => parentPort?.postMessage(message);

// Not validated: the only sender is `keychain-thread.ts`.
parentPort?.on('message', async ({ id, call }: ToThread) => {
  send({ id, kind: 'answer', answer: await backend.ask(call, () => send({ id, kind: 'waiting' })) });
});
