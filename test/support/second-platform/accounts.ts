import { createLocalJWKSet, jwtVerify } from 'jose';
import { z } from 'zod';
import {
  type Asked,
  bearerOf,
  escaped,
  formOf,
  oauthError,
  page,
  problem,
  type Routes,
  sha256,
} from './http.ts';
import { redeem } from './issuer.ts';
import { isOver, startSignUp } from './sign-ups.ts';
import type { Account, Session, State, Ticket } from './state.ts';
import { clientId, isOfOrganisation, iso, organisation, random } from './state.ts';

const accessSeconds = 300;
const graceSeconds = 60;
const passwordPolicy = { minimumLength: 12, maximumLength: 128 };
const terms = 'These are the terms of the second platform.';
const registrationRequest = z.object({
  username: z.string().default(''),
  password: z.string().default(''),
  acceptedTerms: z.object({ version: z.string(), sha256: z.string() }),
});

/** Gives the tokens of a session. */
function giveTokens(state: State, session: Session, status = 200): Response {
  const access_token = random();
  const { current: refresh_token } = session;
  state.accessTokens.set(access_token, { session, expiresAt: state.in(accessSeconds) });
  state.refreshTokens.set(refresh_token, session);
  const issued_token_type = 'urn:ietf:params:oauth:token-type:access_token';
  const token = { access_token, issued_token_type, token_type: 'Bearer', expires_in: accessSeconds };
  return Response.json({ ...token, refresh_token }, { status });
}

const signIn = (state: State, account: Account, status?: number) =>
  giveTokens(state, { account, current: random(), isOver: false }, status);

/** Renews the tokens (P-50). Any other use of a used token ends the session (P-51). */
function refresh(state: State, token: string): Response {
  const session = state.refreshTokens.get(token);
  if (!session || session.isOver) return oauthError('invalid_grant');
  const { previous, current } = session;
  const isLost = token === previous?.token && !state.isPast(previous.expiresAt);
  session.isOver = token !== current && !isLost;
  if (session.isOver) return oauthError('invalid_grant');
  if (!isLost) session.previous = { token, expiresAt: state.in(graceSeconds) };
  session.current = random();
  return giveTokens(state, session);
}

/** Exchanges an ID token of the issuer, by the table of the guide (P-10 to P-14). */
async function exchange(state: State, idToken: string): Promise<Response> {
  const options = { issuer: state.url, audience: clientId, currentDate: new Date(state.in(0)) };
  const keys = createLocalJWKSet({ keys: [state.keys.issuer.jwk] });
  const verified = await jwtVerify(idToken, keys, options).catch(() => null);
  if (!verified) return oauthError('invalid_grant');
  const { sub: subject = '', email_verified, idp, ...claims } = verified.payload;
  const [email, name, isVouched] = [String(claims.email), String(claims.name), email_verified === true];

  const linked = state.accounts.find(({ subjects }) => subjects.includes(subject));
  const isOfRestricted = state.isRestricted && [email, linked?.email ?? ''].some(isOfOrganisation);
  if (isOfRestricted && idp !== organisation.scheme) return oauthError('organisation_mismatch');
  if (linked) return signIn(state, linked);
  if (!isVouched && !state.confirmed.has(subject)) return confirmAddress(state, email, subject);
  const account = state.accountOf(email);
  account?.subjects.push(subject);
  if (account) return signIn(state, account);
  const registration = state.giveTicket({ email, person: { subject, email, name, isVouched } });
  return oauthError('registration_required', { registration });
}

/** Asks by mail whether an address is theirs, in the place of an earlier mail (P-16). */
function confirmAddress(state: State, email: string, subject: string): Response {
  for (const signUp of state.signUps.values()) if (signUp.confirms === subject) signUp.expiresAt = 0;
  return oauthError('confirmation_required', { sign_up: { ...startSignUp(state, email, subject), email } });
}

