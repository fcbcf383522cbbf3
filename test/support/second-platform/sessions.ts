import { type CryptoKey, createLocalJWKSet, type JWK, jwtVerify } from 'jose';
import { type Answer, type Asked, answer, fieldsOf, problem, type Routes } from './http.ts';
import { signUpBody, startSignUp } from './sign-ups.ts';
import {
  type Account,
  type Identity,
  isOfOrganisation,
  keyOf,
  organisation,
  random,
  type Session,
  type State,
} from './state.ts';

const accessSeconds = 300;
const graceSeconds = 60;
const clientId = 'econnect-onboarding';
const refusal = (error: string, more: object = {}) => answer(400, { error, ...more });

/** The key of the issuer. */
export type Keys = { privateKey: CryptoKey; jwk: JWK };

/** Gives the tokens of a session. */
function tokensOf(state: State, session: Session): object {
  const access = random();
  session.access.set(access, state.now() + accessSeconds * 1000);
  state.refreshTokens.set(session.current, session);
  return {
    access_token: access,
    token_type: 'Bearer',
    expires_in: accessSeconds,
    refresh_token: session.current,
  };
}

function begin(state: State, account: Account): object {
  const session: Session = { account, current: random(), access: new Map() };
  state.sessions.push(session);
  return tokensOf(state, session);
}

/** Makes an account for a ticket, and signs it in. */
export function register(state: State, email: string, ticket: string, username: string): object {
  const { identity } = state.tickets.get(ticket) ?? {};
  const identities = new Set(identity ? [keyOf(identity)] : []);
  if (state.has('identity-forgotten')) {
    for (const key of identities) state.confirmed.delete(key);
    identities.clear();
  }
  const account = { id: random(), username, name: identity?.name ?? username, email, identities };
  state.accounts.push(account);
  return begin(state, account);
}

function refresh(state: State, token: string): Answer {
  const session = state.refreshTokens.get(token);
  if (!session || !state.sessions.includes(session)) return refusal('invalid_grant');
  const { previous } = session;
  const isLost =
    previous?.token === token && state.now() - previous.at < graceSeconds * 1000 && !state.has('no-grace');
  if (token !== session.current && !isLost && !state.has('reuse-tolerated')) {
    state.sessions.splice(state.sessions.indexOf(session), 1);
    return refusal('invalid_grant');
  }
  session.previous = isLost ? previous : { token, at: state.now() };
  session.current = random();
  return answer(200, tokensOf(state, session));
}

/** The identity of an ID token of the issuer; null where the token does not count. */
async function identityOf(
  state: State,
  url: string,
  { jwk }: Keys,
  idToken: string,
): Promise<Identity | null> {
  const currentDate = new Date(state.has('old-id-token') ? Date.now() : state.now());
  const options = { issuer: url, audience: clientId, algorithms: ['ES256'], currentDate };
  const verified = await jwtVerify(idToken, createLocalJWKSet({ keys: [jwk] }), options).catch(() => null);
  if (!verified) return null;
  const { sub = '', email, name, email_verified, idp } = verified.payload;
  return {
    issuer: url,
    subject: sub,
    email: String(email),
    name: String(name),
    idp: String(idp),
    isVouched: email_verified === true,
  };
}

/** The table of docs/platform.md: whose account an identity is. */
function decide(state: State, url: string, identity: Identity): Answer {
  const key = keyOf(identity);
  const linked = state.accounts.find(({ identities }) => identities.has(key));
  const addresses = [identity.email, linked?.email ?? ''];
  if (
    state.isRestricted &&
    addresses.some(isOfOrganisation) &&
    identity.idp !== organisation.scheme &&
    !state.has('restriction-ignored')
  )
    return refusal('organisation_mismatch');
  const given = { issued_token_type: 'urn:ietf:params:oauth:token-type:access_token' };
  if (linked) return answer(200, { ...begin(state, linked), ...given });
  if (!identity.isVouched && !state.confirmed.has(key) && !state.has('every-address-trusted')) {
    const earlier = [...state.signUps.values()].filter(
      ({ purpose }) => typeof purpose === 'object' && purpose.confirms === key,
    );
    if (!state.has('two-confirmations')) for (const one of earlier) one.status = 'withdrawn';
    const signUp = startSignUp(state, url, identity.email, { confirms: key });
    return refusal('confirmation_required', { sign_up: { ...signUpBody(signUp), email: identity.email } });
  }
  const account = state.has('second-account') ? undefined : state.accountByEmail(identity.email);
  account?.identities.add(key);
  if (account) return answer(200, { ...begin(state, account), ...given });
  const ticket = random();
  state.tickets.set(ticket, {
    email: identity.email,
    identity,
    isUsed: false,
    expiresAt: state.now() + 3_600_000,
  });
  return refusal('registration_required', { registration: ticket });
}

/** The token and the revocation endpoint, and what an access token opens. `redeem` answers for the issuer's codes. */
export function sessionRoutes(
  state: State,
  url: string,
  keys: Keys,
  redeem: (form: URLSearchParams) => Promise<Answer>,
): Routes {
  const signedIn =
    (act: (account: Account) => Answer) =>
    ({ bearer }: Asked) => {
      const session = state.sessions.find(
        ({ access }) => (access.get(bearer) ?? 0) > (state.has('access-for-ever') ? 0 : state.now()),
      );
      return session ? act(session.account) : problem(401, 'unauthorised');
    };
  return {
    'POST /connect/token': async (asked) => {
      const form = new URLSearchParams(asked.body);
      if (form.get('client_id') !== clientId) return refusal('invalid_client');
      switch (form.get('grant_type')) {
        case 'authorization_code':
          return await redeem(form);
        case 'refresh_token':
          return refresh(state, form.get('refresh_token') ?? '');
        case 'urn:ietf:params:oauth:grant-type:token-exchange': {
          const identity = await identityOf(state, url, keys, form.get('subject_token') ?? '');
          return identity ? decide(state, url, identity) : refusal('invalid_grant');
        }
        default:
          return refusal(form.has('grant_type') ? 'unsupported_grant_type' : 'invalid_request');
      }
    },
    'POST /connect/revocation': (asked) => {
      const { token, client_id } = fieldsOf(asked);
      if (client_id !== clientId) return answer(401, { error: 'invalid_client' });
      if (typeof token !== 'string') return refusal('invalid_request');
      const session = state.refreshTokens.get(token);
      const isKept = state.has('used-token-lives-on') && session?.current !== token;
      if (session && !isKept && state.sessions.includes(session))
        state.sessions.splice(state.sessions.indexOf(session), 1);
      return { status: 200 };
    },
    'GET /onboarding/v1/me': signedIn(({ id, username, name, email }) =>
      answer(200, { id, username, name, email }),
    ),
    'GET /onboarding/v1/me/next-steps': signedIn(() =>
      answer(200, [{ id: 'company', title: 'Check your company', done: false, url: `${url}/terms` }]),
    ),
  };
}
