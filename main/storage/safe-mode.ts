import type { SecretStore } from '../keychain/secret-store.ts';
import type { StateFile } from './state-file.ts';

/** The saved state in safe mode: reads as empty and loses nothing. */
type SafeMemory<T> = Pick<StateFile<T>, 'read' | 'write'>;

/**
 * Wraps a state file for a start in safe mode.
 *
 * The saved state is not read, because it can be what the app fails on. It stays in place until the person starts something,
 * so that the next normal start resumes from it. The first new value sets the old file aside and replaces it.
 *
 * @param isNothing Whether a value means that nothing was started.
 */
export function createSafeMemory<T>(file: StateFile<T>, isNothing: (value: T) => boolean): SafeMemory<T> {
  let hasBegun = false;
  return {
    // A value of this run is read within this run.
    read: async () => (hasBegun ? await file.read() : { value: null, setAside: false }),
    write: async (value) => {
      if (!hasBegun && isNothing(value)) return 'written';
      if (!hasBegun) {
        hasBegun = true;
        void file.putAside();
      }
      return await file.write(value);
    },
  };
}

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
