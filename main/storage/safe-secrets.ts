import type { SecretStore } from '../keychain/secret-store.ts';

/**
 * Wraps the secret store for a start in safe mode.
 *
 * The secret of an earlier run's unfinished sign-up reads as absent, and stays in the keychain until this run writes one. So
 * nothing is resumed or withdrawn that the screen does not show. The secrets of sessions are unaffected, since their record
 * decides which are resumed.
 *
 * The keychain is asked nevertheless, because only that shows whether it is ready.
 */
export function createSafeSecrets(secrets: SecretStore): SecretStore {
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
