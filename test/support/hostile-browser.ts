import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { LookupFunction } from 'node:net';
import { text } from 'node:stream/consumers';

/** A response on its way from a provider to the app, in a browser that can be told to do something else with it. */
export type Callback = { method: 'GET' | 'POST'; redirectUri: string; parameters: URLSearchParams };

/** What came back over HTTP, exactly. */
export type Page = { status: number; headers: IncomingHttpHeaders; body: string; url: string };

export type Visit = {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  /** Called once the other end has the request and has not answered it yet. */
  onReceived?: () => void;
};

/** What Chromium sends when a person's tab goes somewhere. */
const navigation = {
  'Sec-Fetch-Site': 'cross-site',
  'Sec-Fetch-Mode': 'navigate',
  'Sec-Fetch-Dest': 'document',
};

/** `localhost` is this machine, and no resolver is asked, as in a browser (RFC 6761 §6.3). No other name is known. */
const lookup: LookupFunction = (name, _options, callback) => {
  const error = name === 'localhost' ? null : new Error(`no address of ${name}`);
  callback(error, [
    { address: '::1', family: 6 },
    { address: '127.0.0.1', family: 4 },
  ]);
};

/** One request, without following redirects. Node's fetch cannot be used: it says `Sec-Fetch-Mode: cors`. */
export async function go(url: string | URL, visit: Visit = {}): Promise<Page> {
  const { method = 'GET', body, onReceived } = visit;
  const headers = { ...navigation, ...visit.headers, ...(onReceived && { Expect: '100-continue' }) };
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const request = httpRequest(url, { method, headers, agent: false, lookup }, resolve);
  if (onReceived) request.once('continue', onReceived);
  request.on('error', reject).end(body);
  const response = await promise;
  const { statusCode: status = 0, headers: received } = response;
  return { status, headers: received, body: await text(response), url: String(url) };
}

/** Opens an authorization URL and brings back what the provider wants carried to the app. */
export async function visit(url: string): Promise<Callback> {
  const { headers, body } = await go(url);
  if (headers.location !== undefined) {
    const target = new URL(headers.location);
    const parameters = new URLSearchParams(target.search);
    target.search = '';
    return { method: 'GET', redirectUri: target.href, parameters };
  }
  const redirectUri = /action="([^"]*)"/.exec(body)?.[1] ?? '';
  const inputs = [...body.matchAll(/name="([^"]*)" value="([^"]*)"/g)];
  const parameters = new URLSearchParams(inputs.map(([, name = '', value = '']) => [name, value]));
  return { method: 'POST', redirectUri, parameters };
}

const form = { 'Content-Type': 'application/x-www-form-urlencoded', Origin: 'null' };

/** Carries a response to the app as a browser does, without following where it is sent next. */
export async function carry({ method, redirectUri, parameters }: Callback): Promise<Page> {
  return method === 'GET'
    ? await go(`${redirectUri}?${parameters}`)
    : await go(redirectUri, { method, headers: form, body: parameters.toString() });
}

/** Goes where the answer to a response that was taken sends the browser: the last page. */
export async function follow(callback: Callback, { status, headers }: Page, visit?: Visit): Promise<Page> {
  if (headers.location === undefined) throw new Error(`not taken: ${status}`);
  return await go(new URL(headers.location, callback.redirectUri), visit);
}

/** Carries a response to the app and stays until the last page is there. */
export async function land(callback: Callback, onReceived?: () => void): Promise<Page> {
  return await follow(callback, await carry(callback), onReceived ? { onReceived } : {});
}
