import { randomUUID } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { clientId, type Tokens } from '../../../main/platform-contract/contract.ts';
import type { Account, TokenFamily } from '../state.ts';
import type { PlatformContext } from './context.ts';
import { hashOf, newSecret } from './secrets.ts';

/** Refresh tokens that rotate, and the short-lived access tokens that come with them. */
export class Sessions {
  readonly #context: PlatformContext;
  /** Access tokens of an earlier generation no longer count. */
  #generation = 0;

  constructor(context: PlatformContext) {
    this.#context = context;
  }

  get #families() {
    return this.#context.store.state.families;
  }

  /** How many sessions could still be refreshed. */
  get active(): number {
    return this.#families.length;
  }

  /** Begins a session. */
  async begin(account: Account): Promise<Tokens> {
    const refreshToken = newSecret();
    this.#families.push({
      id: randomUUID(),
      accountId: account.id,
      currentHash: hashOf(refreshToken),
      usedHashes: [],
      rotatedAt: 0,
    });
    this.#context.store.changed();
    return this.#tokens(account.id, refreshToken);
  }

  /**
   * New tokens for a refresh token; undefined when it does not count. A token that was used before ends its whole
   * session, since one of its two holders stole it (RFC 9700 §4.14.2), unless it is the last one used, within the grace:
   * then its answer was lost, and the token that was in that answer no longer counts.
   */
  async refresh(refreshToken: string): Promise<Tokens | undefined> {
    const hash = hashOf(refreshToken);
    const family = this.#families.find(
      (one) => one.currentHash === hash || (one.usedHashes.at(-1) === hash && this.#isInGrace(one)),
    );
    if (!family) {
      this.revoke(refreshToken);
      return undefined;
    }
    const next = newSecret();
    if (family.currentHash === hash) {
      family.usedHashes.push(hash);
      family.rotatedAt = Date.now();
    } else {
      family.usedHashes.splice(-1, 0, family.currentHash);
    }
    family.currentHash = hashOf(next);
    this.#context.store.changed();
    return this.#tokens(family.accountId, next);
  }

  /** Ends the session that a refresh token, current or used, belongs to. */
  revoke(refreshToken: string): void {
    const hash = hashOf(refreshToken);
    const { state } = this.#context.store;
    state.families = state.families.filter(
      ({ currentHash, usedHashes }) => currentHash !== hash && !usedHashes.includes(hash),
    );
    this.#context.store.changed();
  }

  /** Ends every session. */
  revokeAll(): void {
    this.#context.store.state.families = [];
    this.#context.store.changed();
  }

  /** Makes every access token too old; refresh tokens go on. */
  expireAccessTokens(): void {
    this.#generation += 1;
  }

  /** The account id in an access token; undefined when the token does not count. */
  async accountIdOf(accessToken: string): Promise<string | undefined> {
    const { url, store } = this.#context;
    const { publicKey, algorithm } = store.keys.platform;
    const options = { issuer: url, audience: url, algorithms: [algorithm], typ: 'at+jwt' };
    const verified = await jwtVerify(accessToken, publicKey, options).catch(() => undefined);
    if (Number(verified?.payload.generation) < this.#generation) return undefined;
    return verified?.payload.sub;
  }

  #isInGrace({ rotatedAt }: TokenFamily): boolean {
    return Date.now() - rotatedAt < this.#context.settings.refreshGraceSeconds * 1000;
  }

  async #tokens(accountId: string, refreshToken: string): Promise<Tokens> {
    const { url, store, settings } = this.#context;
    const { privateKey, algorithm, kid } = store.keys.platform;
    const accessToken = await new SignJWT({
      client_id: clientId,
      scope: 'onboarding',
      generation: this.#generation,
    })
      .setProtectedHeader({ alg: algorithm, kid, typ: 'at+jwt' })
      .setIssuer(url)
      .setAudience(url)
      .setSubject(accountId)
      .setJti(randomUUID())
      .setIssuedAt()
      .setExpirationTime(Math.floor(Date.now() / 1000) + settings.accessTokenSeconds)
      .sign(privateKey);
    return {
      access_token: accessToken,
      token_type: 'Bearer',
      expires_in: settings.accessTokenSeconds,
      refresh_token: refreshToken,
      scope: 'onboarding',
    };
  }
}
