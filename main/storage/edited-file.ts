/** Where a value is kept. Neither call throws. */
export type ValueFile<Value> = {
  read(): Promise<Value | null>;
  write(value: Value): void;
};

/** A value that is kept in a file and changed piece by piece. */
export type EditedFile<Value> = {
  /** As it was read, or changed since. The empty value until it was read. */
  readonly current: Value;
  /** Reads it, the first time, and gives it once the edits under way are done. */
  read(): Promise<Value>;
  /**
   * Changes it and keeps the result, which it gives.
   *
   * Edits go in turn, each from what the one before it left and the first from what is on disk: nothing is written
   * before it was read. An edit that gives back the very value it was given, or throws, writes nothing.
   */
  edit(change: (value: Value) => Value | Promise<Value>): Promise<Value>;
};

/** Edits the value of a file; `empty` where there is none. No file is touched before it is read or edited. */
export function editedFile<Value>(file: ValueFile<Value>, empty: Value): EditedFile<Value> {
  let current = empty;
  let lane: Promise<unknown> | null = null;
  const loaded = () => {
    lane ??= file.read().then((found) => {
      current = found ?? empty;
    });
    return lane;
  };
  return {
    get current() {
      return current;
    },
    read: async () => {
      await loaded();
      return current;
    },
    edit: async (change) => {
      const turn = loaded().then(async () => {
        const next = await change(current);
        if (next !== current) {
          current = next;
          file.write(next);
        }
        return next;
      });
      lane = turn.catch(() => undefined);
      return await turn;
    },
  };
}
