import { createHash } from 'node:crypto';
import {
  type Answer,
  type Asked,
  answer,
  escaped,
  fieldsOf,
  form,
  page,
  problem,
  type Routes,
} from './http.ts';
import { digits, isOfOrganisation, phrase, random, type SignUp, type State } from './state.ts';

const languages = ['nl', 'en', 'fr', 'de'];
const seconds = { life: 86_400, toAnotherMail: 30, ticket: 3_600 };
const mostTries = 5;
const terms = 'These are the terms of the second platform.';

const isAddress = (text: string) => {
  const [, local = ''] =
    /^([^@]+)@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/i.exec(text) ?? [];
  return (
    /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~.-]+$/u.test(local) &&
    Buffer.byteLength(local) <= 64 &&
    Buffer.byteLength(text) <= 254
  );
};
const iso = (time: number) => new Date(time).toISOString();

/** Starts a sign-up and sends its mail. */
export function startSignUp(state: State, url: string, email: string, purpose: SignUp['purpose']): SignUp {
  const now = state.now();
  const signUp: SignUp = {
    id: random(),
    secret: random(),
    email,
    phrase: phrase(),
    code: '',
    linkTokens: [],
    wrongCodes: 0,
    expiresAt: now + seconds.life * 1000,
    resendAt: 0,
    status: 'pending',
    purpose,
  };
  state.signUps.set(signUp.id, signUp);
  sendMail(state, url, signUp);
  return signUp;
}

/** What a sign-up is answered with. */
export const signUpBody = ({ id, secret, phrase, expiresAt, resendAt }: SignUp) => ({
  id,
  secret,
  phrase,
  expiresAt: iso(expiresAt),
  resendAt: iso(resendAt),
});

function sendMail(state: State, url: string, signUp: SignUp): void {
  signUp.resendAt = state.now() + seconds.toAnotherMail * 1000;
  if (signUp.purpose === 'known' && !state.has('known-address-in-mail')) {
    state.send({ to: signUp.email, text: 'There is an account already.', link: '', code: '' });
    return;
  }
  if (!state.has('code-never-changes') || signUp.code === '') {
    signUp.code = digits();
    signUp.wrongCodes = 0;
  }
  const token = random();
  signUp.linkTokens.push(token);
  const link = `${url}/activate${state.has('token-in-query') ? `?token=${token}` : ''}#${token}`;
  state.send({ to: signUp.email, text: `${signUp.phrase} ${signUp.code} ${link}`, link, code: signUp.code });
}

const isOver = (state: State, { status, expiresAt }: SignUp) =>
  status === 'withdrawn' ||
  (status !== 'registered' && expiresAt <= state.now() && !state.has('never-expires'));

function statusBody(state: State, signUp: SignUp) {
  if (isOver(state, signUp)) return { status: 'expired' };
  const { status, purpose } = signUp;
  return {
    status,
    ...(status === 'activated' &&
      (purpose === 'account' || state.has('ticket-of-confirmation')) && {
        registration: ticketOf(state, signUp),
      }),
  };
}

function ticketOf(state: State, signUp: SignUp): string {
  const live = [...state.tickets].find(
    ([, ticket]) =>
      ticket.signUp === signUp && (ticket.expiresAt > state.now() || state.has('ticket-kept-old')),
  );
  if (live) return live[0];
  const ticket = random();
  state.tickets.set(ticket, {
    email: signUp.email,
    signUp,
    isUsed: false,
    expiresAt: state.now() + seconds.ticket * 1000,
  });
  return ticket;
}

function activate(state: State, signUp: SignUp): void {
  if (signUp.status !== 'pending' || signUp.purpose === 'known') return;
  signUp.status = 'activated';
  if (typeof signUp.purpose === 'object') state.confirmed.add(signUp.purpose.confirms);
  state.changed();
}

