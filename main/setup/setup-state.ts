import type { FailureCode } from '#contract/failure.ts';
import type { RequestPhase } from '#contract/journey.ts';
import type { FoundCompany, InvitationOutcome, InvitedRole, SetupPlace } from '#contract/setup.ts';
import type { OwnOrganisation, Setup } from '../platform-contract/setup-contract.ts';
import type { SetupRequest } from './setup-request.ts';

/** A page of the platform at which the person proves that they may act. In memory alone: it works once, for anybody who opens it. */
type VerificationPage = { organisation: string; url: string; expiresAt: string };

/** Everything that the setup knows of one session. */
export type SetupState = {
  /** What the platform said last; null before. */
  board: Setup | null;
  seenAt: string | null;
  isOffline: boolean;
  /** Why the board could not be read last, where that is more than a platform that is out of reach. */
  boardFailure: FailureCode | null;
  mayInvite: boolean;
  /** Organisations that were added here since the board was asked for. */
  added: OwnOrganisation[];
  place: SetupPlace;
  drafts: { query: string; addresses: string; role: InvitedRole };
  /** What came of the last invitations, until others are sent. */
  outcomes: InvitationOutcome[];
  /** The last search, so that going back from a company finds it again. */
  found: { searched: string; companies: FoundCompany[] } | null;
  /** Numbers the searches: the answer to an earlier one is dropped. */
  operation: number;
  request: SetupRequest | null;
  phase: RequestPhase;
  /** The request had to wait, or is one of an earlier run: its page is not opened by surprise. */
  hasWaited: boolean;
  page: VerificationPage | null;
  failure: { code: FailureCode; retryAt?: string } | null;
};

/** The state of a session before anything is known. */
export const initialSetup: SetupState = {
  board: null,
  seenAt: null,
  isOffline: false,
  boardFailure: null,
  mayInvite: true,
  added: [],
  place: { at: 'board' },
  drafts: { query: '', addresses: '', role: 'basic' },
  outcomes: [],
  found: null,
  operation: 0,
  request: null,
  phase: 'idle',
  hasWaited: false,
  page: null,
  failure: null,
};

/** The organisations of the board, and those that were added here meanwhile. */
export function organisationsOf({ board, added }: Pick<SetupState, 'board' | 'added'>): OwnOrganisation[] {
  const known = board?.organisations ?? [];
  return [...known, ...added.filter(({ id }) => !known.some((one) => one.id === id))];
}
