import { randomBytes } from 'node:crypto';
import { readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { z } from 'zod';
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
type Turn<T> = { value: T; done: Promise<'written' | 'refused'> };

/** A value kept as JSON in a file that only this user can read. Reads before it writes, so that it knows the version. */
export function openStateFile<T>({ path, schema, version, log }: StateFileOptions<T>): StateFile<T> {
  let lane: Promise<unknown> = Promise.resolve();
  let waiting: Turn<T> | null = null;
  /** Whose the file is. Unknown until it could be looked at. */
  let owner: 'unknown' | 'us' | 'newer-client' = 'unknown';
  /** It could not be read once, so that nobody here knows what a write would take the place of. */
  let isUnread = false;

  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = lane.then(work);
    lane = result;
    return result;
  };

  const load = async (): Promise<StateRead<T>> => {
    const read = await readBoundedFile(path, { maxBytes: maxStateBytes });
    switch (read.kind) {
      case 'content':
        return await taken(parsed(read.bytes.toString('utf8')));
      case 'too-large':
        return await taken(null);
      case 'absent':
        owner = 'us';
        return nothing;
      case 'not-regular':
      case 'unreadable':
        owner = 'unknown';
        isUnread = true;
        log.error('state file cannot be read', read);
        return nothing;
    }
  };

  /** What an envelope holds; null for one that is none. */
  const taken = async (found: { version: number; value: unknown } | null): Promise<StateRead<T>> => {
    if (found !== null && found.version > version) {
      owner = 'newer-client';
      log.warn('state file is of a newer version and stays as it is', {
        found: found.version,
        known: version,
      });
      return nothing;
    }
    owner = 'us';
    const value = found?.version === version ? schema.safeParse(found.value) : null;
    if (value?.success) return { value: value.data, setAside: false };
    log.warn('damaged state file is set aside');
    await setAside('corrupt');
    return { value: null, setAside: true };
  };

  const setAside = async (as: 'corrupt' | 'kept'): Promise<void> => {
    const prefix = `${basename(path)}.${as}-`;
    try {
      await rename(path, `${path}.${as}-${momentName()}-${suffix()}`);
      const kept = (await readdir(dirname(path))).filter((name) => name.startsWith(prefix)).sort();
      for (const name of kept.slice(0, -maxSetAside)) await rm(join(dirname(path), name), { force: true });
    } catch (error) {
      if (errnoOf(error) !== 'ENOENT') log.error('state file cannot be set aside', { error });
    }
  };

  const save = async (value: T): Promise<'written' | 'refused'> => {
    if (owner === 'unknown') await load();
    if (owner !== 'us') return 'refused';
    if (isUnread) {
      await setAside('kept');
      isUnread = false;
    }
    try {
      await replaceFile(path, JSON.stringify({ version, value }));
      return 'written';
    } catch (error) {
      log.error('state file cannot be written', { error });
      return 'refused';
    }
  };

  const moveAway = async (): Promise<void> => {
    if (owner === 'unknown') await load();
    if (owner === 'us') await setAside('kept');
  };

  return {
    read: () =>
      inTurn(() => {
        // Who reads it now knows what is there, so that nothing has to be put aside for them.
        isUnread = false;
        return load();
      }),
    get isUnread() {
      return isUnread;
    },
    write: (value) => {
      if (waiting !== null) {
        waiting.value = value;
        return waiting.done;
      }
      const turn: Turn<T> = {
        value,
        done: inTurn(() => {
          if (waiting === turn) waiting = null;
          return save(turn.value);
        }),
      };
      waiting = turn;
      return turn.done;
    },
    putAside: () => {
      // What is written from now on is newer than what is put aside.
      waiting = null;
      return inTurn(moveAway);
    },
  };
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
