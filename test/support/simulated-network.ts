import { OnboardingError } from '../../main/failure/onboarding-error.ts';
import type { Fetch } from '../../main/network/transport.ts';
import { longPollSeconds, longPollTimeoutMs } from '../../main/platform-contract/long-poll.ts';
import type { SimulatedClock } from './simulated-clock.ts';

/** `refused`: every connection breaks, at once. `silent`: nothing that is sent is ever answered. */
export type Connectivity = 'up' | 'refused' | 'silent';

/** A request without an answer yet. */
type PendingRequest = { isDead: boolean; answer: () => void; break: () => void };

/**
 * A platform with one sign-up, and the network before it, in simulated time.
 *
 * The timeout of the transport after `longPollTimeoutMs` is simulated here, because its own timer measures real time.
 */
export class SimulatedNetwork {
  /** The time of each request. */
  readonly requestTimes: number[] = [];
  /** The maximum of requests that were under way at once. */
  mostAtOnce = 0;
  /** How long the platform holds a long poll. */
  holdMs = longPollSeconds * 1_000;
  readonly #clock: SimulatedClock;
  readonly #pending = new Set<PendingRequest>();
  #connectivity: Connectivity = 'up';
  #status: 'pending' | 'activated' | 'expired' = 'pending';

  constructor(clock: SimulatedClock) {
    this.#clock = clock;
  }

  /** Changes the network from now on. Requests that were lost while it was silent stay lost. */
  setConnectivity(connectivity: Connectivity): void {
    this.#connectivity = connectivity;
    for (const request of this.#pending) {
      if (connectivity === 'refused') request.break();
      if (connectivity === 'silent') request.isDead = true;
    }
  }

  /** Suspends the machine. Afterwards its connections are broken, or `dead`: open, but the other end has given them up. */
  sleep(milliseconds: number, connections: 'broken' | 'dead'): void {
    for (const request of this.#pending) request.isDead = true;
    this.#clock.sleep(milliseconds);
    if (connections === 'broken') for (const request of this.#pending) request.break();
  }

  /** Moves the machine to another network: pending requests break, and the next one succeeds. */
  change(): void {
    for (const request of this.#pending) request.break();
  }

  /** The link of the mail is used on any device, or expires. */
  settle(status: 'activated' | 'expired'): void {
    this.#status = status;
    for (const request of this.#pending) request.answer();
  }

  readonly fetch: Fetch = async (_url, { signal } = {}) => {
    this.requestTimes.push(this.#clock.now);
    const { promise, resolve, reject } = Promise.withResolvers<Response>();
    const over = new AbortController();
    const onAbort = () => reject(signal?.reason);
    signal?.addEventListener('abort', onAbort, { once: true });
    const answer = () => {
      if (!request.isDead) resolve(this.#answer());
    };
    const request: PendingRequest = {
      isDead: this.#connectivity === 'silent',
      answer,
      break: () => reject(broken()),
    };
    const later = (wait: Promise<void>, happens: () => void) => void wait.then(happens, () => undefined);
    this.#pending.add(request);
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#pending.size);
    later(this.#clock.wait(longPollTimeoutMs, over.signal), () => reject(new OnboardingError('timeout')));
    if (this.#connectivity === 'refused') later(this.#clock.wait(50, over.signal), request.break);
    else {
      const held = this.#status === 'pending' ? this.holdMs : 50;
      later(this.#clock.until(this.#clock.now + held, over.signal), answer);
    }
    try {
      return await promise;
    } finally {
      over.abort(null);
      signal?.removeEventListener('abort', onAbort);
      this.#pending.delete(request);
    }
  };

  #answer(): Response {
    return Response.json(
      this.#status === 'activated'
        ? { status: this.#status, registration: 'a-ticket' }
        : { status: this.#status },
    );
  }
}

function broken(): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) });
}
