import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { signInMethods } from '#contract/sign-in-method.ts';
import type { SecretStore } from '../../keychain/secret-store.ts';
import { type MembershipProof, membershipProof } from '../../policy/membership.ts';
import type { Identity } from '../../sign-in/provider.ts';
import type { SessionTokens, SignUpKey } from '../ports.ts';
import { pendingIdOf, type RestoredPending, type SavedJourney } from '../saved-journey.ts';

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
  async restore(saved: SavedJourney | null): Promise<RestoredPending> {
    const read = await this.#secrets.read('pending');
    if (read.kind !== 'found') return read;
    const kept = parsePending(read.secret);
    if (kept === null || kept.pendingId !== pendingIdOf(saved)) {
      // Without a saved journey the entry may still belong to one that can be read at the next start, so it stays.
      if (saved !== null) await this.#secrets.remove('pending');
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
