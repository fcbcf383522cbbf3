import type { Sleep } from '../async/abortable.ts';
import { createBackoff } from '../async/backoff.ts';
import { createSerial, shareNext } from '../async/serial.ts';
import { retryAfterMsOf } from '../failure/onboarding-error.ts';
import type { Revocation, TokenSource } from '../journey/ports.ts';
import type { Reachability } from '../network/reachability.ts';
import { clientId, type RevocationError } from '../platform-contract/contract.ts';
import {
  type Generation,
  parseSessionSecret,
  restoreGeneration,
  secretNameOf,
  unknownSession,
} from './session-generation.ts';
import type { SessionOptions } from './session-options.ts';

/** Errors after which the platform will never revoke this token: it cannot, or does not recognise it. */
const irrevocable: readonly RevocationError['error'][] = [
  'unsupported_token_type',
  'invalid_request',
  'invalid_grant',
];

/**
 * Errors about this client, not about the token (RFC 6749 §5.2, by RFC 7009 §2.2.1). Trying again does not help (RFC 7009 says
 * so of 503 only) until the client's registration at the platform is corrected or this version is replaced.
 */
const refusingClient: readonly RevocationError['error'][] = ['invalid_client', 'unauthorized_client'];

/** Of several outcomes the first of this list is the outcome of all. */
const byPrecedence: readonly Revocation[] = [
  'platform-unreachable',
  'keychain-unavailable',
  'platform-refused',
];

type EndedSessionsOptions = Pick<SessionOptions, 'calls' | 'secrets' | 'log'> & {
  /** Writes the record; called when a session needs nothing more, to store the ids that are left. */
  record: () => Promise<unknown>;
};

/**
 * Sessions that have ended here and are not yet both revoked at the platform and removed from the keychain.
 *
 * Each stays in the record until both are done, across restarts, a locked keychain and a missing network.
 */
export class EndedSessions {
  readonly #options: EndedSessionsOptions;
  /** By id. Null for a session of an earlier run, whose token only the keychain holds. */
  readonly #sessions = new Map<string, Generation | null>();
  /** Who refused this client: the platform, its issuer, or both. The next start asks again. */
  readonly #refusing = new Set<TokenSource>();
  #revoking: Promise<Revocation> | null = null;
  /** The time of `performance.now` before which each wants no other request (`Retry-After`). */
  readonly #notBefore: Record<TokenSource, number> = { platform: 0, issuer: 0 };

  constructor(options: EndedSessionsOptions) {
    this.#options = options;
  }

  /** The ids of all sessions that still have to be revoked or removed. */
  get ids(): string[] {
    return [...this.#sessions.keys()];
  }

  /** Resolves once no work on the tokens of these sessions is under way. Never rejects. */
  async settle(): Promise<void> {
    await Promise.allSettled([...this.#sessions.values()].map((one) => one?.unfinished));
  }

  /** Whether this session is waiting to be revoked or removed. */
  has(id: string): boolean {
    return this.#sessions.has(id);
  }

  /** Adds a session that has ended. `generation` is null where only the keychain holds its token. */
  add(id: string, generation: Generation | null): void {
    this.#sessions.set(id, generation);
  }

  /** Revokes and removes what can be now. Calls at the same time share one run. Never rejects. */
  revoke(): Promise<Revocation> {
    this.#revoking ??= this.#revokeAll().finally(() => {
      this.#revoking = null;
    });
    return this.#revoking;
  }

  async #revokeAll(): Promise<Revocation> {
    const outcomes = new Set<Revocation>();
    // A session that is added meanwhile is visited too: a `Map` iterates over entries that are added while it iterates.
    for (const id of this.#sessions.keys()) outcomes.add(await this.#revokeOne(id));
    // The outcomes that waiting can change come first, because the caller tries again only for those.
    return byPrecedence.find((outcome) => outcomes.has(outcome)) ?? 'done';
  }

  async #revokeOne(id: string): Promise<Revocation> {
    const { secrets } = this.#options;
    const name = secretNameOf(id);
    let generation = this.#sessions.get(id) ?? null;
    if (generation === null) {
      const read = await secrets.read(name);
      if (read.kind === 'unavailable') return 'keychain-unavailable';
      if (read.kind === 'found') {
        const kept = { id, account: unknownSession.account, accountId: null, isRenewing: false };
        generation = restoreGeneration(kept, parseSessionSecret(read.secret));
        this.#sessions.set(id, generation);
      }
    }
    while (generation !== null && generation.revokedToken !== generation.refreshToken) {
      const token = generation.refreshToken;
      const outcome = await this.#revokeToken(token, generation.source);
      if (outcome !== 'done') return outcome;
      generation.revokedToken = token;
      // A refresh that was under way may have brought another token, which is revoked in the next round.
      await generation.unfinished.catch(() => undefined);
    }
    await secrets.remove(name);
    // The id stays in the record until the keychain has confirmed the removal.
    if (secrets.unsaved().includes(name)) return 'keychain-unavailable';
    this.#sessions.delete(id);
    await this.#options.record();
    return 'done';
  }

  /**
   * `done` where nothing is left to try. Only an answer of the contract counts as that: after any other answer (429, the page
   * of a proxy) the session may still exist, and is revoked later. A refusal by the platform says nothing about the issuer.
   */
  async #revokeToken(
    token: string,
    source: TokenSource,
  ): Promise<Exclude<Revocation, 'keychain-unavailable'>> {
    if (this.#refusing.has(source)) return 'platform-refused';
    if (performance.now() < this.#notBefore[source]) return 'platform-unreachable';
    const body = { token, token_type_hint: 'refresh_token', client_id: clientId };
    try {
      const answer = await this.#options.calls[source]('revoke', { body });
      if (answer.status === 200) return 'done';
      const { error } = answer.value;
      this.#options.log.warn('the session was not revoked', { source, error });
      if (refusingClient.includes(error)) {
        this.#refusing.add(source);
        return 'platform-refused';
      }
      return irrevocable.includes(error) ? 'done' : 'platform-unreachable';
    } catch (error) {
      this.#options.log.warn('the session could not be revoked', { source, error });
      this.#notBefore[source] = performance.now() + retryAfterMsOf(error);
      return 'platform-unreachable';
    }
  }
}

/** Between two tries at a platform that answers without revoking. */
const pauses = { firstMs: 1_000, longestMs: 60_000 };

type LateRevocationOptions = {
  /** Tries once. */
  revoke: () => Promise<Revocation>;
  reachability: Pick<Reachability, 'wait'>;
  /** Ends the wait, though not a first try; the next start of the app tries again. */
  signal: AbortSignal;
  /** Called with true while the platform does not know of a sign-out yet, and with false afterwards. */
  onQueued: (isQueued: boolean) => void;
  sleep: Sleep;
};

/**
 * Makes a function that revokes ended sessions at the platform, now or as soon as the platform can be reached. A call during a
 * run causes one more run after it. It never rejects. It does not wait for a locked keychain: call it when that is unlocked.
 */
export function createLateRevocation(options: LateRevocationOptions): () => Promise<void> {
  return shareNext(createSerial(), () => revokeOnceReachable(options));
}

async function revokeOnceReachable(options: LateRevocationOptions): Promise<void> {
  const { revoke, reachability, signal, onQueued, sleep } = options;
  try {
    const pause = createBackoff(pauses);
    for (let tries = 0; (await revoke()) === 'platform-unreachable'; tries += 1) {
      onQueued(true);
      if (tries > 0) await sleep(pause.next(), signal);
      await reachability.wait(signal);
    }
    onQueued(false);
  } catch {
    // The app ends.
  }
}
