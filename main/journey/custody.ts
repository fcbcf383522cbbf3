import { z } from 'zod';
import type { SecretStore } from '../keychain/secret-store.ts';
import type { Identity } from '../sign-in/provider.ts';
import type { SignUpKey } from './ports.ts';

const pending = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sign-up'), id: z.string(), secret: z.string() }),
  z.strictObject({ kind: z.literal('registration'), ticket: z.string() }),
]);
type Pending = z.infer<typeof pending>;

/**
 * The secrets of a journey under way, which no state may hold: the verified identity, the sign-up's secret, the
 * registration's ticket. The last two are kept in the keychain too, so that a quit loses nothing.
 */
export class Custody {
  identity: Identity | null = null;
  signUp: SignUpKey | null = null;
  ticket: string | null = null;
  readonly #secrets: SecretStore;
  #request = { text: '', key: '' };

  constructor(secrets: SecretStore) {
    this.#secrets = secrets;
  }

  /** What the keychain can resume. Anything unreadable is as good as nothing. */
  async restore(): Promise<Pending['kind'] | null> {
    const kept = parse(await this.#secrets.read('pending'));
    if (kept?.kind === 'sign-up') this.signUp = { id: kept.id, secret: kept.secret };
    if (kept?.kind === 'registration') this.ticket = kept.ticket;
    return kept?.kind ?? null;
  }

  async keepSignUp(signUp: SignUpKey): Promise<void> {
    this.signUp = { id: signUp.id, secret: signUp.secret };
    await this.#keep({ kind: 'sign-up', ...this.signUp });
  }

  async keepTicket(ticket: string): Promise<void> {
    this.ticket = ticket;
    await this.#keep({ kind: 'registration', ticket });
  }

  /** The idempotency key of a request: the same as last time for the same text, a new one for another. */
  keyFor(text: string, make: () => string): string {
    if (this.#request.text !== text) this.#request = { text, key: make() };
    return this.#request.key;
  }

  async forget(): Promise<void> {
    const held = this.signUp !== null || this.ticket !== null;
    this.identity = null;
    this.signUp = null;
    this.ticket = null;
    this.#request = { text: '', key: '' };
    if (held) await this.#secrets.remove('pending');
  }

  async #keep(value: Pending): Promise<void> {
    await this.#secrets.write('pending', JSON.stringify(value));
  }
}

function parse(text: string | null): Pending | null {
  if (text === null) return null;
  try {
    return pending.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
