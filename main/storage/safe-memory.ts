import type { StateFile } from './state-file.ts';

/** What a start in safe mode has for memory: reads as if nothing was remembered, and loses nothing of it. */
type SafeMemory<T> = Pick<StateFile<T>, 'read' | 'write'>;

/**
 * The memory of a start in safe mode.
 *
 * What was remembered is not read: it may be what the app breaks down on. It stays where it is for as long as the
 * person begins nothing, so that the next start, a normal one, resumes there by itself. Once there is something new to
 * remember, the old file is put aside and the new one takes its place.
 *
 * @param isNothing whether a value says no more than that nothing was begun
 */
export function safeMemory<T>(file: StateFile<T>, isNothing: (value: T) => boolean): SafeMemory<T> {
  let hasBegun = false;
  return {
    // What was begun in this run is remembered within it.
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
