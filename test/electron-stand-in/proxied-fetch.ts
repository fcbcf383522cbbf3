import type { Proxies } from './proxies.ts';

/** Node's fetch, through the proxy of an address where it has one, failing as Chromium's does where a proxy is in the way. */
export async function proxiedFetch(
  proxies: Proxies,
  input: string | Request,
  init: RequestInit | undefined,
): Promise<Response> {
  const proxy = proxies.for(new URL(typeof input === 'string' ? input : input.url));
  if (proxy === null) return await fetch(input, init);
  try {
    const through = { ...init, dispatcher: proxies.dispatcher(proxy) };
    return await fetch(input, through);
  } catch (error) {
    return answerOf(error);
  }
}

/** Chromium answers with the proxy's 407, whose page nobody may read, and has two names for what else can go wrong. */
function answerOf(error: unknown): Response {
  const causes = [...causesOf(error)];
  const refusal = causes.map(({ message }) => /^Proxy response \((\d+)\)/.exec(message)?.[1]).find(Boolean);
  if (refusal === '407') return new Response(unreadable(), { status: 407 });
  if (refusal !== undefined) throw new Error('net::ERR_TUNNEL_CONNECTION_FAILED');
  // The only one that is connected to is the proxy: it asks for the name of the server, and connects to that.
  const connecting = causes.some(
    (cause) =>
      ('syscall' in cause && ['connect', 'getaddrinfo'].includes(String(cause.syscall))) ||
      ('code' in cause && cause.code === 'UND_ERR_CONNECT_TIMEOUT'),
  );
  throw connecting ? new Error('net::ERR_PROXY_CONNECTION_FAILED') : error;
}

function unreadable(): ReadableStream {
  return new ReadableStream({
    start: (controller) => controller.error(new Error('net::ERR_TUNNEL_CONNECTION_FAILED')),
  });
}

function* causesOf(error: unknown): Generator<Error> {
  if (!(error instanceof Error)) return;
  yield error;
  yield* causesOf(error.cause);
  if (error instanceof AggregateError) for (const one of error.errors) yield* causesOf(one);
}
