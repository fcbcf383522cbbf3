import type { Tokens } from '../../platform-contract/contract.ts';
import type { Report, WorkReport } from '../event.ts';
import type { Platform, Ports } from '../ports.ts';
import type { Attempts } from './attempts.ts';
import type { PendingSecrets } from './pending-secrets.ts';
import type { Sending } from './permission.ts';

/** What an effect changes about the work that is under way. Each takes place at once. */
type WorkControls = {
  /** Tries at once to send what is queued. */
  sendNow(): void;
  /** What is queued is not sent. */
  withdraw(): void;
  pause(): void;
  abandon(): void;
};

/** What an effect has at hand. `signal` aborts when the person went elsewhere, the rules stop it, or the app quits. */
export type EffectContext = {
  /** The platform is asked by `send` alone, which checks the rules. To withdraw is always allowed. */
  ports: Omit<Ports, 'platform'> & { platform: Pick<Platform, 'withdraw'> };
  /** Asks the platform, where the rules allow that: see `sendIfAllowed`. */
  send: <Value>(sending: Sending, ask: (platform: Platform) => Promise<Value>) => Promise<Value>;
  pending: PendingSecrets;
  attempts: Attempts;
  /** Tells the machine, with the number of this work. Says nothing once `signal` aborted. */
  report: (report: WorkReport) => void;
  /** For what is true whatever was stopped: a session that the platform has made. */
  reportAlways: (report: Extract<Report, { type: 'session-begun' }>) => void;
  signal: AbortSignal;
  /** Aborts only when the person went elsewhere: what the work brings is not wanted any more. */
  abandoned: AbortSignal;
  /** Aborts as well when what is queued was withdrawn. */
  queue: AbortSignal;
  /** Resolves after `milliseconds`, or as soon as the person asks to send now: that is true. Rejects once `queue` aborts. */
  sleepUntilAsked: (milliseconds: number) => Promise<boolean>;
  /** Requests for tokens under way, by idempotency key: asked for again, it is the same request. */
  sent: Map<string, Promise<Tokens>>;
  controls: WorkControls;
};
