import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { signInMethods } from '#contract/sign-in-method.ts';
import type { SecretStore } from '../../keychain/secret-store.ts';
import type { Tokens } from '../../platform-contract/contract.ts';
import { type MembershipProof, membershipProof } from '../../policy/membership.ts';
import { type Conclude, type Identity, superseded } from '../../sign-in/provider.ts';
import type { Report, WorkReport } from '../event.ts';
import type { Platform, Ports, SessionTokens, SignUpKey } from '../ports.ts';
import type { OutgoingRequest } from '../rule-enforcement.ts';
import { pendingIdOf, type RestoredPending, type SavedJourney } from '../saved-journey.ts';

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

const pendingId = z.string().min(1).max(64);
/** How the person came here. A method or a proof that this version does not know is read as null. */
const origin = {
  by: z
    .enum([...signInMethods, 'email'])
    .nullable()
    .catch(null)
    .default(null),
  proof: membershipProof.nullable().catch(null).default(null),
};
const pending = z.discriminatedUnion('kind', [
  z.object({ pendingId, kind: z.literal('sign-up'), id: z.string(), secret: z.string(), ...origin }),
  z.object({ pendingId, kind: z.literal('registration'), ticket: z.string(), ...origin }),
]);
type Pending = z.infer<typeof pending>;

/** The method by which a sign-up or a ticket was obtained, and what it proved about membership. */
export type Origin = Pick<Pending, 'by' | 'proof'>;
const unknownOrigin: Origin = { by: null, proof: null };

/**
 * The secrets of a journey under way, which the state may not hold: the verified identity, the sign-up's secret and the
 * registration's ticket. The last two are stored in the keychain as well, so that quitting loses nothing.
 *
 * The keychain entry has an id that the saved journey names. An entry with another id belongs to a journey that was given
 * up, perhaps by another person, and is removed.
 */
export class PendingSecrets {
  identity: Identity | null = null;
  /** The issuer's tokens that came with the identity, where they are to become the session. In memory alone. */
  #issuerTokens: SessionTokens | null = null;
  signUp: SignUpKey | null = null;
  ticket: string | null = null;
  /** Where the sign-up or the ticket came from. The present rules are checked against it before anything is sent. */
  origin: Origin = unknownOrigin;
  readonly #secrets: SecretStore;
  #pendingId: string | null = null;

  constructor(secrets: SecretStore) {
    this.#secrets = secrets;
  }

  /** Loads the secrets of the saved journey from the keychain. An entry that cannot be parsed counts as none. */
  async restore(memory: SavedJourney | null): Promise<RestoredPending> {
    const read = await this.#secrets.read('pending');
    if (read.kind !== 'found') return read;
    const kept = parsePending(read.secret);
    if (kept === null || kept.pendingId !== pendingIdOf(memory)) {
      // Without a saved journey the entry may still belong to one that can be read at the next start, so it stays.
      if (memory !== null) await this.#secrets.remove('pending');
      return { kind: 'none' };
    }
    this.#pendingId = kept.pendingId;
    if (kept.kind === 'sign-up') this.signUp = { id: kept.id, secret: kept.secret };
    else this.ticket = kept.ticket;
    const { by, proof } = kept;
    this.origin = { by, proof };
    return { kind: 'found', holds: kept.kind, proof };
  }

  /** What a sign-in at a provider proved about membership; null after a sign-up by e-mail. */
  get signInProof(): MembershipProof | null {
    return this.origin.by === 'email' ? null : this.origin.proof;
  }

  /** Stores the sign-up in the keychain. @returns the id of the entry */
  async keepSignUp(signUp: SignUpKey, origin: Origin): Promise<string> {
    this.#pendingId = randomUUID();
    this.origin = origin;
    this.signUp = { id: signUp.id, secret: signUp.secret };
    return await this.#keep({ pendingId: this.#pendingId, kind: 'sign-up', ...this.signUp, ...origin });
  }

  /**
   * Stores the ticket in the keychain, in the place of the sign-up that led to it, if any, and under the same id.
   *
   * @param origin where the ticket came from; by default that of the sign-up
   * @returns the id of the entry
   */
  async keepTicket(ticket: string, origin = this.origin): Promise<string> {
    this.#pendingId ??= randomUUID();
    this.ticket = ticket;
    this.origin = origin;
    return await this.#keep({ pendingId: this.#pendingId, kind: 'registration', ticket, ...origin });
  }

  /** Keeps the issuer's tokens for `takeIssuerTokens`. */
  keepIssuerTokens(tokens: SessionTokens): void {
    this.#issuerTokens = tokens;
  }

  /** Hands the issuer's tokens over, once: the caller makes a session of them or discards them. Null for none. */
  takeIssuerTokens(): SessionTokens | null {
    const tokens = this.#issuerTokens;
    this.#issuerTokens = null;
    return tokens;
  }

  /** Forgets all secrets, in memory at once and then in the keychain. */
  async forget(): Promise<void> {
    const isKept = this.#pendingId !== null;
    this.identity = null;
    this.signUp = null;
    this.ticket = null;
    this.origin = unknownOrigin;
    this.#pendingId = null;
    if (isKept) await this.#secrets.remove('pending');
  }

  async #keep(value: Pending): Promise<string> {
    await this.#secrets.write('pending', JSON.stringify(value));
    return value.pendingId;
  }
}

function parsePending(text: string): Pending | null {
  try {
    return pending.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
