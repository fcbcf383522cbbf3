import type { Profile } from '../platform-contract/contract.ts';
import type { MembershipProof } from '../policy/membership.ts';

/** A sign-up without its id and secret. */
export type SignUpFacts = { email: string; phrase: string; expiresAt: string; resendAt: string };

/** Who is signed in, as far as the journey shows it. */
export type SignedIn = Pick<Profile, 'username' | 'name' | 'email'>;

/** The session by its id, and its account as far as it is known. */
export type KnownSession = { id: string; account: SignedIn };

/** The session of an earlier run. `unavailable`: there is one, and the keychain that holds its token does not open. */
export type RestoredSession =
  | { kind: 'found'; id: string; account: SignedIn }
  | { kind: 'none' }
  | { kind: 'unavailable' };

/** Which unfinished thing the keychain can resume; `unavailable` where it does not open. */
export type RestoredPending =
  /** `proof`: of the sign-in that it came of; null where there is none that this version knows. */
  | { kind: 'found'; holds: 'sign-up' | 'registration'; proof: MembershipProof | null }
  | { kind: 'none' }
  | { kind: 'unavailable' };
