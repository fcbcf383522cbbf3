import { Secret, TOTP } from 'otpauth';
import type { AccountStore } from '../platform/account-store.ts';
import { passwordMatches } from '../platform/secrets.ts';
import type { Account } from '../state.ts';

/** Wrong tries in a row before a login is closed, and for how long. */
const mostWrongTries = 5;
const lockedMs = 15 * 60_000;

/** How a try ended. The same for an unknown name as for a wrong password: nobody learns who has an account. */
export type LoginOutcome =
  | { kind: 'in'; account: Account }
  /** The password was right; a code of the authenticator app is wanted beside it. */
  | { kind: 'code-wanted' }
  | { kind: 'wrong' }
  | { kind: 'code-wrong' }
  | { kind: 'locked' };

type Tries = { wrong: number; lockedUntil: number };

/** eConnect's own logins: user name or address, password, and for who has one a code (RFC 6238). */
export class Logins {
  readonly #accounts: AccountStore;
  readonly #tries = new Map<string, Tries>();
  /** The last time step whose code was used, by account: each code works once. */
  readonly #usedSteps = new Map<string, number>();

  constructor(accounts: AccountStore) {
    this.#accounts = accounts;
  }

  async enter(name: string, password: string, code: string | undefined): Promise<LoginOutcome> {
    const account = this.#accounts.byUsername(name) ?? this.#accounts.byEmail(name);
    const key = account?.id ?? name.trim().toLowerCase();
    const tries = this.#tries.get(key) ?? { wrong: 0, lockedUntil: 0 };
    if (tries.lockedUntil > Date.now()) return { kind: 'locked' };
    const isRight = await passwordMatches(password, account?.passwordHash);
    if (!isRight || !account) return this.#wrong(key, tries, 'wrong');
    if (account.totpSecret !== undefined) {
      if (code === undefined || code === '') return { kind: 'code-wanted' };
      if (!this.#takeCode(account.id, account.totpSecret, code)) return this.#wrong(key, tries, 'code-wrong');
    }
    this.#tries.delete(key);
    return { kind: 'in', account };
  }

  /** Lets everybody try again. */
  unlock(): void {
    this.#tries.clear();
  }

  /** The code that an authenticator app shows now. */
  static codeOf(secret: string): string {
    return totp(secret).generate();
  }

  #wrong(key: string, { wrong }: Tries, kind: 'wrong' | 'code-wrong'): LoginOutcome {
    const isOver = wrong + 1 >= mostWrongTries;
    this.#tries.set(key, { wrong: isOver ? 0 : wrong + 1, lockedUntil: isOver ? Date.now() + lockedMs : 0 });
    return { kind: isOver ? 'locked' : kind };
  }

  #takeCode(id: string, secret: string, code: string): boolean {
    const delta = totp(secret).validate({ token: code.replace(/\s/g, ''), window: 1 });
    if (delta === null) return false;
    const step = totp(secret).counter() + delta;
    if (step <= (this.#usedSteps.get(id) ?? -1)) return false;
    this.#usedSteps.set(id, step);
    return true;
  }
}

function totp(secret: string): TOTP {
  return new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 });
}
