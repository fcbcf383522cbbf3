import type { ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import type { CDPSession } from 'playwright-core';

/** The events of Chromium's DevTools Protocol that the stand-in listens to. */
type EventName =
  | 'Fetch.requestPaused'
  | 'Inspector.targetCrashed'
  | 'Page.frameNavigated'
  | 'Page.javascriptDialogOpening'
  | 'Page.lifecycleEvent'
  | 'Page.navigatedWithinDocument'
  | 'Page.windowOpen'
  | 'Runtime.bindingCalled'
  | 'Runtime.executionContextCreated'
  | 'Runtime.executionContextsCleared'
  | 'Target.detachedFromTarget'
  | 'Target.targetCreated';

declare const typed: CDPSession;
/** What an event tells, as Playwright types it. */
export type Payload<Name extends EventName> = Parameters<Parameters<typeof typed.on<Name>>[1]>[0];

/** What carries the protocol: a message of JSON at a time. */
type Wire = { send(text: string): void; close(): void };
type Answer = { resolve(result: unknown): void; reject(error: Error): void; session: Session };

/** The protocol with a target, or with the browser itself. */
export class Session {
  readonly #id: string | undefined;
  readonly #connection: Connection;
  readonly #events = new EventEmitter();
  /** Sends a command. Rejects where Chromium refuses it, and once the target or Chromium is gone. */
  readonly send: CDPSession['send'];

  constructor(connection: Connection, id?: string) {
    this.#connection = connection;
    this.#id = id;
    // The result is the command's own, which the cast says: Chromium is not checked here.
    this.send = ((method: string, params?: object) =>
      this.#connection.send(this, { method, params, sessionId: this.#id })) as CDPSession['send'];
  }

  on<Name extends EventName>(name: Name, listener: (payload: Payload<Name>) => void): void {
    this.#events.on(name, listener);
  }

  /** Tells the listeners of an event. */
  hear(name: string, payload: unknown): void {
    this.#events.emit(name, payload);
  }
}

/** A connection to a Chromium over its DevTools Protocol. To load Playwright for it takes as long as all the rest of a start. */
export class Connection {
  readonly browser: Session = new Session(this);
  /** Resolves once Chromium is gone, or this was closed. */
  readonly closed: Promise<void>;
  readonly #wire: Wire;
  readonly #sessions = new Map<string, Session>();
  readonly #asked = new Map<number, Answer>();
  #count = 0;
  #isClosed = false;

  constructor(wire: Wire, listen: (heard: (text: string) => void, closed: () => void) => void) {
    this.#wire = wire;
    this.closed = new Promise((resolve) => {
      listen(
        (text) => this.#hear(JSON.parse(text)),
        () => {
          this.#isClosed = true;
          this.#rejectAll('Chromium is gone', () => true);
          resolve();
        },
      );
    });
    this.browser.on('Target.detachedFromTarget', ({ sessionId }) => {
      const gone = this.#sessions.get(sessionId);
      this.#sessions.delete(sessionId);
      this.#rejectAll('The page is gone', ({ session }) => session === gone);
      gone?.hear('Target.detachedFromTarget', { sessionId });
    });
  }

  close(): void {
    this.#wire.close();
  }

  /** Begins to speak with a target. The session hears of its own end as `Target.detachedFromTarget`. */
  async attach(targetId: string): Promise<Session> {
    const { sessionId } = await this.browser.send('Target.attachToTarget', { targetId, flatten: true });
    const session = new Session(this, sessionId);
    this.#sessions.set(sessionId, session);
    return session;
  }

  send(session: Session, message: object): Promise<unknown> {
    if (this.#isClosed) return Promise.reject(new Error('Chromium is gone'));
    this.#count += 1;
    const id = this.#count;
    return new Promise((resolve, reject) => {
      this.#asked.set(id, { resolve, reject, session });
      this.#wire.send(JSON.stringify({ ...message, id }));
    });
  }

  #hear({ id, error, result, sessionId, method, params }: Heard): void {
    if (id === undefined) {
      const session = sessionId === undefined ? this.browser : this.#sessions.get(sessionId);
      session?.hear(method ?? '', params);
      return;
    }
    const answer = this.#asked.get(id);
    this.#asked.delete(id);
    if (error) answer?.reject(new Error(error.message));
    else answer?.resolve(result);
  }

  #rejectAll(reason: string, concerns: (answer: Answer) => boolean): void {
    for (const [id, answer] of this.#asked) {
      if (!concerns(answer)) continue;
      this.#asked.delete(id);
      answer.reject(new Error(reason));
    }
  }
}

/** A message of Chromium: the answer to a command, or an event. */
type Heard = {
  id?: number;
  error?: { message: string };
  result?: unknown;
  sessionId?: string;
  method?: string;
  params?: unknown;
};

/** Connects to a Chromium that listens at an address. */
export async function connectTo(endpoint: string): Promise<Connection> {
  const socket = new WebSocket(endpoint);
  await once(socket, 'open');
  return new Connection(socket, (heard, closed) => {
    socket.addEventListener('message', ({ data }) => heard(String(data)));
    socket.addEventListener('close', closed);
  });
}

/** Connects to a Chromium that was started with `--remote-debugging-pipe`, which ends with this process, however that ends. */
export function connectThrough({ stdio }: ChildProcess): Connection {
  // The third and fourth are streams where a process is started with pipes there.
  const [, , , input, output] = stdio as unknown as [
    null,
    null,
    null,
    NodeJS.WritableStream,
    NodeJS.ReadableStream,
  ];
  const wire: Wire = { send: (text) => void input.write(`${text}\0`), close: () => void input.end() };
  // What is written to a Chromium that is gone is lost, as its `close` tells.
  input.on('error', () => undefined);
  return new Connection(wire, (heard, closed) => {
    let begun = '';
    output.setEncoding('utf8').on('data', (text: string) => {
      const messages = `${begun}${text}`.split('\0');
      begun = messages.pop() ?? '';
      for (const message of messages) heard(message);
    });
    output.on('close', closed);
  });
}
