import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { OnboardingError } from '../../failure/onboarding-error.ts';
import {
  type AuthorizationResponse,
  createRandomText,
  hashState,
  parseResponse,
  type Receiver,
} from '../authorization-request.ts';
import { type SignInOutcome, type SignInRequest, superseded } from '../provider.ts';
import { LastPage } from './landing-page.ts';
import { classifyRequest, readForm } from './request-check.ts';
import {
  type Bind,
  bindLoopback,
  closeServer,
  createBoundedServer,
  type LoopbackEndpoint,
  limitConnections,
  type ServerLimits,
} from './server.ts';

/** The authorization request whose response is listened for. */
export type ListenRequest = LoopbackEndpoint &
  Pick<SignInRequest, 'language' | 'reference' | 'signal' | 'stay'> & {
    /** Different for each provider, so that a response cannot pass for another provider's (RFC 9700 §4.4). Starts with a slash. */
    path: string;
    /** GET for `response_mode=query`, POST for `form_post`. */
    method: 'GET' | 'POST';
    state: string;
  };

/** Milliseconds unless the name says otherwise. */
export type ListenLimits = ServerLimits & {
  /** From listening to the response. */
  flowMs: number;
  /** How long the browser waits for the outcome before the page says to go back to the app. */
  holdMs: number;
  /** How long a known outcome waits for the browser to ask for it. */
  deliveryMs: number;
  /**
   * From a TLS handshake to the end of the attempt. A browser that tries https first sends the http request within this
   * time, and the attempt goes on.
   */
  tlsGraceMs: number;
  maxBodyBytes: number;
  maxSockets: number;
};

/** The limits of a listener in the app. */
export const defaultListenLimits: Readonly<ListenLimits> = {
  flowMs: 5 * 60_000,
  holdMs: 10_000,
  deliveryMs: 5_000,
  tlsGraceMs: 5_000,
  headersTimeoutMs: 5_000,
  requestTimeoutMs: 10_000,
  maxHeaderBytes: 16 * 1024,
  maxBodyBytes: 64 * 1024,
  maxSockets: 32,
};

/**
 * Listens on loopback for one response to one authorization request (RFC 8252 §7.3).
 *
 * The port is bound when this resolves, so that the browser can be opened. A request that is not the response gets an error
 * status and changes nothing. The response is accepted once. Its browser is redirected (303) to a random address without the
 * code, and waits there for the outcome that is passed to `finish`.
 *
 * A browser that insists on https for this address (HSTS or HTTPS-only mode for `localhost`) cannot deliver the response. Its
 * TLS handshake ends the attempt with `listener-unavailable` after `tlsGraceMs`, so that another return path is used.
 *
 * @throws {OnboardingError} `listener-unavailable`
 */
export async function listen(
  request: ListenRequest,
  limits: ListenLimits = defaultListenLimits,
  bind?: Bind,
): Promise<Receiver> {
  request.signal.throwIfAborted();
  const listener = new Listener(request, limits);
  await listener.open(bind);
  return listener;
}

/** The form of a provider's redirect URI on loopback. `path` is called for each request. */
type LoopbackRedirect = LoopbackEndpoint & Pick<ListenRequest, 'method'> & { path: () => string };

/** Returns the function that opens a loopback listener for a request at the provider's redirect URI. */
export function receiveOnLoopback(
  redirect: LoopbackRedirect,
  { limits, bind }: { limits?: Partial<ListenLimits>; bind?: Bind },
): (request: SignInRequest, state: string) => Promise<Receiver> {
  return ({ language, reference, signal, stay }, state) =>
    listen(
      { ...redirect, path: redirect.path(), state, language, reference, signal, stay },
      { ...defaultListenLimits, ...limits },
      bind,
    );
}

class Listener implements Receiver {
  readonly response: Promise<AuthorizationResponse>;
  redirectUri = '';
  readonly #request: ListenRequest;
  readonly #limits: ListenLimits;
  readonly #page: LastPage;
  readonly #connections: ReturnType<typeof limitConnections>;
  readonly #settling = Promise.withResolvers<AuthorizationResponse>();
  /** Random and sent in the redirect only, so that no other program can ask for the last page before the browser. */
  readonly #landingPath: string;
  readonly #expectedState: Buffer;
  #authority = '';
  #servers: readonly Server[] = [];
  #isTaken = false;
  #closing: Promise<void> | null = null;
  #deadline: NodeJS.Timeout | undefined;
  #tlsDeadline: NodeJS.Timeout | undefined;

  constructor(request: ListenRequest, limits: ListenLimits) {
    const { language, reference, path, state } = request;
    this.#request = request;
    this.#limits = limits;
    this.#page = new LastPage({ language, reference, holdMs: limits.holdMs });
    this.#connections = limitConnections(limits.maxSockets);
    this.#landingPath = `${path}/${createRandomText()}`;
    this.#expectedState = hashState(state);
    this.response = this.#settling.promise;
    // Prevents an unhandled rejection when the caller has stopped waiting.
    this.response.catch(() => undefined);
  }

