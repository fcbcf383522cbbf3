import { createHmac, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { signInMethods } from '#contract/sign-in-method.ts';
import type { SecretStore } from '../../keychain/secret-store.ts';
import type { RegistrationRequest } from '../../platform-contract/contract.ts';
import { type MembershipProof, membershipProof } from '../../policy/membership.ts';

import type { Identity } from '../../sign-in/provider.ts';
import type { RestoredPending } from '../account-facts.ts';
import type { SignUpKey } from '../ports.ts';
import type { Memory } from '../saved-journey.ts';
import { pendingIdOf } from '../saved-journey.ts';

const pendingId = z.string().min(1).max(64);
/** What it came of. A way or a proof that this version does not know is none. */
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

/** How the person came, and what that proved of where they belong. */
export type Origin = Pick<Pending, 'by' | 'proof'>;
const unknownOrigin: Origin = { by: null, proof: null };

/**
 * The secrets of a journey under way, which no state may hold: the verified identity, the sign-up's secret, the
 * registration's ticket. The last two are kept in the keychain too, so that a quit loses nothing.
 *
 * What is kept has an id, which the saved journey names: what the keychain holds under another id belongs to something
 * that was given up, by this person or the one before.
 */
export class PendingSecrets {
  identity: Identity | null = null;
  signUp: SignUpKey | null = null;
  ticket: string | null = null;
  /** What the sign-up or the ticket came of. The rules of today are held against it before anything is sent. */
  origin: Origin = unknownOrigin;
  readonly #secrets: SecretStore;
  #pendingId: string | null = null;

  constructor(secrets: SecretStore) {
    this.#secrets = secrets;
  }

  /** What the keychain can resume of the saved journey. Anything unreadable is as good as nothing. */
  async restore(memory: Memory | null): Promise<RestoredPending> {
    const read = await this.#secrets.read('pending');
    if (read.kind !== 'found') return read;
    const kept = parse(read.secret);
    if (kept === null || kept.pendingId !== pendingIdOf(memory)) {
      // Without a saved journey it is not known whose it is: that may be readable the next time.
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

  /** What a sign-in at a provider proved; null where the person came by a mail. */
  get signInProof(): MembershipProof | null {
    return this.origin.by === 'email' ? null : this.origin.proof;
  }

  /** Gives the id under which it is kept. */
  async keepSignUp(signUp: SignUpKey, origin: Origin): Promise<string> {
    this.#pendingId = randomUUID();
    this.origin = origin;
    this.signUp = { id: signUp.id, secret: signUp.secret };
    return await this.#keep({ pendingId: this.#pendingId, kind: 'sign-up', ...this.signUp, ...origin });
  }

  /**
   * Gives the id under which it is kept: that of the sign-up which led to it, if there was one.
   *
   * @param origin what it came of; that of the sign-up unless given
   */
  async keepTicket(ticket: string, origin = this.origin): Promise<string> {
    this.#pendingId ??= randomUUID();
    this.ticket = ticket;
    this.origin = origin;
    return await this.#keep({ pendingId: this.#pendingId, kind: 'registration', ticket, ...origin });
  }

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

/**
 * The idempotency key of a registration: the same for the same details, after a restart too, so that a lost answer makes
 * no second account. Keyed with the ticket, which is secret: the key tells nothing of the password in it.
 */
export function registrationKey(
  ticket: string,
  { username, password, acceptedTerms }: RegistrationRequest,
): string {
  const text = JSON.stringify([username, password, acceptedTerms.version, acceptedTerms.sha256]);
  return createHmac('sha256', ticket).update(text).digest('base64url');
}

function parse(text: string): Pending | null {
  try {
    return pending.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
