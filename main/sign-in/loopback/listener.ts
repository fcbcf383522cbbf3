import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Language } from '#contract/snapshot.ts';
import { OnboardingError } from '../../failure.ts';
import { superseded } from '../provider.ts';
import type { Outcome, Receiver } from '../receiver.ts';
import { type AuthorizationResponse, parseResponse, stateDigest } from '../response-parameters.ts';
import { type Bind, bindLoopback } from './binding.ts';
import { limitedConnections } from './connections.ts';
import { readForm } from './form-body.ts';
import { type Landing, landingHeaders, landingPage } from './landing-page.ts';
import { check } from './request-check.ts';
import { RetiredListeners } from './retired-listeners.ts';

export type ListenRequest = {
  /** `localhost` only for a provider that accepts no address. */
  host: '127.0.0.1' | 'localhost';
  /** Distinct per provider, so that one provider's answer cannot pass for another's. Starts with a slash. */
  path: string;
  /** GET for `response_mode=query`, POST for `form_post`. */
  method: 'GET' | 'POST';
  state: string;
  language: Language;
  /** Shown when it fails. */
  reference: string;
  /** With `superseded` as its reason, the listener stays to tell tabs of this attempt that they no longer count. */
  signal: AbortSignal;
  /** Ends that staying. */
  stay: AbortSignal;
};

/** Milliseconds unless the name says otherwise. */
export type ListenLimits = {
  /** From listening to the genuine response. */
  flow: number;
  /** How long the browser waits for the outcome before it is told to look in the app. */
  hold: number;
  /** How long an outcome waits for the browser to ask for it. */
  delivery: number;
  headers: number;
  request: number;
  headerBytes: number;
  bodyBytes: number;
  sockets: number;
};

export const defaultLimits: Readonly<ListenLimits> = {
  flow: 5 * 60_000,
  hold: 20_000,
  delivery: 1_000,
  headers: 5_000,
  request: 10_000,
  headerBytes: 16 * 1024,
  bodyBytes: 64 * 1024,
  sockets: 32,
};

/**
 * Listens on loopback for one response to one authorization request (RFC 8252 §7.3).
 *
 * Bound when this resolves, so that the browser can be opened. Whatever is not the genuine response is answered with
 * a status and changes nothing. The genuine one is taken once; its browser is sent on to an address without a code
 * (303), where it waits for the truth that `finish` tells.
 *
 * @throws {OnboardingError} `listener-unavailable`
 */
