/** Attempts that a person is told about; older ones close, so that beginning again and again takes no more ports. */
const most = 8;

const retired: (() => void)[] = [];

/** Keeps the listener of a superseded attempt open. Closes the oldest of them where there are too many. */
export function retire(close: () => void): void {
  retired.push(close);
  if (retired.length > most) retired.shift()?.();
}
