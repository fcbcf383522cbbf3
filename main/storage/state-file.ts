import { randomBytes } from 'node:crypto';
import { readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { createSerial } from '../async/serial.ts';
import { errnoOf } from '../failure/onboarding-error.ts';
import type { Log } from '../log/log.ts';
import { readBoundedFile, replaceFile } from './file-access.ts';
import { getStateFileName, type StateFileName } from './own-files.ts';

/** The folder of the app's state files. */
export type StateFolder = {
  /** The state file `<name>.json`. */
  file<Value>(name: StateFileName, schema: z.ZodType<Value>): StateFile<Value>;
  /** Resolves once all writes to these files are on disk or were refused. */
  settled(): Promise<void>;
};

/** Opens the state files of a folder. No file is touched before it is read or written. */
export function openStateFolder(folder: string, log: Log): StateFolder {
  const writes = new Set<Promise<unknown>>();
  const onWrite = (outcome: Promise<unknown>) => {
    const written = outcome.finally(() => writes.delete(written));
    writes.add(written);
  };
  return {
    file: (name, schema) =>
      new StateFile({ path: join(folder, getStateFileName(name)), schema, version: 1, log, onWrite }),
    settled: async () => {
      await Promise.all(writes);
    },
  };
}

/** The stored value, and whether a damaged file was set aside instead. */
type StateRead<T> = { value: T | null; setAside: boolean };

type StateFileOptions<T> = {
  path: string;
  schema: z.ZodType<T>;
  /** Increased when the shape changes incompatibly. */
  version: number;
  log: Log;
  /** Given the outcome of each write, as it begins. */
  onWrite?: (outcome: Promise<'written' | 'refused'>) => void;
};

/** How many files that were set aside are kept of each kind, for support to look at. The oldest is removed first. */
const maxSetAside = 3;

/** Several times the largest possible file: twenty signed responses of 64 KiB each. */
const maxStateBytes = 4 * 1024 * 1024;

const nothing = { value: null, setAside: false };

/** A write that has not started; a later one replaces its value. */
type WaitingWrite<T> = { value: T; done: Promise<'written' | 'refused'> };

/**
 * One small value that is stored between runs, in a JSON file that only this user can read. A write reads the file first, to
 * know its version. No method throws or rejects.
 */
export class StateFile<T> {
  readonly #options: StateFileOptions<T>;
  readonly #inTurn = createSerial();
  #waiting: WaitingWrite<T> | null = null;
  /** Which client wrote the file. Unknown until it was read. */
  #owner: 'unknown' | 'us' | 'newer-client' = 'unknown';
  /** The file was unreadable, so a write could replace a value that was never seen. */
  #isUnread = false;

  constructor(options: StateFileOptions<T>) {
    this.#options = options;
  }

  /** The last `read` failed: the disk refused, or the path is no regular file. */
  get isUnreadable(): boolean {
    return this.#isUnread;
  }

  /** Reads the value; null if there is none, or none that can be used. */
  read(): Promise<StateRead<T>> {
    return this.#inTurn(() => {
      // The caller now learns what is there, so nothing has to be set aside.
      this.#isUnread = false;
      return this.#load();
    });
  }

  /**
   * Writes the value; of several waiting writes, only the newest. The old value stays until the new one is complete on disk.
   *
   * Returns `refused` if the disk refuses, or if a newer version of this client wrote the file or may have written it: such a
   * file is never overwritten. A file that was unreadable before and is readable now is set aside first.
   */
  write(value: T): Promise<'written' | 'refused'> {
    if (this.#waiting !== null) {
      this.#waiting.value = value;
      return this.#waiting.done;
    }
    const waiting: WaitingWrite<T> = {
      value,
      done: this.#inTurn(() => {
        if (this.#waiting === waiting) this.#waiting = null;
        return this.#save(waiting.value);
      }),
    };
    this.#waiting = waiting;
    this.#options.onWrite?.(waiting.done);
    return waiting.done;
  }

  /** Removes the file, unless a newer version of this client wrote it. */
  remove(): Promise<void> {
    // A later write must not join one that was requested before the removal.
    this.#waiting = null;
    return this.#inTurn(() => this.#erase());
  }

  /** Renames the file to `<file>.kept-<time>`, for support to look at. The newest three stay. */
  putAside(): Promise<void> {
    // A later write must not join one that was requested before this call.
    this.#waiting = null;
    return this.#inTurn(async () => {
      if (this.#owner === 'unknown') await this.#load();
      if (this.#owner === 'us') await this.#setAside('kept');
    });
  }

  async #load(): Promise<StateRead<T>> {
    const read = await readBoundedFile(this.#options.path, { maxBytes: maxStateBytes });
    switch (read.kind) {
      case 'content':
        return await this.#take(parseEnvelope(read.bytes.toString('utf8')));
      case 'too-large':
        return await this.#take(null);
      case 'absent':
        this.#owner = 'us';
        return nothing;
      case 'not-regular':
      case 'unreadable':
        this.#owner = 'unknown';
        this.#isUnread = true;
        this.#options.log.error('state file cannot be read', read);
        return nothing;
    }
  }

  /** Takes the value from an envelope; null means that the file was no envelope. */
  async #take(found: z.infer<typeof envelope> | null): Promise<StateRead<T>> {
    const { version, schema, log } = this.#options;
    if (found !== null && found.version > version) {
      this.#owner = 'newer-client';
      log.warn('state file is of a newer version and stays as it is', {
        found: found.version,
        known: version,
      });
      return nothing;
    }
    this.#owner = 'us';
    const value = found?.version === version ? schema.safeParse(found.value) : null;
    if (value?.success) return { value: value.data, setAside: false };
    log.warn('damaged state file is set aside');
    await this.#setAside('corrupt');
    return { value: null, setAside: true };
  }

  async #setAside(as: 'corrupt' | 'kept'): Promise<void> {
    const { path, log } = this.#options;
    const prefix = `${basename(path)}.${as}-`;
    try {
      await rename(path, `${path}.${as}-${createTimestamp()}-${createSuffix()}`);
      const kept = (await readdir(dirname(path))).filter((name) => name.startsWith(prefix)).sort();
      for (const name of kept.slice(0, -maxSetAside)) await rm(join(dirname(path), name), { force: true });
    } catch (error) {
      if (errnoOf(error) !== 'ENOENT') log.error('state file cannot be set aside', { error });
    }
  }

  async #save(value: T): Promise<'written' | 'refused'> {
    const { path, version, log } = this.#options;
    if (this.#owner === 'unknown') await this.#load();
    if (this.#owner !== 'us') return 'refused';
    if (this.#isUnread) {
      await this.#setAside('kept');
      this.#isUnread = false;
    }
    try {
      await replaceFile(path, JSON.stringify({ version, value }));
      return 'written';
    } catch (error) {
      log.error('state file cannot be written', { error });
      return 'refused';
    }
  }

  async #erase(): Promise<void> {
    if (this.#owner === 'unknown') await this.#load();
    if (this.#owner === 'newer-client') return;
    try {
      await rm(this.#options.path, { force: true });
    } catch (error) {
      this.#options.log.error('state file cannot be removed', { error });
    }
  }
}

/** The current time as `20261124T173635.123456Z`, which sorts by name. Several files can be set aside in one millisecond. */
function createTimestamp(): string {
  const microseconds = Math.floor((performance.timeOrigin + performance.now()) * 1000);
  const fraction = String(microseconds % 1_000_000).padStart(6, '0');
  const seconds = new Date(microseconds / 1000).toISOString().slice(0, 19);
  return `${seconds.replaceAll(/[-:]/g, '')}.${fraction}Z`;
}

const createSuffix = () => randomBytes(4).toString('hex');

const envelope = z.object({ version: z.int(), value: z.unknown() });

/** The envelope of a state file, or null for any other text. */
function parseEnvelope(text: string): z.infer<typeof envelope> | null {
  try {
    return envelope.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
