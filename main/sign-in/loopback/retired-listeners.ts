/** Attempts that a person is told about; older ones close, so that beginning again and again takes no more ports. */
const most = 8;

/** The listeners of one client's superseded attempts, which stay open to tell their tabs so. */
export class RetiredListeners {
  readonly #closes = new Set<() => void>();

  /** Keeps one open. Closes the oldest of them where there are too many. */
  add(close: () => void): void {
    this.#closes.add(close);
    const [oldest] = this.#closes;
    if (this.#closes.size <= most || oldest === undefined) return;
    this.remove(oldest);
    oldest();
  }

  /** It is closed by now. */
  remove(close: () => void): void {
    this.#closes.delete(close);
  }
}
