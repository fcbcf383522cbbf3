import { retryAfterMsOf } from '../failure/onboarding-error.ts';
import type { Revocation } from '../journey/ports.ts';
import type { SecretStore } from '../keychain/secret-store.ts';
import type { Log } from '../log/log.ts';
import type { CallPlatform } from '../platform/call.ts';
import { clientId, type RevocationError } from '../platform-contract/contract.ts';
import { type Generation, keptGeneration, secretNameOf, unknownSession } from './session-generation.ts';
import { parseSecret } from './session-secret.ts';

/** What the platform says of a token that it will never revoke: it cannot, or sees no token in it. */
const irrevocable: readonly RevocationError['error'][] = [
  'unsupported_token_type',
  'invalid_request',
  'invalid_grant',
];

/**
 * What the platform says of this client and not of the token (RFC 6749 §5.2, by RFC 7009 §2.2.1). RFC 7009 has only a 503
 * tried again: these last until the registration at the platform is put right, or this version is replaced.
 */
const refusingClient: readonly RevocationError['error'][] = ['invalid_client', 'unauthorized_client'];

/** Which outcome of several counts for all. */
const byPrecedence: readonly Revocation[] = [
  'platform-unreachable',
  'keychain-unavailable',
  'platform-refused',
];

/**
 * Sessions that are over here and not yet both revoked at the platform and removed from the keychain.
 *
 * Each stays until both are done, whatever runs, locks and networks lie in between.
 */
export class EndedSessions {
  readonly #call: CallPlatform;
  readonly #secrets: SecretStore;
  readonly #log: Log;
  readonly #record: () => Promise<unknown>;
  /** Null: of an earlier run, whose token only the keychain has. */
  readonly #sessions = new Map<string, Generation | null>();
  /** The platform takes no revocation from this client. The next start asks again. */
  #isClientRefused = false;
  #revoking: Promise<Revocation> | null = null;
  /** The platform asked not to be asked before, by `performance.now`. */
  #notBefore = 0;

  /** @param options.record called when a session is done with, to keep the ids that are left */
  constructor(options: {
    call: CallPlatform;
    secrets: SecretStore;
    log: Log;
    record: () => Promise<unknown>;
  }) {
    this.#call = options.call;
    this.#secrets = options.secrets;
    this.#log = options.log;
    this.#record = options.record;
  }

  get ids(): string[] {
    return [...this.#sessions.keys()];
  }

  /** Resolves once no work on the tokens of these sessions is under way. */
  async settle(): Promise<void> {
    await Promise.allSettled([...this.#sessions.values()].map((one) => one?.unfinished));
  }

  has(id: string): boolean {
    return this.#sessions.has(id);
  }

  add(id: string, generation: Generation | null): void {
    this.#sessions.set(id, generation);
  }

  /** Revokes and removes what can be, once for everything that asks at the same time. Never rejects. */
  revoke(): Promise<Revocation> {
    this.#revoking ??= this.#revokeAll().finally(() => {
      this.#revoking = null;
    });
    return this.#revoking;
  }

  async #revokeAll(): Promise<Revocation> {
    if (performance.now() < this.#notBefore) return 'platform-unreachable';
    const outcomes = new Set<Revocation>();
    // One that is added meanwhile comes at the end of the map, in its turn.
    for (const id of this.#sessions.keys()) {
      if (this.#isClientRefused) return 'platform-refused';
      outcomes.add(await this.#revokeOne(id));
    }
    // What can be waited for comes first: nothing else has those tried again that wait for it.
    return byPrecedence.find((outcome) => outcomes.has(outcome)) ?? 'done';
  }

  async #revokeOne(id: string): Promise<Revocation> {
    const name = secretNameOf(id);
    let generation = this.#sessions.get(id) ?? null;
    if (generation === null) {
      const read = await this.#secrets.read(name);
      if (read.kind === 'unavailable') return 'keychain-unavailable';
      if (read.kind === 'found') {
        const kept = { id, account: unknownSession.account, accountId: null, isRenewing: false };
        generation = keptGeneration(kept, parseSecret(read.secret));
        this.#sessions.set(id, generation);
      }
    }
    while (generation !== null && generation.revokedToken !== generation.refreshToken) {
      const token = generation.refreshToken;
      const outcome = await this.#revokeToken(token);
      if (outcome !== 'done') return outcome;
      generation.revokedToken = token;
      // A refresh that was under way brings a token of its own.
      await generation.unfinished.catch(() => undefined);
    }
    await this.#secrets.remove(name);
    // The id stays in the record until the keychain has heard of the removal.
    if (this.#secrets.unsaved().includes(name)) return 'keychain-unavailable';
    this.#sessions.delete(id);
    await this.#record();
    return 'done';
  }

  /**
   * `done` where there is nothing left to try. Only the platform's own word says so: after any other answer (429, the page of
   * a proxy) the session may live on there, and is revoked later.
   */
  async #revokeToken(token: string): Promise<Exclude<Revocation, 'keychain-unavailable'>> {
    const body = { token, token_type_hint: 'refresh_token', client_id: clientId };
    try {
      const answer = await this.#call('revoke', { body });
      if (answer.status === 200) return 'done';
      const { error } = answer.value;
      this.#log.warn('the platform did not revoke the session', { error });
      this.#isClientRefused = refusingClient.includes(error);
      if (this.#isClientRefused) return 'platform-refused';
      return irrevocable.includes(error) ? 'done' : 'platform-unreachable';
    } catch (error) {
      this.#log.warn('the session could not be revoked', { error });
      this.#notBefore = performance.now() + retryAfterMsOf(error);
      return 'platform-unreachable';
    }
  }
}
