import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as plainTest } from 'vitest';
import type { Sandbox, SandboxOptions } from '../sandbox/sandbox.ts';
import type { Client, ClientOptions } from './client.ts';

type OnCleanup = (cleanup: () => Promise<void>) => void;

/** What the sandbox of a file begins with: nothing that is kept. */
const sandboxOptions: SandboxOptions = {};

/**
 * vitest's `test`, with what many tests need. A test gets one of them by naming it in its first parameter: it is made then, and
 * ended after the test, or after the file where the file's tests share it. What no test names is not even loaded.
 *
 * A file changes a fixture by `test.extend`. It must not use `test.override` at its top: the files of the unit tests share a
 * process, and that changes this `test` for all of them.
 */
export const test = plainTest
  .extend('folderName', { scope: 'file' }, 'test-')
  /** An empty folder of the test's own. */
  .extend('folder', ({ folderName }, { onCleanup }) => makeFolder(folderName, onCleanup))
  /** An empty folder that the tests of a file share. */
  .extend('sharedFolder', { scope: 'file' }, ({ folderName }, { onCleanup }) =>
    makeFolder(folderName, onCleanup),
  )
  .extend('sandboxOptions', { scope: 'file' }, sandboxOptions)
  /** A sandbox that the tests of a file share. */
  .extend('sandbox', { scope: 'file' }, ({ sandboxOptions }, { onCleanup }) =>
    openSandbox(sandboxOptions, onCleanup),
  )
  /** A sandbox of the test's own. */
  .extend('ownSandbox', ({ sandboxOptions }, { onCleanup }) => openSandbox(sandboxOptions, onCleanup))
  .extend('startedIssuer', { scope: 'file' }, async ({ folderName: _ }, { onCleanup }) => {
    const { HostileIssuer } = await import('./hostile-issuer.ts');
    const issuer = await HostileIssuer.start();
    onCleanup(() => issuer.stop());
    return issuer;
  })
  /** An OpenID provider that a test can let misbehave. The tests of a file share it, and it behaves again after each. */
  .extend('issuer', ({ startedIssuer }, { onCleanup }) => {
    onCleanup(async () => startedIssuer.reset());
    return startedIssuer;
  })
  /** Starts a client before the shared sandbox. Clients end after the test, and the sandbox answers as it should again. */
  .extend('startClient', async ({ sandbox }, { onCleanup }) => {
    const { Client, endClients } = await import('./client.ts');
    onCleanup(async () => {
      await endClients();
      repair(sandbox);
    });
    return (options: Partial<ClientOptions> = {}): Promise<Client> =>
      Client.start({ environment: sandbox.environment, ...options });
  });

async function makeFolder(name: string, onCleanup: OnCleanup): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), name));
  onCleanup(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function openSandbox(options: SandboxOptions, onCleanup: OnCleanup): Promise<Sandbox> {
  const { startSandbox } = await import('../sandbox/sandbox.ts');
  const sandbox = await startSandbox(options);
  onCleanup(() => sandbox.close());
  return sandbox;
}

/** Takes back whatever a test let the platform and Google do wrong. */
function repair({ platform, google }: Sandbox): void {
  platform.fault = null;
  platform.available = 'up';
  google.fault = null;
  google.tokenEndpoint = 'ok';
}
