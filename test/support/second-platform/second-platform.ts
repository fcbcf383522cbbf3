import { createHash } from 'node:crypto';
import { exportJWK, generateKeyPair } from 'jose';
import type { Fault } from './faults.ts';
import { type Answer, type Asked, answer, listen, page, problem, type Routes, stop } from './http.ts';
import { createIssuer } from './issuer.ts';
import { organisationRoutes, relayRoutes } from './pages.ts';
import { type Keys, register, sessionRoutes } from './sessions.ts';
import { signUpRoutes } from './sign-ups.ts';
import { State } from './state.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('base64url');

export type SecondPlatform = {
  url: string;
  state: State;
  organisationKey: Keys['jwk'];
  restart(): Promise<void>;
  close(): Promise<void>;
};

/**
 * A platform that was written from docs/platform.md and openapi.yaml alone, without a framework and without the sandbox's code,
 * so that the contract is what these two say. Its issuer is at the same host. `fault` breaks one rule.
 */
export async function startSecondPlatform({ fault }: { fault?: Fault } = {}): Promise<SecondPlatform> {
  const state = new State(fault);
  const [issuerKeys, organisationKeys] = await Promise.all([makeKeys('issuer'), makeKeys('organisations')]);
  let handle: (asked: Asked) => Promise<Answer> = async () => problem(503, 'unavailable');
  let running = await listen(0, (asked) => handle(asked));
  const { port } = running;
  const url = `http://127.0.0.1:${port}`;
  const issuer = createIssuer(state, url, issuerKeys);
  const routes: Routes = {
    ...issuer.routes,
    ...signUpRoutes(state, url, (email, ticket, username) => register(state, email, ticket, username)),
    ...sessionRoutes(state, url, issuerKeys, issuer.redeem),
    ...relayRoutes(state),
    ...organisationRoutes(state, url, organisationKeys),
    'GET /.well-known/econnect-onboarding': (asked) => configuration(state, asked),
  };
  handle = broken(
    state,
    once(state, (asked) => dispatch(routes, asked)),
  );
  return {
    url,
    state,
    organisationKey: organisationKeys.jwk,
    async restart() {
      await stop(running.server);
      running = await listen(port, (asked) => handle(asked));
    },
    close: () => stop(running.server),
  };
}

async function makeKeys(kid: string): Promise<Keys> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  return { privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' } };
}

/** The handler of a path; `{id}` stands for one segment. */
async function dispatch(routes: Routes, asked: Asked): Promise<Answer> {
  const method = asked.method === 'HEAD' ? 'GET' : asked.method;
  for (const [route, handler] of Object.entries(routes)) {
    const pattern = `^${route.replace('{id}', '([^/]+)')}$`;
    const found = new RegExp(pattern).exec(`${method} ${asked.path}`);
    if (found) return await handler({ ...asked, id: decodeURIComponent(found[1] ?? '') });
  }
  return asked.path.startsWith('/onboarding/') ? problem(404, 'not-found') : page(404, 'Nothing is here.');
}

function configuration(state: State, { headers }: Asked): Answer {
  const body = {
    methods: [{ id: 'econnect', kind: 'oidc', available: true }],
    manualSignUp: !(state.has('client-decides') && String(headers['onboarding-client']).endsWith('/0.0.1')),
    terms: { version: state.termsVersion },
  };
  const kept = { etag: `"${hash(JSON.stringify(body))}"`, 'cache-control': 'no-cache' };
  if (headers['if-none-match'] === kept.etag) return { status: 304, headers: kept };
  return { ...answer(200, body), headers: kept };
}

/** Answers a `POST` with an idempotency key once: a repeat gets the kept answer, before its credential is looked at (P-41). */
function once(state: State, next: (asked: Asked) => Promise<Answer>) {
  const kept = new Map<string, { body: string; answer: Promise<Answer> }>();
  return async (asked: Asked): Promise<Answer> => {
    const key = asked.headers['idempotency-key'];
    if (
      asked.method !== 'POST' ||
      key === undefined ||
      !asked.path.startsWith('/onboarding/') ||
      state.has('key-ignored')
    )
      return await next(asked);
    const name = hash(JSON.stringify([key, asked.bearer, asked.path]));
    const earlier = kept.get(name);
    if (earlier && state.has('credential-first') && state.tickets.get(asked.bearer)?.isUsed)
      return problem(410, 'registration-expired');
    if (earlier)
      return earlier.body === hash(asked.body) || state.has('other-body-answered')
        ? await earlier.answer
        : problem(400, 'malformed-request');
    const first = next(asked);
    kept.set(name, { body: hash(asked.body), answer: first });
    const { status } = await first;
    if ((status === 429 || status >= 500) && !state.has('refusal-kept')) kept.delete(name);
    return await first;
  };
}

/** Breaks an answer on its way, where such a fault is planted. */
function broken(state: State, next: (asked: Asked) => Promise<Answer>) {
  return async (asked: Asked): Promise<Answer> => {
    if (state.has('path-moved') && asked.path === '/onboarding/v1/me')
      return { status: 307, headers: { location: '/v2/me' } };
    const given = await next(asked);
    const isProblem = given.type === 'application/problem+json';
    if (isProblem && state.has('errors-in-words')) return { ...given, type: 'text/plain' };
    if (state.has('wait-in-words') && given.headers?.['retry-after'])
      return { ...given, headers: { 'retry-after': 'later' } };
    if (state.has('answers-kept') && isProblem)
      return { ...given, headers: { 'cache-control': 'max-age=60' } };
    const { 'content-security-policy': policy, ...others } = given.headers ?? {};
    return policy && state.has('page-in-a-frame') ? { ...given, headers: others } : given;
  };
}
