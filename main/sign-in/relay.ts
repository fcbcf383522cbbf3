import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { FailureCode } from '#contract/failure.ts';
import { codeOf, isPassing, OnboardingError } from '../failure.ts';
import type { SignInRequest } from './provider.ts';
import type { Receiver } from './receiver.ts';
import { type AuthorizationResponse, parseResponse, stateDigest } from './response-parameters.ts';

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

/** Milliseconds between two questions that the network would not carry: doubling, never more than the last. */
const pauses = [500, 1_000, 2_000, 4_000, 8_000, 15_000] as const;

/** What a bad network does to a question. The answer is still held, so it is asked again. */
const passes = (code: FailureCode) => isPassing(code) || code === 'too-many-requests';

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
): Promise<Receiver> {
  const stateHash = createHash('sha256').update(state).digest('base64url');
  const relay = await relays.open({ stateHash, language }, signal);
  const over = new AbortController();
  const response = held(relays, relay, state, AbortSignal.any([signal, over.signal]));
  // Whoever stops waiting for the response must not be told by an unhandled rejection.
  response.catch(() => undefined);
  let withdrawn = false;
  const close = async () => {
    signal.removeEventListener('abort', close);
    over.abort();
    if (withdrawn) return;
    withdrawn = true;
    // A courtesy to later tabs that nobody waits for: left alone, the relay expires.
    relays.withdraw(relay).catch(() => undefined);
  };
  signal.addEventListener('abort', close, { once: true });
  if (signal.aborted) void close();
  return { redirectUri, phrase: relay.phrase, response, finish: close, close };
}

async function held(
  relays: Relays,
  relay: OpenRelay,
  state: string,
  signal: AbortSignal,
): Promise<AuthorizationResponse> {
  for (let failures = 0; ; ) {
    try {
      const asked = performance.now();
      const answer = await relays.ask(relay, signal);
      if (answer === 'expired') throw new OnboardingError('sign-in-timeout');
      failures = 0;
      if (answer === 'waiting') {
        // A server that does not hold the question, or says something later than this version, is not asked in a loop.
        if (performance.now() - asked < pauses[0]) await setTimeout(pauses[0], undefined, { signal });
        continue;
      }
      const parameters = parseResponse(answer.response, stateDigest(state));
      if (parameters === null) {
        throw new OnboardingError('sign-in-answer-invalid', new Error('not the response of this attempt'));
      }
      return parameters;
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      if (!passes(codeOf(error))) throw error;
      await setTimeout(pauses[Math.min(failures, pauses.length - 1)], undefined, { signal });
      failures += 1;
    }
  }
}