/** The routes of sign-ups, of the mail's page and of registration. */
export function signUpRoutes(
  state: State,
  url: string,
  signIn: (email: string, ticket: string, username: string) => object,
): Routes {
  const own = (act: (signUp: SignUp, asked: Asked) => Answer | Promise<Answer>) => (asked: Asked) => {
    const signUp = state.signUps.get(asked.id);
    if (asked.bearer === '') return problem(401, 'unauthorised');
    if (signUp && signUp.secret !== asked.bearer && state.has('wrong-secret-told'))
      return problem(401, 'unauthorised');
    return signUp?.secret === asked.bearer ? act(signUp, asked) : problem(404, 'not-found');
  };
  return {
    'POST /onboarding/v1/sign-ups': (asked) => {
      const { email, language, ...more } = fieldsOf(asked);
      if (typeof email !== 'string' || typeof language !== 'string' || !languages.includes(language))
        return problem(400, 'malformed-request');
      if (state.has('unknown-field-refused') && Object.keys(more).length > 0)
        return problem(400, 'malformed-request');
      if (!isAddress(email) && !state.has('any-address')) return problem(422, 'email-invalid');
      if (state.isRestricted && isOfOrganisation(email)) return problem(403, 'organisation-restricted');
      return answer(
        202,
        signUpBody(startSignUp(state, url, email, state.accountByEmail(email) ? 'known' : 'account')),
      );
    },
    'GET /onboarding/v1/sign-ups/{id}': own(async (signUp, { query }) => {
      const wait = query.get('wait') ?? '0';
      if (!/^\d{1,2}$/.test(wait) || Number(wait) > 25) return problem(400, 'malformed-request');
      return answer(
        200,
        await state.held(
          Number(wait),
          () => statusBody(state, signUp),
          ({ status }) => status,
        ),
      );
    }),
    'POST /onboarding/v1/sign-ups/{id}/resend': own((signUp) => {
      if (isOver(state, signUp)) return problem(410, 'sign-up-expired');
      if (signUp.status !== 'pending' && !state.has('mail-after-activation'))
        return problem(410, 'sign-up-expired');
      const wait = Math.ceil((signUp.resendAt - state.now()) / 1000);
      if (wait > 0) return problem(429, 'resend-too-soon', { 'retry-after': String(wait) });
      sendMail(state, url, signUp);
      return answer(202, { resendAt: iso(signUp.resendAt) });
    }),
    'POST /onboarding/v1/sign-ups/{id}/activate': own((signUp, asked) => {
      const { code } = fieldsOf(asked);
      if (typeof code !== 'string' || !/^\d{6}$/.test(code)) return problem(400, 'malformed-request');
      if (isOver(state, signUp)) return problem(410, 'sign-up-expired');
      if (signUp.status === 'pending') {
        if (signUp.wrongCodes >= mostTries && !state.has('endless-tries'))
          return problem(429, 'code-tries-used-up');
        if (signUp.code !== code || signUp.code === '') {
          signUp.wrongCodes += 1;
          return problem(422, 'code-wrong');
        }
        activate(state, signUp);
      }
      return answer(200, statusBody(state, signUp));
    }),
    'DELETE /onboarding/v1/sign-ups/{id}': (asked) => {
      const signUp = state.signUps.get(asked.id);
      if (
        signUp?.secret === asked.bearer &&
        (signUp.status !== 'registered' || state.has('account-withdrawn')) &&
        !(signUp.status === 'activated' && state.has('withdrawal-ends-nothing'))
      )
        signUp.status = 'withdrawn';
      state.changed();
      return answer(204);
    },
    ...activationPage(state),
    ...registrationRoutes(state, url, signIn),
  };
}

