import { abortable } from '../async/abortable.ts';
import { OnboardingError } from '../failure/onboarding-error.ts';
import { toFailure } from './failure-of.ts';

/** Sends a request. In the app it is Chromium's network stack, so that the system's proxy, PAC file and trust store apply. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

type HardenedOptions = {
  /** Milliseconds from the call to the last byte of the body. A long poll needs more than it waits for. */
  timeoutMs?: number;
  /** Most bytes of a body, after decompression. */
  maxBytes?: number;
};

/**
 * Returns a fetch without cookies, cache and redirects, bounded in time and in the size of the body.
 *
 * It resolves with the body already read, so that reading it needs no second timeout. Redirects are refused, because a 307
 * would repeat a token request, with code and verifier, at any address it names.
 *
 * @throws {OnboardingError} `timeout`; `offline` when the connection fails, `name-not-found` when there is nowhere to
 *   connect to; `proxy-unreachable`, `proxy-auth-required` and `captive-portal` for what is in between;
 *   `certificate-untrusted`; `platform-unavailable` for any other trouble with TLS; `platform-answer-invalid` for a
 *   redirect, too large a body, what is not HTTP, and for an address that is neither https nor http on loopback (nothing
 *   is sent then). Rejects with the reason of the caller's signal once that aborts.
 */
export function hardenFetch(
  fetch: Fetch,
  { timeoutMs = 15_000, maxBytes = 1024 * 1024 }: HardenedOptions = {},
): Fetch {
  return async (url, init = {}) => {
    const address = requireSecureAddress(url);
    const caller = init.signal;
    caller?.throwIfAborted();

    const ending = new AbortController();
    const timer = setTimeout(() => ending.abort(new OnboardingError('timeout')), timeoutMs);
    const onAbort = () => ending.abort(caller?.reason);
    caller?.addEventListener('abort', onAbort, { once: true });

    const exchange = async () => {
      const response = await fetch(address, {
        ...init,
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'manual',
        signal: ending.signal,
      });
      await refuseIntermediary(response, { url: address, init });
      return await buffered(response, maxBytes);
    };
    try {
      // A fetch that does not listen to its signal must not hold the caller either.
      return await abortable(exchange(), ending.signal);
    } catch (error) {
      throw ending.signal.aborted ? ending.signal.reason : toFailure(error);
    } finally {
      clearTimeout(timer);
      caller?.removeEventListener('abort', onAbort);
      // Electron's fetch closes a connection only through the signal, also when the body was refused.
      ending.abort();
    }
  };
}

const loopback: readonly string[] = ['127.0.0.1', '[::1]'];

/** Whether an address may be requested or opened: https, or http on loopback. */
export function isSecureAddress({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && loopback.includes(hostname));
}

/** Whether a `Content-Type` is JSON or a format based on it (`+json`, RFC 6839 §3.1). */
export function isJson(contentType: string | null): boolean {
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return type === 'application/json' || /^application\/[\w.-]+\+json$/.test(type);
}

/**
 * Whether a response comes from a captive portal and not from the server.
 *
 * Over https a portal cannot respond with a valid certificate, so only the status 511 counts (RFC 6585 §6). Over http a
 * redirect to another host counts too, and an HTML page in response to a request for JSON. Only GET requests are judged.
 */
export function isCaptivePortal(
  asked: { url: string; method?: string | undefined; accept: string | null },
  answer: Pick<Response, 'status' | 'headers'>,
): boolean {
  if (answer.status === 511) return true;
  const url = new URL(asked.url);
  if (url.protocol !== 'http:' || (asked.method ?? 'GET') !== 'GET') return false;
  const location = answer.headers.get('location');
  if (location !== null) {
    const target = URL.parse(location, url.href);
    return target !== null && target.hostname !== url.hostname;
  }
  const wantsData = asked.accept?.includes('application/json') ?? false;
  return (
    wantsData && answer.status === 200 && /^text\/html\b/i.test(answer.headers.get('content-type') ?? '')
  );
}

/** Clock skew in either direction up to which ID tokens are accepted. */
export const toleranceSeconds = 300;

/** Clock skew from which the clock is worth a mention, and considered as the reason for a rejected token. */
export const noticeableSkewSeconds = 60;

/**
 * Seconds that the clock is ahead of the server's, from `Date` (RFC 9110 §6.6.1) and from the `Age` of a cached response
 * (RFC 9111 §5.1). Null without a date.
 */
export function skewSecondsFrom(headers: Headers, nowMs: number): number | null {
  const dateMs = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(dateMs)) return null;
  const age = headers.get('age') ?? '';
  const ageMs = /^\d{1,9}$/.test(age) ? Number(age) * 1000 : 0;
  return Math.round((nowMs - dateMs - ageMs) / 1000);
}

/** Returns the normalised address. Throws before anything is sent if the address is not allowed. */
function requireSecureAddress(text: string): string {
  const url = URL.parse(text);
  if (url === null || !isSecureAddress(url) || url.username !== '' || url.password !== '') {
    throw new OnboardingError('platform-answer-invalid', new Error('address refused'));
  }
  return url.href;
}

/** Rejects a response that is not from the server: that of a proxy (407) or of a captive portal. */
async function refuseIntermediary(
  response: Response,
  { url, init }: { url: string; init: RequestInit },
): Promise<void> {
  const accept = new Headers(init.headers).get('accept');
  const code =
    response.status === 407
      ? 'proxy-auth-required'
      : isCaptivePortal({ url, method: init.method, accept }, response)
        ? 'captive-portal'
        : null;
  if (code === null) return;
  await discard(response);
  throw new OnboardingError(code, new Error(`status ${response.status}`));
}

/** Returns the response with its body read, without the headers about its encoding. */
async function buffered(response: Response, maxBytes: number): Promise<Response> {
  const { status, statusText } = response;
  // 304 is no redirect; with `redirect: 'manual'` a hidden redirect has status 0.
  if (status === 0 || (status >= 300 && status < 400 && status !== 304)) {
    await discard(response);
    throw new OnboardingError('platform-answer-invalid', new Error(`redirect refused (${status})`));
  }
  const body = await read(response, maxBytes);
  const headers = new Headers(response.headers);
  headers.delete('content-encoding');
  headers.delete('content-length');
  const bodiless = [204, 205, 304].includes(status);
  return new Response(bodiless ? null : body, { status, statusText, headers });
}

async function read(response: Response, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (response.body !== null) {
    for await (const chunk of response.body) {
      length += chunk.byteLength;
      if (length > maxBytes) {
        throw new OnboardingError('platform-answer-invalid', new Error(`body over ${maxBytes} bytes`));
      }
      chunks.push(chunk);
    }
  }
  return Buffer.concat(chunks, length);
}

/** Frees the connection. Never rejects. */
async function discard(response: Response): Promise<void> {
  try {
    await response.body?.cancel();
  } catch {
    return;
  }
}