  /** Binds the port. @throws {OnboardingError} `listener-unavailable`. Rejects with the signal's reason once it aborts. */
  async open(bind?: Bind): Promise<void> {
    const { host, ports, path, signal } = this.#request;
    const create = () => {
      const server = createBoundedServer(
        this.#limits,
        (request, to) => this.#handle(request, to),
        () => this.#noticeTls(),
      );
      this.#connections.watch(server);
      return server;
    };
    const { servers, authority } = await bindLoopback({ host, ports }, create, bind);
    this.#servers = servers;
    this.#authority = authority;
    this.redirectUri = `http://${authority}${path}`;
    for (const server of servers) {
      server.on('error', (error) => this.#stop(new OnboardingError('listener-unavailable', error)));
    }
    this.#deadline = setTimeout(
      () => this.#stop(new OnboardingError('sign-in-timeout')),
      this.#limits.flowMs,
    );
    signal.addEventListener('abort', this.#onAbort, { once: true });
    if (signal.aborted) {
      this.#stop(signal.reason);
      await this.close();
      signal.throwIfAborted();
    }
  }

  async finish(outcome: SignInOutcome): Promise<void> {
    this.#page.tell(outcome);
    // The attempt is over: an abort must not close the listener before the browser has its last page.
    this.#request.signal.removeEventListener('abort', this.#onAbort);
    if (this.#isTaken && this.#closing === null) await this.#page.shown(this.#limits.deliveryMs);
    await this.close();
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    clearTimeout(this.#deadline);
    clearTimeout(this.#tlsDeadline);
    this.#request.signal.removeEventListener('abort', this.#onAbort);
    this.#request.stay.removeEventListener('abort', this.#onLeft);
    const closed = Promise.all(this.#servers.map(closeServer));
    if (this.#page.isWaitedFor) {
      this.#page.release();
      await this.#page.shown(this.#limits.deliveryMs);
    }
    for (const server of this.#servers) server.closeAllConnections();
    await closed;
  }

  #stop(reason: unknown): void {
    this.#settling.reject(reason);
    void this.close();
  }

  readonly #onLeft = (): void => void this.close();

  readonly #onAbort = (): void => {
    const { signal, stay, ports } = this.#request;
    // Superseded, it stays open to tell its tabs that they no longer count; not on a listed port, which the next may need.
    if (signal.reason !== superseded || stay.aborted || ports !== undefined) {
      this.#stop(signal.reason);
      return;
    }
    clearTimeout(this.#tlsDeadline);
    this.#settling.reject(superseded);
    this.#page.tell('superseded');
    stay.addEventListener('abort', this.#onLeft, { once: true });
  };

  #noticeTls(): void {
    const isOver = this.#isTaken || this.#page.landing !== null || this.#closing !== null;
    if (isOver || this.#tlsDeadline !== undefined) return;
    // The code reaches the log; the message of a foreign error does not.
    const cause = Object.assign(new Error('TLS where http is spoken'), { code: 'TLS_AT_LISTENER' });
    this.#tlsDeadline = setTimeout(
      () => this.#stop(new OnboardingError('listener-unavailable', cause)),
      this.#limits.tlsGraceMs,
    );
  }

  #handle(request: IncomingMessage, to: ServerResponse): void {
    const { path, method } = this.#request;
    const classified = classifyRequest(request, {
      authority: this.#authority,
      callbackPath: path,
      callbackMethod: method,
      landingPath: this.#landingPath,
    });
    switch (classified.kind) {
      case 'callback':
        this.#take(request, classified.query, to).catch(() => request.socket.destroy());
        return;
      case 'landing':
        if (!this.#isTaken) {
          this.#page.answer(to, 404, 'ignored');
          return;
        }
        this.#connections.keep(request.socket);
        this.#page.hold(to);
        return;
      case 'refused':
        this.#page.answer(to, classified.status, 'ignored', classified.allow && { Allow: classified.allow });
    }
  }

  async #take(request: IncomingMessage, query: string, to: ServerResponse): Promise<void> {
    const page = this.#page;
    const isForm = this.#request.method === 'POST';
    const encoded = isForm ? await readForm(request, this.#limits.maxBodyBytes) : query;
    if (encoded === null) {
      to.once('finish', () => request.socket.destroy());
      return page.answer(to, 413, 'ignored');
    }
    const parameters = parseResponse(encoded, this.#expectedState);
    if (parameters === null) return page.answer(to, 400, 'ignored');
    if (page.landing === 'superseded') return page.answer(to, 410, 'superseded');
    // A reloaded tab sends the same response again. It counts once.
    if (this.#isTaken) return page.answer(to, 410, 'received');
    this.#isTaken = true;
    clearTimeout(this.#deadline);
    clearTimeout(this.#tlsDeadline);
    page.answer(to, 303, 'unfinished', { Location: this.#landingPath });
    this.#settling.resolve(parameters);
  }
}
