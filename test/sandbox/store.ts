import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { keptKeys, type SigningKeys, signingKeys } from './keys.ts';
import { initialState, type SandboxState, sandboxState } from './state.ts';

/** The sandbox's state: in memory, and in `state.json` of the data folder where there is one. */
export class Store {
  readonly state: SandboxState;
  readonly keys: SigningKeys;
  readonly #file: string | undefined;
  #writing: Promise<void> | undefined;
  #dirty = false;

  private constructor(state: SandboxState, keys: SigningKeys, file: string | undefined) {
    this.state = state;
    this.keys = keys;
    this.#file = file;
  }

  /**
   * Reads what was kept, or begins anew. A file that cannot be read is set aside as `state.json.damaged`.
   *
   * @param reset forgets what was kept, keys included
   */
  static async open(dataFolder: string | undefined, reset: boolean): Promise<Store> {
    if (dataFolder === undefined) {
      const keys = await signingKeys();
      return new Store(initialState(keptKeys(keys)), keys, undefined);
    }
    await mkdir(dataFolder, { recursive: true, mode: 0o700 });
    const file = join(dataFolder, 'state.json');
    if (reset) await rm(file, { force: true });
    const kept = await read(file);
    const keys = await signingKeys(kept?.keys);
    const store = new Store(kept ?? initialState(keptKeys(keys)), keys, file);
    if (!kept) store.changed();
    return store;
  }

  /** To be called after every change. Writes soon; changes made meanwhile go together. */
  changed(): void {
    this.#dirty = true;
    if (this.#file !== undefined) this.#writing ??= this.#write(this.#file);
  }

  /** Resolves once everything is on disk. */
  async flush(): Promise<void> {
    await this.#writing;
  }

  async #write(file: string): Promise<void> {
    while (this.#dirty) {
      // Lets the caller finish its changes first.
      await Promise.resolve();
      this.#dirty = false;
      try {
        await writeFileAtomic(file, JSON.stringify(this.state), { mode: 0o600 });
      } catch (error) {
        console.error(`The sandbox could not write ${file}:`, error);
      }
    }
    this.#writing = undefined;
  }
}

async function read(file: string): Promise<SandboxState | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return sandboxState.parse(JSON.parse(text));
  } catch {
    await rename(file, `${file}.damaged`);
    return undefined;
  }
}
