import { OnboardingError } from '../../main/failure/onboarding-error.ts';
import type { Fetch } from '../../main/network/transport.ts';
import { longPollSeconds, longPollTimeoutMs } from '../../main/platform-contract/long-poll.ts';
import type { SimulatedClock } from './simulated-clock.ts';

/** `refused`: every connection breaks, at once. `silent`: nothing that is sent is ever answered. */
export type Weather = 'up' | 'refused' | 'silent';

/** A question that the platform holds. */
type Line = { isDead: boolean; answer: () => void; break: () => void };

/**
 * A platform with one sign-up, and the network before it, in simulated time.
 *
 * What the transport's own timer does after `longPollTimeoutMs` is done here, because that timer measures real time.
 */
export class SimulatedNetwork {
  /** When each question was asked. */
  readonly asked: number[] = [];
  /** The most questions that were under way at once. */
  mostAtOnce = 0;
  /** Milliseconds that the platform holds a question. */
  hold = longPollSeconds * 1_000;
  readonly #clock: SimulatedClock;
  readonly #lines = new Set<Line>();
  #weather: Weather = 'up';
  #status: 'pending' | 'activated' | 'expired' = 'pending';

  constructor(clock: SimulatedClock) {
    this.#clock = clock;
  }

  /** The network is like this from now on. What was lost in silence stays lost. */
  become(weather: Weather): void {
    this.#weather = weather;
    for (const line of this.#lines) {
      if (weather === 'refused') line.break();
      if (weather === 'silent') line.isDead = true;
    }
  }

  /** The machine sleeps, and finds its connections broken, or, worse, as they were and without anybody at the other end. */
  sleep(milliseconds: number, connections: 'broken' | 'dead'): void {
    for (const line of this.#lines) line.isDead = true;
    this.#clock.sleep(milliseconds);
    if (connections === 'broken') for (const line of this.#lines) line.break();
  }

  /** The machine changes from one network to another: what was under way breaks, and the next question gets through. */
  change(): void {
    for (const line of this.#lines) line.break();
  }

  /** The mail's link is used, or runs out, wherever the app is. */
  settle(status: 'activated' | 'expired'): void {
    this.#status = status;
    for (const line of this.#lines) line.answer();
  }

  readonly fetch: Fetch = async (_url, { signal } = {}) => {
    this.asked.push(this.#clock.now);
    const { promise, resolve, reject } = Promise.withResolvers<Response>();
    const over = new AbortController();
    const onAbort = () => reject(signal?.reason);
    signal?.addEventListener('abort', onAbort, { once: true });
    const answer = () => {
      if (!line.isDead) resolve(this.#answer());
    };
    const line: Line = { isDead: this.#weather === 'silent', answer, break: () => reject(broken()) };
    const later = (wait: Promise<void>, happens: () => void) => void wait.then(happens, () => undefined);
    this.#lines.add(line);
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#lines.size);
    later(this.#clock.wait(longPollTimeoutMs, over.signal), () => reject(new OnboardingError('timeout')));
    if (this.#weather === 'refused') later(this.#clock.wait(50, over.signal), line.break);
    else {
      const held = this.#status === 'pending' ? this.hold : 50;
      later(this.#clock.until(this.#clock.now + held, over.signal), answer);
    }
    try {
      return await promise;
    } finally {
      over.abort(null);
      signal?.removeEventListener('abort', onAbort);
      this.#lines.delete(line);
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
