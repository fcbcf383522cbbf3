import type { IncomingMessage, ServerResponse } from 'node:http';

/** What a server, or the network before it, does to a request instead of answering it as it should. */
export type Fault = Trouble & {
  /** Which paths it happens to, whole, without the query; `*` stands for one segment. All of them unless given. */
  paths?: readonly string[];
  /** `GET`, `POST` … Any of them unless given. */
  method?: string;
  /** How many requests it happens to; then the server is as it should be. */
  times?: number;
};

type Trouble =
  | { kind: 'delay'; ms: number }
  /** Taken, and never answered. */
  | { kind: 'hang' }
  /**
   * The connection breaks `before` the request is dealt with, `after` it was dealt with and before a byte of the answer,
   * or `during` the answer: half of its body has come by then.
   */
  | { kind: 'reset'; when: 'before' | 'after' | 'during' }
  | { kind: 'status'; status: number; retryAfter?: number }
  /** JSON by its name, and cut off. */
  | { kind: 'malformed' }
  /** JSON of 8 MiB. */
  | { kind: 'huge' }
  /** The page of a network that wants somebody to sign in first. */
  | { kind: 'captive-portal' }
  /** 307: whoever follows it sends the same once more, there. */
  | { kind: 'redirect'; to: string };

type Exchange = { request: IncomingMessage; response: ServerResponse; handle: () => void };

/** Whether a fault is about this request. */
export function concerns({ paths, method }: Fault, request: IncomingMessage): boolean {
  if (method !== undefined && method !== request.method) return false;
  const [path = ''] = (request.url ?? '').split('?', 1);
  return paths === undefined || paths.some((pattern) => fits(pattern, path));
}

function fits(pattern: string, path: string): boolean {
  const [wanted, segments] = [pattern.split('/'), path.split('/')];
  return (
    wanted.length === segments.length &&
    wanted.every((part, index) => part === '*' || part === segments[index])
  );
}

/** Lets the fault happen. `handle` answers the request as it should be answered. */
export function happen(fault: Fault, { request, response, handle }: Exchange): void {
  switch (fault.kind) {
    case 'delay': {
      const timer = setTimeout(handle, fault.ms);
      response.once('close', () => clearTimeout(timer));
      return;
    }
    case 'hang':
      return;
    case 'reset':
      reset(fault.when, { request, response, handle });
      return;
    case 'status':
      status(fault, response);
      return;
    case 'malformed':
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"half":');
      return;
    case 'huge':
      response.writeHead(200, { 'content-type': 'application/json' }).end(huge());
      return;
    case 'captive-portal':
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(portal);
      return;
    case 'redirect':
      response.writeHead(307, { location: fault.to }).end();
  }
}

const portal = '<!doctype html><title>Wi-Fi</title><p>Sign in to this network first.</p>';

const huge = () => JSON.stringify({ padding: 'x'.repeat(8 * 1024 * 1024) });

function status({ status, retryAfter }: Extract<Fault, { kind: 'status' }>, response: ServerResponse): void {
  response.writeHead(status, {
    'content-type': 'application/problem+json',
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
  });
  response.end(JSON.stringify({ type: 'about:blank', title: 'A fault of the sandbox', status }));
}

function reset(
  when: Extract<Fault, { kind: 'reset' }>['when'],
  { request, response, handle }: Exchange,
): void {
  if (when === 'before') {
    request.socket.resetAndDestroy();
    return;
  }
  const chunks: Buffer[] = [];
  const keep = (chunk: unknown) => {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  const write = response.write.bind(response);
  response.write = (chunk: unknown) => {
    keep(chunk);
    return true;
  };
  response.end = (chunk?: unknown) => {
    keep(chunk);
    const body = Buffer.concat(chunks);
    if (when === 'after' || body.length < 2) request.socket.resetAndDestroy();
    // Ended and not reset: whoever is sent a reset forgets what it has not read yet.
    else write(body.subarray(0, body.length / 2), () => request.socket.destroySoon());
    return response;
  };
  handle();
}
