import type { Notice } from '#contract/snapshot.ts';
import type { KeychainState } from '../keychain/secret-store.ts';

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

/** The notices about the keychain, of which at most one is shown. */
export const keychainNotices: readonly Notice[] = [
  'session-only-locked',
  'session-only-missing',
  'session-only-unreadable',
  'session-only-forbidden',
];

/** The notice for a keychain that cannot store secrets, or null for one that can. */
export function keychainNotice(state: KeychainState): Notice | null {
  switch (state) {
    case 'ready':
      return null;
    case 'locked':
      return 'session-only-locked';
    case 'missing':
      return 'session-only-missing';
    case 'unreadable':
      return 'session-only-unreadable';
    case 'forbidden':
      return 'session-only-forbidden';
  }
}
