import { createSerial } from '../async/serial.ts';

/** The file cannot be read now, so that it is not known what a write would take the place of. */
export const unread = Symbol('unread');

/** Where a value is kept. Neither call throws. */
export type EditableFile<Value> = {
  /** Null where there is nothing. */
  read(): Promise<Value | null | typeof unread>;
  write(value: Value): void;
};

/** A value that is kept in a file and changed piece by piece. */
type EditedFile<Value> = {
  /** As it was read, or changed since. The empty value until it was read. */
  readonly current: Value;
  /** Reads it, the first time, and gives it once the edits under way are done. */
  read(): Promise<Value>;
  /**
   * Changes it and keeps the result, which it gives.
   *
   * Edits go in turn, each from what the one before it left and the first from what is on disk: nothing is written
   * before it was read. While the file cannot be read, edits count in memory; the first one that finds it readable again
   * makes all of them on what is there. An edit that gives back the very value it was given, or throws, writes nothing.
   */
  edit(change: (value: Value) => Value | Promise<Value>): Promise<Value>;
};

/** Edits the value of a file; `empty` where there is none. No file is touched before it is read or edited. */
export function openEditedFile<Value>(file: EditableFile<Value>, empty: Value): EditedFile<Value> {
  type Change = (value: Value) => Value | Promise<Value>;
  let current = empty;
  let isRead = false;
  /** Made while the file could not be read. */
  const unwritten: Change[] = [];
  const inTurn = createSerial();

  const load = async () => {
    if (isRead) return;
    const found = await file.read();
    if (found === unread) return;
    isRead = true;
    current = found ?? empty;
    for (const change of unwritten.splice(0)) await apply(change);
  };
  const apply = async (change: Change) => {
    const next = await change(current);
    if (next === current) return;
    current = next;
    if (isRead) file.write(next);
    else unwritten.push(change);
  };
  return {
    get current() {
      return current;
    },
    read: () =>
      inTurn(async () => {
        await load();
        return current;
      }),
    edit: (change) =>
      inTurn(async () => {
        await load();
        await apply(change);
        return current;
      }),
  };
}
