import type { FailureCode } from '#contract/failure.ts';
import { type Sleep, systemSleep } from '../async/abortable.ts';
import { createBackoff } from '../async/backoff.ts';
import { failureCodeOf, isTransient, OnboardingError, retryAfterMsOf } from '../failure/onboarding-error.ts';
import {
  type AuthorizationResponse,
  hashState,
  parseResponse,
  type Receiver,
} from './authorization-request.ts';
import type { SignInRequest } from './provider.ts';

/** A place at the platform that holds one answer. `secret` opens it; the answer alone is worth nothing without the verifier. */
export type OpenRelay = { id: string; secret: string; phrase: string };

/** The platform's relays. Every call rejects with an `OnboardingError`; aborted, with the signal's reason. */
export interface Relays {
  /** `stateHash`: SHA-256 of the state, base64url. `language`: of the pages that the browser sees. */
  open(
    request: { stateHash: string; language: SignInRequest['language'] },
    signal: AbortSignal,
  ): Promise<OpenRelay>;
  /** The form-encoded response once it is there; `waiting` after 25 s without one. */
  ask(relay: OpenRelay, signal: AbortSignal): Promise<'waiting' | 'expired' | { response: string }>;
  withdraw(relay: OpenRelay): Promise<void>;
}

/** Between two questions that failed. No jitter: one person waits in front of one browser. */
const pauses = { firstMs: 500, longestMs: 15_000, random: () => 1 };

/**
 * Milliseconds from one question to the next where the first was answered with `waiting` before they had passed. The
 * platform holds a question for 25 s; a proxy, or a server that is being shut down, answers at once.
 */
const shortestRoundMs = 1_000;

/** `now`: milliseconds of a clock that only goes forward. `sleep` rejects with the signal's reason. */
export type RelayClock = { now(): number; sleep: Sleep };

const systemClock: RelayClock = {
  now: () => performance.now(),
  sleep: (milliseconds, signal) => systemSleep(milliseconds, signal).catch(() => signal.throwIfAborted()),
};

/** What a bad network does to a question. The answer is still held, so it is asked again. */
const passes = (code: FailureCode) => isTransient(code) || code === 'too-many-requests';

/**
 * Receives at the platform, which holds the browser's answer until the app has fetched it.
 *
 * For browsers that cannot reach a listener of the app: on another machine, on a phone, behind something that keeps
 * connections out. Withdrawn at the end, whatever the end was; a browser that comes later is told that it does not count.
 */
export async function byRelay(
  relays: Relays,
  { signal, language }: Pick<SignInRequest, 'signal' | 'language'>,
  { redirectUri, state }: { redirectUri: string; state: string },
  clock: RelayClock = systemClock,
): Promise<Receiver> {
  const stateHash = hashState(state).toString('base64url');
  const relay = await relays.open({ stateHash, language }, signal);
  const over = new AbortController();
  const response = pollForResponse(relays, relay, {
    state,
    clock,
    signal: AbortSignal.any([signal, over.signal]),
  });
  // A caller that has stopped waiting must not cause an unhandled rejection.
  response.catch(() => undefined);
  const close = async () => {
    signal.removeEventListener('abort', close);
    if (over.signal.aborted) return;
    over.abort();
    // A courtesy to later tabs that nobody waits for: left alone, the relay expires.
    relays.withdraw(relay).catch(() => undefined);
  };
  signal.addEventListener('abort', close, { once: true });
  if (signal.aborted) void close();
  return { redirectUri, phrase: relay.phrase, response, finish: close, close };
}

async function pollForResponse(
  relays: Relays,
  relay: OpenRelay,
  { state, signal, clock }: { state: string; signal: AbortSignal; clock: RelayClock },
): Promise<AuthorizationResponse> {
  const pause = createBackoff(pauses);
  for (;;) {
    const asked = clock.now();
    try {
      const answer = await relays.ask(relay, signal);
      if (answer === 'expired') throw new OnboardingError('sign-in-timeout');
      pause.reset();
      if (answer === 'waiting') {
        const rest = shortestRoundMs - (clock.now() - asked);
        if (rest > 0) await clock.sleep(rest, signal);
        continue;
      }
      const parameters = parseResponse(answer.response, hashState(state));
      if (parameters === null) {
        throw new OnboardingError('sign-in-answer-invalid', new Error('not the response of this attempt'));
      }
      return parameters;
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      if (!passes(failureCodeOf(error))) throw error;
      await clock.sleep(Math.max(pause.next(), retryAfterMsOf(error)), signal);
    }
  }
}
