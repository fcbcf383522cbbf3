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
