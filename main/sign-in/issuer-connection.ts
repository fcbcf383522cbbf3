import type { Language } from '#contract/snapshot.ts';

/** The requests of a session whose tokens are the issuer's own. No type of an SDK appears here. */
export type IssuerConnection = {
  /**
   * Renews the tokens (RFC 6749 §6). Without `refresh_token` the old one goes on.
   *
   * @throws {IssuerRefusedError} with OAuth's error
   */
  refresh(refreshToken: string): Promise<{ access_token: string; refresh_token?: string }>;
  /**
   * Revokes a refresh token (RFC 7009). Does nothing where the issuer's metadata has no endpoint for that, or none for a client
   * without a secret.
   *
   * @throws {IssuerRefusedError} with OAuth's error
   */
  revoke(refreshToken: string): Promise<void>;
  /**
   * The claims about the person (OpenID Connect Core §5.3), unvalidated.
   *
   * @throws {IssuerRefusedError} with status 401 for an access token that no longer counts
   */
  loadUser(accessToken: string): Promise<unknown>;
  /**
   * The page on which a person ends their browser's session at the issuer (OpenID Connect RP-Initiated Logout); null where its
   * metadata has none, or one at another address. It holds no token, so that the issuer asks whether to.
   */
  signOutPage(language: Language): string | null;
};

/** The issuer refused a request of a session. */
export class IssuerRefusedError extends Error {
  /** OAuth's error, or empty. Anything that the issuer wrote there, so that it is compared and never shown. */
  readonly error: string;
  readonly status: number;

  constructor(error: string, status: number) {
    super(`the issuer refused (${status})`);
    this.name = 'IssuerRefusedError';
    this.error = error;
    this.status = status;
  }
}
