import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { concerns, type Fault, happen } from './fault.ts';
import { listen } from './ports.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** How a server answers: as it should, with 503 whatever is asked, or by closing every connection. */
export type Availability = 'up' | '503' | 'refuse';

/** An http server on 127.0.0.1 that knows its address before it knows its answers, and that can be made to fail. */
export class LoopbackServer {
  availability: Availability = 'up';
  readonly #server: Server;
  #handler: Handler = (_request, response) => refuse(response);
  #port = 0;
  #fault: Fault | null = null;
  #left = 0;

  private constructor(server: Server) {
    this.#server = server;
    server.on('request', (request, response) => {
      if (this.availability === 'up') this.#answer(request, response);
      else refuse(response);
    });
    server.on('connection', (socket) => {
      if (this.availability === 'refuse') socket.destroy();
    });
  }

  /** Binds the port; 0 takes a free one. */
  static async start(port: number, purpose: string): Promise<LoopbackServer> {
    const server = createServer({ keepAliveTimeout: 30_000 });
    const loopback = new LoopbackServer(server);
    loopback.#port = await listen(server, port, purpose);
    return loopback;
  }

  get port(): number {
    return this.#port;
  }

  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** What happens to requests from now on; null once it has happened as often as it should. */
  get fault(): Fault | null {
    return this.#fault;
  }

  set fault(fault: Fault | null) {
    this.#fault = fault;
    this.#left = fault?.times ?? Number.POSITIVE_INFINITY;
  }

  handle(handler: Handler): void {
    this.#handler = handler;
  }

  setAvailability(availability: Availability): void {
    this.availability = availability;
    if (availability === 'refuse') this.#server.closeAllConnections();
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const fault = this.#fault;
    const handle = () => this.#handler(request, response);
    if (fault !== null && concerns(fault, request)) {
      this.#left -= 1;
      if (this.#left <= 0) this.#fault = null;
      happen(fault, { request, response, handle });
    } else handle();
  }
}

function refuse(response: ServerResponse): void {
  response.writeHead(503, { 'content-type': 'application/problem+json', 'retry-after': '1' });
  response.end(
    JSON.stringify({
      type: 'https://econnect.example/problems/unavailable',
      title: 'Unavailable',
      status: 503,
    }),
  );
}
