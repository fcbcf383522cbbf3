import type { Notice } from '#contract/snapshot.ts';

/** The notices that are shown in every step, each at most once. */
export class NoticeBoard {
  readonly #notices = new Set<Notice>();
  readonly #show: (notices: Notice[]) => void;

  constructor(show: (notices: Notice[]) => void) {
    this.#show = show;
  }

  /** Shows the notice, or removes it. */
  set(notice: Notice, isPresent: boolean): void {
    if (this.#notices.has(notice) === isPresent) return;
    if (isPresent) this.#notices.add(notice);
    else this.#notices.delete(notice);
    this.#show([...this.#notices]);
  }

  /** Shows one notice of a group that exclude each other, or none. */
  choose(shown: Notice | null, among: readonly Notice[]): void {
    for (const notice of among) this.set(notice, notice === shown);
  }
}
