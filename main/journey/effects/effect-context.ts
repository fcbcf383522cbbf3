import type { Tokens } from '../../platform-contract/contract.ts';
import type { Report, WorkReport } from '../event.ts';
import type { Platform, Ports } from '../ports.ts';
import type { OutgoingRequest } from '../rule-enforcement.ts';
import type { Attempts } from './attempts.ts';
import type { PendingSecrets } from './pending-secrets.ts';

/** How an effect controls the work that is under way. Each call takes effect at once. */
type WorkControls = {
  /** Sends the queued request now. */
  sendNow(): void;
  /** Cancels the queued request. */
  withdraw(): void;
  /** Stops all work, and keeps the pending secrets. */
  pause(): void;
  /** Stops all work, forgets the pending secrets, and withdraws the sign-up at the platform. */
  abandon(): void;
};

/** What every effect is given. */
export type EffectContext = {
  /** Without the platform's calls, which go through `send` so that the rules are checked. Only `withdraw` is always allowed. */
  ports: Omit<Ports, 'platform'> & { platform: Pick<Platform, 'withdraw'> };
  /** Asks the platform where the rules allow it: see `sendIfAllowed`. */
  send: <Value>(sending: OutgoingRequest, ask: (platform: Platform) => Promise<Value>) => Promise<Value>;
  pending: PendingSecrets;
  attempts: Attempts;
  /** Reports to the machine, with this effect's operation number. Does nothing once `signal` has aborted. */
  report: (report: WorkReport) => void;
  /** Reports even after `signal` has aborted. Only for a session that the platform has made. */
  reportAlways: (report: Extract<Report, { type: 'session-begun' }>) => void;
  /** Aborts when the person went elsewhere, the rules stop the work, or the app quits. */
  signal: AbortSignal;
  /** Aborts only when the person went elsewhere, so that the result of the work is not wanted any more. */
  abandoned: AbortSignal;
  /** Aborts with `signal`, and when the queued request is withdrawn. */
  queue: AbortSignal;
  /**
   * Resolves with false after `milliseconds`, or with true as soon as the person asks to send now. Rejects when `queue`
   * aborts.
   */
  sleepUntilAsked: (milliseconds: number) => Promise<boolean>;
  /** Token requests under way, by idempotency key. Asking again with the same key waits for the same request. */
  sent: Map<string, Promise<Tokens>>;
  controls: WorkControls;
};
