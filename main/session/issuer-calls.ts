import { z } from 'zod';
import { OnboardingError } from '../failure/onboarding-error.ts';
import type { Answer, Call } from '../platform/call.ts';
import { revocationError, tokenError } from '../platform-contract/contract.ts';
import { tolerant } from '../platform-contract/tolerant-reader.ts';
import { type IssuerConnection, IssuerRefusedError } from '../sign-in/issuer-connection.ts';

/** The operations of the platform that a session needs. */
type SessionOperation = 'getTokens' | 'revoke' | 'getProfile' | 'getNextSteps';

/** Makes one call for a session. The platform answers it, or the issuer in its place. */
export type SessionCall = <Name extends SessionOperation>(name: Name, call: Call) => Promise<Answer<Name>>;

/** The claims of the account (OpenID Connect Core §5.1). */
const user = z.object({
  sub: z.string().min(1).max(255),
  email: z.string().min(1),
  name: z.string().min(1).optional(),
  preferred_username: z.string().min(1).optional(),
});

const refreshForm = z.object({ refresh_token: z.string() });
const revocationForm = z.object({ token: z.string() });

/**
 * Makes the calls of a session whose tokens are the issuer's own: the issuer renews and revokes them, and its userinfo is the
 * account. There are no next steps.
 *
 * @param connect reads the issuer's metadata; called for each request
 */
export function createIssuerCalls(connect: () => Promise<IssuerConnection>): SessionCall {
  const rows: { [Name in SessionOperation]: (call: Call) => Promise<Answer<Name>> } = {
    getTokens: async ({ body }) => {
      const { refresh_token: refreshToken } = refreshForm.parse(body);
      try {
        const tokens = await (await connect()).refresh(refreshToken);
        // How long an access token lasts shows when it is refused.
        const value = { token_type: 'Bearer', expires_in: 1, refresh_token: refreshToken, ...tokens };
        return { status: 200, headers, value };
      } catch (error) {
        return { status: 400, headers, value: tolerant(tokenError).parse({ error: refusalOf(error) }) };
      }
    },
    revoke: async ({ body }) => {
      try {
        await (await connect()).revoke(revocationForm.parse(body).token);
        return { status: 200, headers, value: null };
      } catch (error) {
        return { status: 400, headers, value: tolerant(revocationError).parse({ error: refusalOf(error) }) };
      }
    },
    getProfile: async ({ bearer = '' }) => {
      try {
        const found = tolerant(user).safeParse(await (await connect()).loadUser(bearer));
        if (!found.success) throw new OnboardingError('platform-answer-invalid', new Error('no account'));
        const { sub: id, email, name, preferred_username: username } = found.data;
        const value = { id, email, username: username ?? email, name: name ?? username ?? email };
        return { status: 200, headers, value };
      } catch (error) {
        const isOver = error instanceof IssuerRefusedError && error.status === 401;
        refusalOf(error);
        throw new OnboardingError(isOver ? 'session-ended' : 'platform-answer-invalid', error);
      }
    },
    getNextSteps: async () => ({ status: 200, headers, value: [] }),
  };
  return (name, call) => rows[name](call);
}

const headers = new Headers();

/** OAuth's error of a refusal. Throws anything else on, and a server that cannot answer now as `platform-unavailable`. */
function refusalOf(error: unknown): string {
  if (!(error instanceof IssuerRefusedError)) throw error;
  if (error.status === 429 || error.status >= 500) throw new OnboardingError('platform-unavailable', error);
  return error.error;
}
