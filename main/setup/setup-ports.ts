import type { FailureCode } from '#contract/failure.ts';
import type { InvoiceCheck, VerificationMethod } from '#contract/setup.ts';
import type { Ports } from '../journey/ports.ts';
import type {
  Company,
  Invitation,
  InvitationRequest,
  OwnOrganisation,
  ReceivingRequest,
  Setup,
  Verification,
} from '../platform-contract/setup-contract.ts';
import type { SavedSetup } from './saved-setup.ts';

/**
 * The state of the setup, the ETag with which to wait for another, and how long the platform asks to wait before the next
 * question (`Retry-After`), in milliseconds; 0 where it does not ask.
 */
export type SeenSetup = { setup: Setup; etag: string | null; retryAfterMs: number };

/**
 * The platform's operations, as the setup needs them. Every call names its session.
 *
 * Every call rejects with an `OnboardingError`: what the transport throws, the code of the platform's problem, or one that
 * says that the session is over (`isSessionOver`). A call that is aborted rejects with the signal's reason.
 */
export interface SetupPlatform {
  /** Resolves once the state differs from that of the ETag, or with null after `longPollSeconds`. Without an ETag at once. */
  watch(session: string, etag: string | null, signal: AbortSignal): Promise<SeenSetup | null>;
  findCompanies(session: string, query: string, signal: AbortSignal): Promise<Company[]>;
  /** Repeated with the same `key` it happens once and gives the same answer; so do the next three. */
  addOrganisation(
    session: string,
    companyId: string,
    key: string,
    signal: AbortSignal,
  ): Promise<OwnOrganisation>;
  startVerification(
    session: string,
    organisation: string,
    method: VerificationMethod,
    key: string,
    signal: AbortSignal,
  ): Promise<Verification>;
  setReceiving(
    session: string,
    organisation: string,
    request: ReceivingRequest,
    signal: AbortSignal,
  ): Promise<OwnOrganisation>;
  invite(
    session: string,
    request: Omit<InvitationRequest, 'language'>,
    key: string,
    signal: AbortSignal,
  ): Promise<Invitation>;
  /** Checks an invoice. Nothing of it is kept. */
  checkInvoice(session: string, xml: string): Promise<InvoiceCheck>;
}

/** Everything that the setup needs from outside. */
export type SetupPorts = Pick<
  Ports,
  'browser' | 'log' | 'now' | 'probeNow' | 'sleep' | 'waitUntilReachable'
> & {
  platform: SetupPlatform;
  /** Whether an address that the platform gave may be opened, copied or passed on. */
  mayOpen(url: string): boolean;
  /** The saved setup on disk. No call rejects. `write` resolves once it is there, or cannot be. */
  saved: { read(): Promise<SavedSetup | null>; write(saved: SavedSetup): Promise<void>; remove(): void };
  /** Tells the journey that this session is over, and why. */
  onSessionEnded(session: string, code: FailureCode): void;
  /** A key that no other request has. */
  newKey(): string;
  /** Milliseconds since 1970, by this computer's clock. */
  wallClock(): number;
};
