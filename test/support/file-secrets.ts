import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SecretStore } from '../../main/keychain/secret-store.ts';
import { replaceFile } from '../../main/storage/replaced-file.ts';

/**
 * A keychain for tests that kill: each secret in a file of its own, replaced as a whole. Like a real one it outlives the
 * process and changes in one go; unlike a real one it is in the clear, and there in milliseconds.
 */
export function fileSecrets(folder: string): SecretStore {
  const at = (name: string) => join(folder, `${name}.secret`);
  return {
    state: 'ready',
    read: (name) => readFile(at(name), 'utf8').catch(() => null),
    write: (name, secret) => replaceFile(at(name), secret),
    remove: (name) => rm(at(name), { force: true }),
    retry: async () => undefined,
    onState: () => () => undefined,
  };
}
