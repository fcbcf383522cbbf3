import type { FailureCode } from '#contract/failure.ts';
import type { FoundCompany, InvitationOutcome, SetupIntent } from '#contract/setup.ts';
import type { OwnOrganisation, Setup, Verification } from '../platform-contract/setup-contract.ts';
import type { SavedSetup } from './saved-setup.ts';
import type { SendableRequest } from './setup-request.ts';
import type { SetupState } from './setup-state.ts';

/** What main learned. Never accepted from the window. A report about a request carries its key: one with another key is late. */
export type SetupReport =
  | { type: 'restored'; saved: SavedSetup }
  | { type: 'offered'; mayInvite: boolean }
  /** `at` in RFC 3339, by this computer's clock. */
  | { type: 'board-read'; setup: Setup; at: string }
  | { type: 'board-failed'; code: FailureCode }
  /** `query` as the person typed it. */
  | { type: 'found'; operation: number; query: string; companies: FoundCompany[] }
  | { type: 'search-failed'; operation: number; code: FailureCode; retryAt?: string }
  | { type: 'queued'; key: string }
  | { type: 'sending'; key: string }
  | { type: 'organisation-added'; key: string; organisation: OwnOrganisation }
  | { type: 'verification-started'; key: string; verification: Verification }
  | { type: 'receiving-set'; key: string; organisation: OwnOrganisation }
  | { type: 'invitation-answered'; key: string; email: string; outcome: InvitationOutcome['outcome'] }
  | { type: 'request-failed'; key: string; code: FailureCode; retryAt?: string }
  /** About this organisation's page for its verification. */
  | { type: 'page-delivered'; organisation: string; to: 'browser' | 'clipboard' }
  | { type: 'page-failed'; organisation: string; code: FailureCode };

/**
 * What changes the setup: a report, or an intent of the person. An intent comes with what the pure machine cannot know: a new
 * idempotency key for a request, and the time in milliseconds since 1970.
 */
export type SetupEvent = SetupReport | { type: 'asked'; intent: SetupIntent; newKey: string; nowMs: number };

/** Work that a transition asks for, as data. */
export type SetupEffect =
  /** `typed` is the person's input, `query` what the platform is asked for. */
  | { do: 'search'; operation: number; typed: string; query: string }
  | { do: 'send'; request: SendableRequest }
  | { do: 'send-now' }
  | { do: 'withdraw' }
  | { do: 'deliver-page'; organisation: string; url: string; to: 'browser' | 'clipboard' }
  /** Asks the platform for the board now. */
  | { do: 'refresh-board' };

/** The next state of the setup, and the effects to run. */
export type SetupTransition = readonly [SetupState, readonly SetupEffect[]];
