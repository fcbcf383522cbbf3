import type { Language } from '#contract/snapshot.ts';
import { clientId, type TokenError, type Tokens } from '../../../main/platform-contract/contract.ts';
import type { Organisations } from '../organisation/organisations.ts';
import type { Account } from '../state.ts';
import type { AccountStore } from './account-store.ts';
import type { PlatformContext } from './context.ts';
import type { Registrations } from './registrations.ts';
import type { Sessions } from './sessions.ts';
import type { SignUps } from './sign-ups.ts';

type Answer = { status: 200; value: Tokens } | { status: 400; value: TokenError };

type TokenRequest =
  | {
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange';
      subject_token: string;
      client_id: string;
      language?: Language | undefined;
    }
  | { grant_type: 'refresh_token'; refresh_token: string; client_id: string };

/** The parts of the platform that it asks. */
type Parts = {
  context: PlatformContext;
  accounts: AccountStore;
  signUps: SignUps;
  registrations: Registrations;
  sessions: Sessions;
  organisations: Organisations;
};

/** The token endpoint: a verified ID token, or a refresh token, for tokens of the platform. */
export class TokenEndpoint {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async answer(request: TokenRequest): Promise<Answer> {
    if (request.client_id !== clientId) return refused('invalid_client');
    switch (request.grant_type) {
      case 'refresh_token': {
        const tokens = await this.#parts.sessions.refresh(request.refresh_token);
        return tokens ? { status: 200, value: tokens } : refused('invalid_grant');
      }
      case 'urn:ietf:params:oauth:grant-type:token-exchange':
        return this.#exchange(request.subject_token, request.language ?? 'nl');
    }
  }

  /**
   * Identities that are linked go by (iss, sub). Others are linked by address, and only by one that is proven: by the
   * provider, or by a mail. The same ID token may come again: that is how a client goes on after the mail.
   *
   * An organisation that keeps its people to its own provider is asked before anything else, also about those who are
   * linked already.
   */
  async #exchange(subjectToken: string, language: Language): Promise<Answer> {
    const { context, accounts, signUps, registrations, organisations } = this.#parts;
    const subject = await context.subjectTokens.verify(subjectToken).catch(() => undefined);
    if (!subject) return refused('invalid_grant', 'the subject token is not valid');
    const { identity, from } = subject;
    if (organisations.excludes(identity.email, from)) return refused('organisation_mismatch');

    const linked = subject.accountId ? accounts.byId(subject.accountId) : accounts.byIdentity(identity);
    if (linked && organisations.excludes(linked.email, from)) return refused('organisation_mismatch');
    if (linked) return await this.#signIn(linked);

    if (!subject.addressVerified && !accounts.isConfirmed(identity)) {
      const { email } = identity;
      const signUp = signUps.start({ kind: 'confirmation', email, language, identity });
      return refused('confirmation_required', undefined, { sign_up: { ...signUp, email } });
    }
    const account = accounts.byEmail(identity.email);
    if (account) {
      accounts.link(account.id, identity);
      return await this.#signIn(account);
    }
    const registration = registrations.ticketFor(identity, language);
    return refused('registration_required', undefined, { registration });
  }

  async #signIn(account: Account): Promise<Answer> {
    const value = await this.#parts.sessions.begin(account);
    return {
      status: 200,
      value: { ...value, issued_token_type: 'urn:ietf:params:oauth:token-type:access_token' },
    };
  }
}

/** An OAuth error (RFC 6749 §5.2), with what a client needs to go on. */
export function refused(
  error: TokenError['error'],
  description?: string,
  more: Partial<TokenError> = {},
): { status: 400; value: TokenError } {
  return {
    status: 400,
    value: { error, ...(description ? { error_description: description } : {}), ...more },
  };
}
