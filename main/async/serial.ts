/** Runs what it is given one at a time, in the order in which it was given. Work that rejects holds up nothing. */
type Serial = <Result>(work: () => Promise<Result>) => Promise<Result>;

export function createSerial(): Serial {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
}

/** The same work for all who ask before it has begun, so that it begins after each of them asked. */
export function shareNext<Result>(inTurn: Serial, work: () => Promise<Result>): () => Promise<Result> {
  let waiting: Promise<Result> | null = null;
  return () => {
    waiting ??= inTurn(() => {
      waiting = null;
      return work();
    });
    return waiting;
  };
}
