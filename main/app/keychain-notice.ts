import type { Notice } from '#contract/snapshot.ts';
import type { KeychainState } from '../keychain/secret-store.ts';

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
