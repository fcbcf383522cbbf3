import type { Tokens } from '../../platform-contract/contract.ts';
import { type Conclude, superseded } from '../../sign-in/provider.ts';
import type { Report, WorkReport } from '../event.ts';
import type { Platform, Ports } from '../ports.ts';
import type { OutgoingRequest } from '../rule-enforcement.ts';
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

/**
 * One attempt in the browser. `signal` aborts when a newer attempt begins. `stay` aborts when the person has left the sign-in
 * or `mostSuperseded` newer attempts have begun; until then the attempt's tab is told that it no longer counts.
 */
export type Attempt = { signal: AbortSignal; stay: AbortSignal };

/** Superseded attempts whose listeners stay open. Older ones are closed, so that many attempts cannot use up the ports. */
const mostSuperseded = 8;

const noBrowserWaits: Conclude = async () => undefined;

/** The attempts of one sign-in. Only the newest counts. */
export class Attempts {
  #current: { ending: AbortController; leaving: AbortController } | null = null;
  readonly #superseded: AbortController[] = [];
  /** Takes the text that a person pasted; true where it was an answer to this attempt. Null unless the return path is `paste`. */
  takePasted: ((text: string) => boolean) | null = null;
  /** Tells the browser's last page how the sign-in ended at the platform. Does nothing where no page waits for that. */
  conclude: Conclude = noBrowserWaits;

  /** Begins an attempt, which supersedes the one before. */
  begin(): Attempt {
    if (this.#current) {
      this.#current.ending.abort(superseded);
      this.#superseded.push(this.#current.leaving);
      if (this.#superseded.length > mostSuperseded) this.#superseded.shift()?.abort();
    }
    this.takePasted = null;
    this.conclude = noBrowserWaits;
    this.#current = { ending: new AbortController(), leaving: new AbortController() };
    return { signal: this.#current.ending.signal, stay: this.#current.leaving.signal };
  }

  /** Ends all attempts, because the sign-in is verified, failed or left. */
  end(): void {
    this.#current?.leaving.abort();
    for (const leaving of this.#superseded.splice(0)) leaving.abort();
    this.#current = null;
    this.takePasted = null;
  }
}
