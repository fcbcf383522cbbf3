import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { registrationRoutes, sessionRoutes } from './accounts.ts';
import { type Answering, dispatch, listen, problem, type Routes, sha256 } from './http.ts';
import { issuerRoutes } from './issuer.ts';
import { organisationRoutes, relayRoutes } from './pages.ts';
import { signUpRoutes } from './sign-ups.ts';
import { newKey, State } from './state.ts';

export type SecondPlatform = Awaited<ReturnType<typeof startSecondPlatform>>;

/**
 * A platform that was written from docs/platform.md and openapi.yaml alone, without a framework and without the sandbox's code,
 * so that the contract is what these two say. Its issuer is at the same host.
 * @param wrap may change requests, answers and the state; the faulty platforms are made with it
 */
export async function startSecondPlatform(
  wrap: (state: State, next: Answering) => Answering = (_, next) => next,
) {
  let answer: Answering = async () => problem(503, 'unavailable');
  let server = await listen(0, (asked) => answer(asked));
  // A server on a port has an address of this type.
  const { port } = server.address() as AddressInfo;
  const keys = { issuer: await newKey('issuer'), organisations: await newKey('organisations') };
  const state = new State(`http://127.0.0.1:${port}`, keys);
  const routes: Routes = {
    ...configurationRoutes(state),
    ...issuerRoutes(state),
    ...signUpRoutes(state),
    ...registrationRoutes(state),
    ...sessionRoutes(state),
    ...relayRoutes(state),
    ...organisationRoutes(state),
  };
  answer = wrap(state, withIdempotency(dispatch(routes)));
  return {
    url: state.url,
    state,
    async restart() {
      await stop(server);
      server = await listen(port, (asked) => answer(asked));
    },
    close: () => stop(server),
  };
}

async function stop(server: Server): Promise<void> {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
}

/** The configuration may be cached, and is revalidated by its `ETag` (P-83). */
const configurationRoutes = (state: State): Routes => ({
  'GET /.well-known/econnect-onboarding': ({ headers }) => {
    const method = { id: 'econnect', kind: 'oidc', available: true };
    const body = { methods: [method], manualSignUp: true, terms: { version: state.termsVersion } };
    const cacheHeaders = { etag: `"${sha256(JSON.stringify(body))}"`, 'cache-control': 'no-cache' };
    if (headers.get('if-none-match') === cacheHeaders.etag)
      return new Response(null, { status: 304, headers: cacheHeaders });
    return Response.json(body, { headers: cacheHeaders });
  },
});

/** Handles a `POST` with an idempotency key once: a repeat gets the stored answer before its credential is checked (P-41). */
function withIdempotency(next: Answering): Answering {
  const stored = new Map<string, { body: string; answer: Promise<Response> }>();
  return async (asked) => {
    const { method, path, headers, body } = asked;
    const key = headers.get('idempotency-key');
    if (method !== 'POST' || key === null || !path.startsWith('/onboarding/')) return await next(asked);
    const name = sha256(JSON.stringify([key, headers.get('authorization'), path]));
    const earlier = stored.get(name);
    if (earlier && earlier.body !== sha256(body)) return problem(400, 'malformed-request');
    const answer = earlier?.answer ?? next(asked);
    stored.set(name, { body: sha256(body), answer });
    const { status } = await answer;
    if (status === 429 || status >= 500) stored.delete(name);
    return (await answer).clone();
  };
}