/** The page of the mail's link. */
function activationPage(state: State): Routes {
  return {
    'GET /activate': () =>
      page(
        200,
        form('/activate', { token: '', choice: 'look' }),
        'const f=document.forms[0];f.token.value=location.hash.slice(1);f.submit()',
      ),
    'POST /activate': (asked) => {
      const { token, choice } = fieldsOf(asked);
      const signUp = [...state.signUps.values()].find(({ linkTokens }) => linkTokens.includes(String(token)));
      if (!signUp || isOver(state, signUp)) return page(410, 'This link does not work any more.');
      if (choice === 'yes' || state.has('activated-by-look')) activate(state, signUp);
      else if (choice === 'no' && signUp.status !== 'registered') signUp.status = 'withdrawn';
      if (choice !== 'look') return page(200, 'Done. You can close this page.');
      return page(
        200,
        `Does your app show <b>${escaped(signUp.phrase)}</b>?${form('/activate', { token: String(token) }, ['choice', 'yes', 'Yes'], ['choice', 'no', 'No'])}`,
      );
    },
  };
}

function registrationRoutes(
  state: State,
  url: string,
  signIn: (email: string, ticket: string, username: string) => object,
): Routes {
  const passwordPolicy = { minimumLength: 12, maximumLength: 128 };
  const sha256 = createHash('sha256').update(terms).digest('hex');
  const live = ({ bearer }: Asked) => {
    const ticket = state.tickets.get(bearer);
    const isGone =
      !ticket || (ticket.isUsed && !state.has('ticket-twice')) || ticket.expiresAt <= state.now();
    return isGone || (ticket.signUp && isOver(state, ticket.signUp)) ? null : ticket;
  };
  const refused = ({ bearer }: Asked) =>
    bearer === '' ? problem(401, 'unauthorised') : problem(410, 'registration-expired');
  const wrongDetails = (username: string, password: string): Answer | null => {
    if (!/^[\w.@-]{2,}$/.test(username)) return problem(422, 'username-invalid');
    if (state.accounts.some((account) => account.username.toLowerCase() === username.toLowerCase()))
      return problem(409, 'username-taken');
    const length = [...password].length;
    if (length < passwordPolicy.minimumLength) return problem(422, 'password-too-weak');
    return length > passwordPolicy.maximumLength ? problem(422, 'password-too-long') : null;
  };
  return {
    'GET /onboarding/v1/registration': (asked) => {
      const ticket = live(asked);
      if (!ticket) return refused(asked);
      return answer(200, {
        email: ticket.email,
        kind: ticket.identity ? 'identity' : 'email',
        suggestedUsername: ticket.email.split('@')[0],
        ...(ticket.identity ? {} : { passwordPolicy }),
        terms: { version: state.termsVersion, sha256, language: 'en', text: terms, url: `${url}/terms` },
        expiresAt: iso(ticket.expiresAt),
      });
    },
    'POST /onboarding/v1/registration': (asked) => {
      const ticket = live(asked);
      if (!ticket) return refused(asked);
      const { username, password, acceptedTerms } = fieldsOf(asked);
      if (typeof acceptedTerms !== 'object' || acceptedTerms === null)
        return problem(400, 'malformed-request');
      const accepted = JSON.stringify(Object.entries(acceptedTerms).sort());
      const isCurrent =
        accepted === JSON.stringify(Object.entries({ version: state.termsVersion, sha256 }).sort());
      if (!isCurrent && !state.has('any-terms')) return problem(409, 'terms-changed');
      const wrong = ticket.identity ? null : wrongDetails(String(username ?? ''), String(password ?? ''));
      if (wrong && state.has('refusal-uses-ticket')) ticket.isUsed = true;
      if (wrong) return wrong;
      if (state.accountByEmail(ticket.email) && !state.has('ticket-twice'))
        return problem(410, 'registration-expired');
      ticket.isUsed = true;
      if (ticket.signUp) ticket.signUp.status = 'registered';
      state.changed();
      return answer(
        201,
        signIn(ticket.email, asked.bearer, ticket.identity ? ticket.email : String(username)),
      );
    },
    'GET /terms': () => page(200, escaped(terms)),
  };
}
