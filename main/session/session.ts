import { isDeepStrictEqual } from 'node:util';
import { failureCodeOf, OnboardingError, SupersededSession } from '../failure/onboarding-error.ts';
import type {
  NewSession,
  Revocation,
  Session,
  SessionAnswer,
  SessionTokens,
  TokenSource,
} from '../journey/ports.ts';
import type { RestoredSession } from '../journey/saved-journey.ts';
import type { AccountProfile } from '../platform-contract/contract.ts';
import { EndedSessions } from './ended-sessions.ts';
import {
  askAccount,
  createGeneration,
  formatSessionSecret,
  type Generation,
  isAnswerLost,
  isOtherAccount,
  parseSessionSecret,
  renewTokens,
  restoredFrom,
  restoreGeneration,
  secretNameOf,
  unknownSession,
} from './session-generation.ts';
import type { IsAllowed, SessionOptions } from './session-options.ts';
import type { KeptSession } from './session-record.ts';

/**
 * The session at the platform. At most one is current. Each has an id, a keychain entry and a place in the record on disk.
 *
 * Every operation names its session by id, and does nothing if another one is current by then. A late answer for a session
 * that has ended (to a refresh, for example) is stored under that session's own name, and revoked. A rotated refresh token
 * is in the keychain before the access token that came with it is used, so that a crash in between loses nothing.
 */