/** The token and the revocation endpoint, and what an access token opens. */
export function sessionRoutes(state: State): Routes {
  const accountOf = (asked: Asked) => {
    const { session, expiresAt = 0 } = state.accessTokens.get(bearerOf(asked)) ?? {};
    if (!session || session.isOver || state.isPast(expiresAt)) throw problem(401, 'unauthorised');
    return session.account;
  };
  return {
    'POST /connect/token': async (asked) => {
      const { client_id, grant_type, refresh_token = '', subject_token = '', ...form } = formOf(asked);
      if (client_id !== clientId) return oauthError('invalid_client');
      if (grant_type === 'authorization_code') return await redeem(state, form);
      if (grant_type === 'refresh_token') return refresh(state, refresh_token);
      const isExchange = grant_type === 'urn:ietf:params:oauth:grant-type:token-exchange';
      return isExchange ? await exchange(state, subject_token) : oauthError('unsupported_grant_type');
    },
    'POST /connect/revocation': (asked) => {
      const { token = '', client_id } = formOf(asked);
      if (client_id !== clientId) return oauthError('invalid_client');
      const session = state.refreshTokens.get(token);
      if (session) session.isOver = true;
      return new Response();
    },
    'GET /onboarding/v1/me': (asked) => {
      const { subjects: _, ...profile } = accountOf(asked);
      return Response.json(profile);
    },
    'GET /onboarding/v1/me/next-steps': (asked) => {
      accountOf(asked);
      const url = `${state.url}/terms`;
      return Response.json([{ id: 'company', title: 'Check your company', done: false, url }]);
    },
  };
}

/** The terms in force, by which they are accepted. */
export const termsOf = ({ termsVersion }: State) => ({ version: termsVersion, sha256: sha256(terms, 'hex') });

/** What is wrong with the details of a registration by e-mail. */
function refusalOf(state: State, username: string, password: string): Response | null {
  const isTaken = state.accounts.some((one) => one.username.toLowerCase() === username.toLowerCase());
  const { length } = [...password];
  if (!/^[\w.@-]{2,}$/.test(username)) return problem(422, 'username-invalid');
  if (isTaken) return problem(409, 'username-taken');
  if (length < passwordPolicy.minimumLength) return problem(422, 'password-too-weak');
  return length > passwordPolicy.maximumLength ? problem(422, 'password-too-long') : null;
}

/** Makes accounts. A ticket is used once its address has an account, whichever ticket made it (P-30). */
export function registrationRoutes(state: State): Routes {
  const ticketOf = (asked: Asked): Ticket => {
    const ticket = state.tickets.get(bearerOf(asked));
    const isUsable = ticket && !state.accountOf(ticket.email) && !state.isPast(ticket.expiresAt);
    if (!isUsable || (ticket.signUp && isOver(state, ticket.signUp)))
      throw problem(410, 'registration-expired');
    return ticket;
  };
  return {
    'GET /onboarding/v1/registration': (asked) => {
      const { email, expiresAt, person } = ticketOf(asked);
      return Response.json({
        email,
        ...(person ? { kind: 'identity' } : { kind: 'email', passwordPolicy }),
        suggestedUsername: email.split('@')[0],
        terms: { ...termsOf(state), language: 'en', text: terms, url: `${state.url}/terms` },
        expiresAt: iso(expiresAt),
      });
    },
    'POST /onboarding/v1/registration': (asked) => {
      const { email, person, signUp } = ticketOf(asked);
      const { username, password, acceptedTerms } = registrationRequest.parse(JSON.parse(asked.body));
      const current = termsOf(state);
      if (acceptedTerms.version !== current.version || acceptedTerms.sha256 !== current.sha256)
        return problem(409, 'terms-changed');
      const refused = person ? null : refusalOf(state, username, password);
      if (refused) return refused;
      const names = person ? { username: email, name: person.name } : { username, name: username };
      const account = { id: random(), ...names, email, subjects: person ? [person.subject] : [] };
      state.accounts.push(account);
      if (signUp) signUp.status = 'registered';
      state.changed();
      return signIn(state, account, 201);
    },
    'GET /terms': () => page(200, escaped(terms)),
  };
}
