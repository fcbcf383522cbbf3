import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { heldRoutes, ownOf } from './held.ts';
import { formOf, page, phraseQuestion, problem, type Routes } from './http.ts';
import { isOfOrganisation, iso, random, type SignUp, type State } from './state.ts';

const lifeSeconds = 86_400;
const resendSeconds = 30;
const mostTries = 5;

const signUpRequest = z.object({ email: z.string(), language: z.enum(['nl', 'en', 'fr', 'de']) });
const activationRequest = z.object({ code: z.string().regex(/^\d{6}$/) });

/** Whether mail can be sent to an address, by the limits of the guide. */
const isAddress = (email: string) =>
  /^[^\s@]+@([a-z0-9-]+\.)+[a-z0-9-]+$/i.test(email) &&
  Buffer.byteLength(email.split('@')[0] ?? '') <= 64 &&
  Buffer.byteLength(email) <= 254;

/** Starts a sign-up, and sends its mail. Gives what it is answered with. */
export function startSignUp(state: State, email: string, confirms?: string) {
  const mails = { code: '', wrongCodes: 0, linkTokens: [], resendAt: 0 };
  const signUp: SignUp = { ...state.newHeld(lifeSeconds), ...mails, email, status: 'pending', confirms };
  state.signUps.set(signUp.id, signUp);
  const hasAccount = confirms === undefined && state.accountOf(email) !== undefined;
  sendMail(state, signUp, hasAccount);
  const { id, secret, phrase, expiresAt, resendAt } = signUp;
  return { id, secret, phrase, expiresAt: iso(expiresAt), resendAt: iso(resendAt) };
}

/** Sends a mail with a new code and new tries (P-28), or one that says that there is an account (P-24). */
function sendMail(state: State, signUp: SignUp, hasAccount: boolean): void {
  const token = random();
  const code = hasAccount ? '' : String(randomInt(1_000_000)).padStart(6, '0');
  const link = hasAccount ? '' : `${state.url}/activate#${token}`;
  const text = hasAccount ? 'There is an account already.' : `${signUp.phrase} ${code} ${link}`;
  Object.assign(signUp, { code, wrongCodes: 0, resendAt: state.in(resendSeconds) });
  if (!hasAccount) signUp.linkTokens.push(token);
  state.mails.push({ to: signUp.email, text, link, code });
  state.changed();
}

/** Whether a sign-up was withdrawn or is too old. A registered one stays that (P-29). */
export const isOver = (state: State, { status, expiresAt }: SignUp) =>
  status !== 'registered' && state.isPast(expiresAt);

function statusOf(state: State, signUp: SignUp): object {
  const { status, confirms, email } = signUp;
  if (isOver(state, signUp)) return { status: 'expired' };
  if (status !== 'activated' || confirms !== undefined) return { status };
  const tickets = [...state.tickets].filter(([, one]) => one.signUp === signUp);
  const [ticket] = tickets.find(([, { expiresAt }]) => !state.isPast(expiresAt)) ?? [];
  return { status, registration: ticket ?? state.giveTicket({ email, signUp }) };
}

function activate(state: State, signUp: SignUp): void {
  if (signUp.status === 'pending') signUp.status = 'activated';
  if (signUp.confirms !== undefined) state.confirmed.add(signUp.confirms);
  state.changed();
}

/** The interface and the page of sign-ups. */
export const signUpRoutes = (state: State): Routes => ({
  ...heldRoutes(state, '/onboarding/v1/sign-ups', state.signUps, (signUp) => statusOf(state, signUp)),
  'POST /onboarding/v1/sign-ups': ({ body }) => {
    const { email } = signUpRequest.parse(JSON.parse(body));
    if (!isAddress(email)) return problem(422, 'email-invalid');
    if (state.isRestricted && isOfOrganisation(email)) return problem(403, 'organisation-restricted');
    return Response.json(startSignUp(state, email), { status: 202 });
  },
  'POST /onboarding/v1/sign-ups/{id}/resend': (asked, id) => {
    const signUp = ownOf(state.signUps, asked, id);
    if (isOver(state, signUp) || signUp.status !== 'pending') return problem(410, 'sign-up-expired');
    const wait = Math.ceil((signUp.resendAt - state.in(0)) / 1000);
    if (wait > 0) return problem(429, 'resend-too-soon', { 'retry-after': String(wait) });
    sendMail(state, signUp, signUp.code === '');
    return Response.json({ resendAt: iso(signUp.resendAt) }, { status: 202 });
  },
  'POST /onboarding/v1/sign-ups/{id}/activate': (asked, id) => {
    const signUp = ownOf(state.signUps, asked, id);
    const { code } = activationRequest.parse(JSON.parse(asked.body));
    if (isOver(state, signUp)) return problem(410, 'sign-up-expired');
    if (signUp.status !== 'pending') return Response.json(statusOf(state, signUp));
    if (signUp.wrongCodes >= mostTries) return problem(429, 'code-tries-used-up');
    if (signUp.code !== code) signUp.wrongCodes += 1;
    if (signUp.code !== code) return problem(422, 'code-wrong');
    activate(state, signUp);
    return Response.json(statusOf(state, signUp));
  },
  // The token of the link is in the fragment (P-71). A script posts it, which only asks; a click activates (P-70).
  'GET /activate': () => {
    const script = 'const f=document.forms[0];f.token.value=location.hash.slice(1);f.submit()';
    return page(200, '<form method="post"><input type="hidden" name="token"></form>', script);
  },
  'POST /activate': (asked) => {
    const { token = '', choice } = formOf(asked);
    const signUp = [...state.signUps.values()].find(({ linkTokens }) => linkTokens.includes(token));
    if (!signUp || isOver(state, signUp)) return page(410, 'This link does not work any more.');
    if (choice === undefined) return phraseQuestion(signUp.phrase, '/activate', { token });
    if (choice === 'yes') activate(state, signUp);
    else signUp.expiresAt = 0;
    state.changed();
    return page(200, 'Done. You can close this page.');
  },
});
