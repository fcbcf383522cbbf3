import type { AccountProfile } from '../platform-contract/contract.ts';
import type { MembershipProof } from '../policy/membership.ts';

/** A sign-up without its id and secret. */
export type SignUpFacts = { email: string; phrase: string; expiresAt: string; resendAt: string };

/** The account fields that the journey shows. */
export type SignedIn = Pick<AccountProfile, 'username' | 'name' | 'email'>;

/** A session's id and the account fields known so far. */
export type KnownSession = { id: string; account: SignedIn };

/** The session of an earlier run. `unavailable`: it exists, but the keychain that holds its token cannot be opened. */
export type RestoredSession =
  | { kind: 'found'; id: string; account: SignedIn }
  | { kind: 'none' }
  | { kind: 'unavailable' };

/** Which unfinished sign-up or registration the keychain can resume; `unavailable` where it cannot be opened. */
export type RestoredPending =
  /** `proof`: what the sign-in before it proved; null where this version knows none. */
  | { kind: 'found'; holds: 'sign-up' | 'registration'; proof: MembershipProof | null }
  | { kind: 'none' }
  | { kind: 'unavailable' };
