import type { Notice } from '#contract/snapshot.ts';

/** What a person must know whatever the step: notices come and go, each once. */
export class NoticeBoard {
  readonly #notices = new Set<Notice>();
  readonly #show: (notices: Notice[]) => void;

  constructor(show: (notices: Notice[]) => void) {
    this.#show = show;
  }

  /** Shows the notice, or takes it away. */
  set(notice: Notice, isPresent: boolean): void {
    if (this.#notices.has(notice) === isPresent) return;
    if (isPresent) this.#notices.add(notice);
    else this.#notices.delete(notice);
    this.#show([...this.#notices]);
  }

  /** Shows at most one of these, which exclude each other. */
  choose(shown: Notice | null, among: readonly Notice[]): void {
    for (const notice of among) this.set(notice, notice === shown);
  }
}
