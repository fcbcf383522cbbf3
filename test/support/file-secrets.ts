import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SecretStore } from '../../main/keychain/secret-store.ts';
import { replaceFile } from '../../main/storage/file-access.ts';

/**
 * A keychain for tests that kill: each secret in a file of its own, replaced as a whole. Like a real one it outlives the
 * process and changes in one go; unlike a real one it is in the clear, and there in milliseconds.
 */
export function fileSecrets(folder: string): SecretStore {
  const at = (name: string) => join(folder, `${name}.secret`);
  return {
    state: 'ready',
    read: async (name) => {
      const secret = await readFile(at(name), 'utf8').catch(() => null);
      return secret === null ? { kind: 'none' } : { kind: 'found', secret };
    },
    write: (name, secret) => replaceFile(at(name), secret),
    remove: (name) => rm(at(name), { force: true }),
    unsaved: () => [],
    retry: async () => undefined,
    onState: () => () => undefined,
  };
}