export class PlatformSession implements Session {
  readonly #options: SessionOptions;
  #current: Generation | null = null;
  /** The current session of the record on disk that this run has not resumed; null where there is none. */
  #heldBack: KeptSession | null = null;
  readonly #ended: EndedSessions;
  #loading: Promise<void> | null = null;
  /** Whether the present record is on disk. */
  #isRecorded = true;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#ended = new EndedSessions({ ...options, record: () => this.#record() });
  }

  async restore(knownId: string | null): Promise<RestoredSession> {
    await this.#load();
    const kept = this.#current?.kept ?? this.#heldBack;
    // The saved journey names a session that the record does not: the record was lost, so that session is revoked.
    if (knownId !== null && knownId !== kept?.id && !this.#ended.has(knownId)) {
      this.#ended.add(knownId, null);
      await this.#record();
      this.#options.onOwed();
    }
    if (this.#current) return restoredFrom(this.#current);
    const resumable = this.#heldBack;
    if (resumable === null || this.#options.resumes === false) return { kind: 'none' };
    const read = await this.#options.secrets.read(secretNameOf(resumable.id));
    // The current session changed while the keychain was read: start over.
    if (this.#current !== null || this.#heldBack !== resumable) return await this.restore(null);
    if (read.kind === 'unavailable') return read;
    this.#heldBack = null;
    if (read.kind === 'none') {
      await this.#record();
      return read;
    }
    this.#current = restoreGeneration(resumable, parseSessionSecret(read.secret));
    return restoredFrom(this.#current);
  }

  async begin(tokens: SessionTokens, about: NewSession, abandoned?: AbortSignal): Promise<{ id: string }> {
    await this.#load();
    // The same answer a second time is the same session.
    if (this.#current?.refreshToken === tokens.refresh_token) return { id: this.#current.id };
    const generation = createGeneration(tokens, about);
    if (this.#current) this.#ended.add(this.#current.id, this.#current);
    if (this.#heldBack) this.#ended.add(this.#heldBack.id, null);
    const isOwed = this.#current !== null || this.#heldBack !== null;
    this.#current = generation;
    this.#heldBack = null;
    // Ends the session without waiting for the keychain: until it has ended, a start after a crash would resume it.
    const onAbandoned = () => void this.end(generation.id);
    abandoned?.addEventListener('abort', onAbandoned, { once: true });
    await this.#store(generation);
    abandoned?.removeEventListener('abort', onAbandoned);
    if (isOwed || this.#current !== generation) this.#options.onOwed();
    return { id: generation.id };
  }

  async check(id: string): Promise<SessionAnswer | null> {
    try {
      return await this.#check(this.#assertCurrent(id));
    } catch (error) {
      if (error instanceof SupersededSession) return null;
      throw error;
    }
  }

  async #check(generation: Generation): Promise<SessionAnswer> {
    const answer = await this.#ask(generation, (bearer) => askAccount(this.#options, generation, bearer));
    this.#assertCurrent(generation.id);
    const { profile } = answer;
    if (isOtherAccount(generation, profile)) {
      this.#options.log.error('the platform answered for another account than the one signed in');
      await this.end(generation.id);
      throw new OnboardingError('account-changed');
    }
    generation.namedEmail = profile.email;
    await this.#storeProfile(generation, profile);
    return { ...answer, proof: generation.proof };
  }

  /**
   * Asks the platform with the access token of this session, renewed where that is needed. Where the rules want a proof and none
   * was kept, it is asked for the account's address first. `isAllowed` is asked before each request.
   *
   * @throws {OnboardingError} as `check` does where the session is over; `SupersededSession` where it was ended here, or another
   *   one is current; `not-allowed-here` where it is not allowed, or its tokens are the issuer's own, which the platform must not
   *   see; else as `ask` does
   */
  async ask<Value>(id: string, ask: (token: string) => Promise<Value>, isAllowed: IsAllowed): Promise<Value> {
    const generation = this.#assertCurrent(id);
    const { source, proof } = generation;
    const mayAsk = () => source === 'platform' && isAllowed({ proof, email: generation.namedEmail });
    const isUnproven = proof === null && generation.namedEmail === null;
    if (isUnproven && !mayAsk()) await this.#check(generation);
    return await this.#ask(generation, async (token) => {
      if (mayAsk()) return await ask(token);
      throw new OnboardingError('not-allowed-here');
    });
  }

  sourceOf(id: string): TokenSource | null {
    return this.#current?.id === id ? this.#current.source : null;
  }

  isKept(id: string): boolean {
    return !this.#options.secrets.unsaved().includes(secretNameOf(id));
  }

  async end(id: string): Promise<void> {
    await this.#load();
    const generation = this.#current;
    if (generation?.id === id) this.#current = null;
    else if (this.#heldBack?.id === id) this.#heldBack = null;
    else return;
    this.#ended.add(id, generation?.id === id ? generation : null);
    // If the disk does not take the record, a start would resume the session: remove its keychain entry now.
    if ((await this.#record()) === 'refused') {
      await this.#options.secrets.remove(secretNameOf(id));
      // If the keychain does not take the removal either, remove the whole record: without it nothing is resumed.
      if (!this.isKept(id)) await this.#options.file.remove();
    }
    this.#options.onOwed();
  }

  async endLocked(): Promise<void> {
    await this.#load();
    if (this.#heldBack) await this.end(this.#heldBack.id);
  }

  async discard(tokens: SessionTokens, source: TokenSource): Promise<void> {
    await this.#load();
    const generation = { ...createGeneration(tokens, unknownSession), source };
    this.#ended.add(generation.id, generation);
    await this.#store(generation);
    this.#options.onOwed();
  }

  /** Revokes the ended sessions at the platform and removes them from the keychain, as far as possible now. Never rejects. */
  async revoke(): Promise<Revocation> {
    await this.#load();
    return await this.#ended.revoke();
  }

  /** Finishes all work before the app quits. Ends a session that is in memory only, which no later start could. Never rejects. */
  async settle(): Promise<void> {
    await this.#load();
    await Promise.allSettled([this.#current?.unfinished, this.#ended.settle()]);
    const current = this.#current;
    const isInMemoryOnly = current !== null && (!this.#isRecorded || !this.isKept(current.id));
    if (isInMemoryOnly) await this.end(current.id);
    await this.revoke();
  }

  #load(): Promise<void> {
    this.#loading ??= this.#options.file.read().then((record) => {
      this.#heldBack = record?.current ?? null;
      for (const id of record?.ended ?? []) this.#ended.add(id, null);
    });
    return this.#loading;
  }

  async #record(): Promise<'written' | 'refused'> {
    const current = this.#current?.kept ?? this.#heldBack;
    const outcome = await this.#options.file.write({ current, ended: this.#ended.ids });
    this.#isRecorded = outcome === 'written';
    return outcome;
  }

  /** Writes the record before the keychain, because a keychain entry that no record names would never be found again. */
  #store(generation: Generation): Promise<void> {
    const storing = this.#record().then(() =>
      this.#options.secrets.write(secretNameOf(generation.id), formatSessionSecret(generation)),
    );
    generation.unfinished = storing;
    return storing;
  }

  /** @throws {SupersededSession} where this session is not the current one */
  #assertCurrent(id: string): Generation {
    if (this.#current?.id !== id) throw new SupersededSession();
    return this.#current;
  }

  async #ask<Value>(generation: Generation, ask: (bearer: string) => Promise<Value>): Promise<Value> {
    const tried = generation.accessToken;
    if (tried !== null) {
      try {
        return await ask(tried);
      } catch (error) {
        if (failureCodeOf(error) !== 'session-ended') throw error;
      }
      this.#assertCurrent(generation.id);
    }
    const { accessToken } = generation;
    // Another caller may have refreshed while this request was refused.
    const bearer =
      accessToken === tried || accessToken === null ? await this.#refreshOnce(generation) : accessToken;
    return await ask(bearer).catch(async (error: unknown) => {
      this.#assertCurrent(generation.id);
      // Refused with a fresh token: the session itself has ended.
      if (failureCodeOf(error) === 'session-ended') await this.end(generation.id);
      throw error;
    });
  }

  #refreshOnce(generation: Generation): Promise<string> {
    generation.refreshing ??= this.#refresh(generation).finally(() => {
      generation.refreshing = null;
    });
    generation.unfinished = Promise.allSettled([generation.unfinished, generation.refreshing]);
    return generation.refreshing;
  }

  async #refresh(generation: Generation): Promise<string> {
    const { calls, secrets } = this.#options;
    const wasLost = generation.kept.isRenewing;
    await this.#change(generation, { isRenewing: true });
    this.#assertCurrent(generation.id);
    const answer = await renewTokens(calls[generation.source], generation.refreshToken).catch(
      async (error: unknown) => {
        // The platform answered with an error or was not reached: the token was not rotated.
        if (!isAnswerLost(error)) await this.#change(generation, { isRenewing: false });
        throw error;
      },
    );
    if (answer.kind === 'over') {
      this.#assertCurrent(generation.id);
      // Nothing is left to revoke.
      generation.revokedToken = generation.refreshToken;
      await this.end(generation.id);
      throw new OnboardingError(wasLost || answer.wasRepeated ? 'session-lost' : 'session-ended');
    }
    generation.refreshToken = answer.tokens.refresh_token;
    await secrets.write(secretNameOf(generation.id), formatSessionSecret(generation));
    if (this.#current !== generation) {
      this.#options.onOwed();
      throw new SupersededSession();
    }
    await this.#change(generation, { isRenewing: false });
    generation.accessToken = answer.tokens.access_token;
    return answer.tokens.access_token;
  }

  async #storeProfile(
    generation: Generation,
    { id: accountId, username, name, email }: AccountProfile,
  ): Promise<void> {
    const { account, accountId: known } = generation.kept;
    const told = { username, name, email };
    if (known === accountId && isDeepStrictEqual(account, told)) return;
    await this.#change(generation, { accountId, account: told });
  }

  async #change(generation: Generation, facts: Partial<KeptSession>): Promise<void> {
    generation.kept = { ...generation.kept, ...facts };
    if (this.#current === generation) await this.#record();
  }
}
