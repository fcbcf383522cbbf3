import { randomBytes } from 'node:crypto';
import { readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { z } from 'zod';
import { createSerial } from '../async/serial.ts';
import type { Log } from '../log/log.ts';
import { readBoundedFile } from './bounded-file.ts';
import { errnoOf } from './errno.ts';
import { replaceFile } from './replaced-file.ts';

/** Files that are kept beside the good one, newest first, for whoever is asked to look at them: damaged ones, and others. */
const maxSetAside = 3;

/** Several times what the largest of these files can hold: twenty signed answers of 64 KiB each. */
const maxStateBytes = 4 * 1024 * 1024;

/** The value that was kept, and whether what was found instead was damaged and set aside. */
type StateRead<T> = { value: T | null; setAside: boolean };

/** One small value that outlives the process. Nothing here throws: a disk that refuses is an ordinary state. */
export type StateFile<T> = {
  /** Null where there is nothing, or nothing usable. */
  read(): Promise<StateRead<T>>;
  /** The last `read` could not look at the file: the disk refused, or what has its name is no file. */
  readonly isUnread: boolean;
  /**
   * Keeps the value; of several at once, the newest. What was there before stays until the new one is whole on disk.
   *
   * `refused` when the disk refuses, or when a newer version of this client wrote the file or nobody can tell: that is
   * never overwritten. What could not be read, and can be by now, is put aside first.
   */
  write(value: T): Promise<'written' | 'refused'>;
  remove(): Promise<void>;
  /** Gives what is kept another name, `<file>.kept-<moment>`, for whoever asks for it later. The newest three stay. */
  putAside(): Promise<void>;
};

type StateFileOptions<T> = {
  path: string;
  schema: z.ZodType<T>;
  /** Raised when the shape changes so that this version could not read what the last one wrote, or the reverse. */
  version: number;
  log: Log;
};

const nothing = { value: null, setAside: false };

/** A write that has not begun: a later one takes its place. */
type WaitingWrite<T> = { value: T; done: Promise<'written' | 'refused'> };

/** A value kept as JSON in a file that only this user can read. Reads before it writes, so that it knows the version. */
export function openStateFile<T>(options: StateFileOptions<T>): StateFile<T> {
  return new JsonFile(options);
}

class JsonFile<T> implements StateFile<T> {
  readonly #options: StateFileOptions<T>;
  readonly #inTurn = createSerial();
  #waiting: WaitingWrite<T> | null = null;
  /** Whose the file is. Unknown until it could be looked at. */
  #owner: 'unknown' | 'us' | 'newer-client' = 'unknown';
  /** It could not be read once, so that nobody here knows what a write would take the place of. */
  #isUnread = false;

  constructor(options: StateFileOptions<T>) {
    this.#options = options;
  }

  get isUnread(): boolean {
    return this.#isUnread;
  }

  read(): Promise<StateRead<T>> {
    return this.#inTurn(() => {
      // Who reads it now knows what is there, so that nothing has to be put aside for them.
      this.#isUnread = false;
      return this.#load();
    });
  }

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
    return waiting.done;
  }

  remove(): Promise<void> {
    // What is written from now on is newer than the removal.
    this.#waiting = null;
    return this.#inTurn(() => this.#erase());
  }

  putAside(): Promise<void> {
    // What is written from now on is newer than what is put aside.
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
        return await this.#take(parsed(read.bytes.toString('utf8')));
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

  /** What an envelope holds; null for one that is none. */
  async #take(found: { version: number; value: unknown } | null): Promise<StateRead<T>> {
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
      await rename(path, `${path}.${as}-${momentName()}-${suffix()}`);
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

/** Now as a name that sorts by time, `20261124T173635.123456Z`: several files can be set aside in one millisecond. */
function momentName(): string {
  const microseconds = Math.floor((performance.timeOrigin + performance.now()) * 1000);
  const fraction = String(microseconds % 1_000_000).padStart(6, '0');
  const seconds = new Date(microseconds / 1000).toISOString().slice(0, 19);
  return `${seconds.replaceAll(/[-:]/g, '')}.${fraction}Z`;
}

const suffix = () => randomBytes(4).toString('hex');

/** The envelope, or null for what we did not write. */
function parsed(text: string): { version: number; value: unknown } | null {
  try {
    const envelope: unknown = JSON.parse(text);
    if (
      typeof envelope !== 'object' ||
      envelope === null ||
      !('version' in envelope) ||
      !('value' in envelope)
    ) {
      return null;
    }
    const { version, value } = envelope;
    return typeof version === 'number' && Number.isSafeInteger(version) ? { version, value } : null;
  } catch {
    return null;
  }
}
