import type { SecretStore } from '../keychain/secret-store.ts';

/**
 * The secrets of a start in safe mode: what resumes an unfinished sign-up of an earlier run is as good as absent, and stays
 * in the keychain until the person begins something that has one of its own. So nothing is resumed or withdrawn that the
 * screen does not show. Sessions have names of their own, and their record says which are resumed.
 *
 * The keychain is asked all the same: only that shows whether it is ready.
 */
export function safeSecrets(secrets: SecretStore): SecretStore {
  let isOurs = false;
  return {
    get state() {
      return secrets.state;
    },
    read: async (name) => {
      const read = await secrets.read(name);
      return name !== 'pending' || isOurs || read.kind === 'unavailable' ? read : { kind: 'none' };
    },
    write: async (name, secret) => {
      if (name === 'pending') isOurs = true;
      await secrets.write(name, secret);
    },
    remove: async (name) => {
      if (name !== 'pending' || isOurs) await secrets.remove(name);
    },
    unsaved: () => secrets.unsaved(),
    retry: () => secrets.retry(),
    onState: (listener) => secrets.onState(listener),
  };
}
