import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as plainTest } from 'vitest';
import type { Sandbox, SandboxOptions } from '../sandbox/sandbox.ts';
import type { Client, ClientOptions } from './client.ts';
import type { PlatformClient } from './contract-client.ts';
import { removeFolder } from './remove-folder.ts';

type OnCleanup = (cleanup: () => Promise<void>) => void;

/** Nothing of a sandbox is kept, unless a file says where. */
const sandboxOptions: SandboxOptions = {};

const testWithFolders = plainTest
  /** What the names of the folders begin with. */
  .extend('folderName', { scope: 'file' }, 'test-')
  /** An empty folder of the test's own. */
  .extend('folder', ({ folderName }, { onCleanup }) => makeFolder(folderName, onCleanup))
  /** An empty folder that the tests of a file share. */
  .extend('sharedFolder', { scope: 'file' }, ({ folderName }, { onCleanup }) =>
    makeFolder(folderName, onCleanup),
  )
  /** How the sandboxes of a file start. */
  .extend('sandboxOptions', { scope: 'file' }, sandboxOptions);

/**
 * vitest's `test`, with what many tests need. A test gets one of them by naming it in its first parameter: it is made then, and
 * ended after the test, or after the file where the tests of a file share it. What no test names is not even loaded.
 *
 * A file changes a fixture by `test.extend`. It must not call `test.override` outside a `describe`: most files share a
 * process, and that changes this `test` for all of them.
 */
export const test = testWithFolders
  /** A sandbox that the tests of a file share. */
  .extend('sandbox', { scope: 'file' }, ({ sandboxOptions }, { onCleanup }) =>
    openSandbox(sandboxOptions, onCleanup),
  )
  /** Calls the platform of that sandbox over HTTP. */
  .extend('call', { scope: 'file' }, ({ sandbox }) => clientOf(sandbox))
  // vitest wants a pattern as the first parameter, and Biome one that is not empty.
  .extend('startedIssuer', { scope: 'file' }, async ({ folderName: _ }, { onCleanup }) => {
    const { HostileIssuer } = await import('./hostile-issuer.ts');
    const issuer = await HostileIssuer.start();
    onCleanup(() => issuer.stop());
    return issuer;
  })
  /** An OpenID provider that a test can let misbehave. The tests of a file share it, and it behaves again after each. */
  .extend('issuer', ({ startedIssuer }, { onCleanup }) => {
    onCleanup(() => startedIssuer.reset());
    return startedIssuer;
  })
  /** Starts a client at that sandbox. The clients end after the test, and then the sandbox has no faults any more. */
  .extend('startClient', async ({ sandbox }, { onCleanup }) => {
    const { Client, endClients } = await import('./client.ts');
    onCleanup(async () => {
      await endClients();
      repair(sandbox);
    });
    return (options: Partial<ClientOptions> = {}): Promise<Client> =>
      Client.start({ environment: sandbox.environment, ...options });
  });

/** As `test`, with a sandbox of its own for each test. */
export const testWithOwnSandbox = testWithFolders
  .extend('sandbox', ({ sandboxOptions }, { onCleanup }) => openSandbox(sandboxOptions, onCleanup))
  .extend('call', ({ sandbox }) => clientOf(sandbox));

async function clientOf(sandbox: Sandbox): Promise<PlatformClient> {
  const { contractClient } = await import('./contract-client.ts');
  return contractClient(sandbox);
}

async function makeFolder(name: string, onCleanup: OnCleanup): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), name));
  onCleanup(() => removeFolder(folder));
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