export async function listen(
  { host, path, method, state, language, reference, signal, stay }: ListenRequest,
  limits: ListenLimits = defaultLimits,
  bind?: Bind,
  retired = new RetiredListeners(),
): Promise<Receiver> {
  signal.throwIfAborted();
  const { promise: response, resolve: settle, reject: fail } = Promise.withResolvers<AuthorizationResponse>();
  const { promise: delivered, resolve: onDelivered } = Promise.withResolvers<void>();
  const connections = limitedConnections(limits.sockets);
  const waiting = new Set<ServerResponse>();
  const landingPath = `${path}/done`;
  /** Null once the genuine response was taken: there is nothing left to match. */
  let expectedState: Buffer | null = stateDigest(state);
  let outcome: Outcome | 'superseded' | null = null;
  let closing: Promise<void> | null = null;
  let authority = '';

  const answer = (to: ServerResponse, status: number, landing: Landing, headers = {}) => {
    const page = landingPage(landing, language, reference);
    to.writeHead(status, { ...landingHeaders, 'Content-Length': Buffer.byteLength(page), ...headers });
    to.end(page);
  };

  const land = (to: ServerResponse) => {
    waiting.delete(to);
    to.once('close', onDelivered);
    answer(to, 200, outcome ?? 'unfinished');
  };

  const hold = (request: IncomingMessage, to: ServerResponse) => {
    if (outcome !== null) return land(to);
    connections.keep(request.socket);
    waiting.add(to);
    const timer = setTimeout(() => land(to), limits.hold);
    to.once('close', () => {
      clearTimeout(timer);
      waiting.delete(to);
    });
  };

  const take = async (request: IncomingMessage, query: string, to: ServerResponse) => {
    const encoded = method === 'POST' ? await readForm(request, limits.bodyBytes) : query;
    if (encoded === null) {
      to.once('finish', () => request.socket.destroy());
      return answer(to, 413, 'ignored');
    }
    if (expectedState === null) return answer(to, 410, 'ignored');
    const parameters = parseResponse(encoded, expectedState);
    if (parameters === null) return answer(to, 400, 'ignored');
    if (outcome === 'superseded') return answer(to, 410, 'superseded');
    expectedState = null;
    clearTimeout(deadline);
    answer(to, 303, 'unfinished', { Location: landingPath });
    settle(parameters);
  };

  const handle = (request: IncomingMessage, to: ServerResponse) => {
    const checked = check(request, { authority, callbackPath: path, callbackMethod: method, landingPath });
    switch (checked.kind) {
      case 'callback':
        take(request, checked.query, to).catch(() => request.socket.destroy());
        return;
      case 'landing':
        return expectedState === null ? hold(request, to) : answer(to, 404, 'ignored');
      case 'refused':
        return answer(to, checked.status, 'ignored', checked.allow && { Allow: checked.allow });
    }
  };

  const create = () => {
    const server = boundedServer(limits, handle);
    connections.watch(server);
    return server;
  };
  const binding = await bindLoopback(host, create, bind);
  authority = binding.authority;
  for (const server of binding.servers) {
    server.on('error', (error) => stop(new OnboardingError('listener-unavailable', error)));
  }

  const close = () => {
    closing ??= (async () => {
      clearTimeout(deadline);
      retired.remove(onLeft);
      signal.removeEventListener('abort', onAbort);
      stay.removeEventListener('abort', onLeft);
      const closed = Promise.all(binding.servers.map(closeServer));
      if (waiting.size > 0) {
        for (const held of waiting) land(held);
        await within(limits.delivery, delivered);
      }
      for (const server of binding.servers) server.closeAllConnections();
      await closed;
    })();
    return closing;
  };
  const stop = (reason: unknown) => {
    fail(reason);
    void close();
  };
  const onLeft = () => void close();
  const onAbort = () => {
    if (signal.reason !== superseded || stay.aborted) return stop(signal.reason);
    outcome = 'superseded';
    fail(superseded);
    for (const held of waiting) land(held);
    stay.addEventListener('abort', onLeft, { once: true });
    retired.add(onLeft);
  };
  const deadline = setTimeout(() => stop(new OnboardingError('sign-in-timeout')), limits.flow);
  signal.addEventListener('abort', onAbort, { once: true });
  // Whoever stops waiting for the response must not be told by an unhandled rejection.
  response.catch(() => undefined);
  if (signal.aborted) {
    stop(signal.reason);
    await close();
    signal.throwIfAborted();
  }

  return {
    redirectUri: `http://${authority}${path}`,
    response,
    async finish(how) {
      outcome = how;
      for (const held of waiting) land(held);
      if (expectedState === null && closing === null) await within(limits.delivery, delivered);
      await close();
    },
    close,
  };
}

/** Node enforces its timeouts only every `connectionsCheckingInterval`, 30 s unless told. */
function boundedServer(
  limits: ListenLimits,
  handle: (request: IncomingMessage, response: ServerResponse) => void,
): Server {
  return createServer(
    {
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.headers,
      requestTimeout: limits.request,
      connectionsCheckingInterval: Math.min(1_000, limits.headers),
      insecureHTTPParser: false,
    },
    handle,
  );
}

async function closeServer(server: Server): Promise<void> {
  await new Promise<void>((resolve) => server.close(() => resolve()));
}

/** Waits for a promise, but not longer than that. */
async function within(milliseconds: number, promise: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([promise, late]);
  clearTimeout(timer);
}
