import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request, read as a whole. */
export type Asked = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: string;
  /** The bearer credential; empty where there is none. */
  bearer: string;
  /** The variable part of the path; empty where there is none. */
  id: string;
};
export type Answer = {
  status: number;
  body?: string | object | undefined;
  type?: string;
  headers?: Record<string, string>;
};
type Handler = (asked: Asked) => Answer | Promise<Answer>;

/** The handlers by `<method> <path>`, in which `{id}` is variable. */
export type Routes = Record<string, Handler>;

export const answer = (status: number, body?: object): Answer => ({ status, body });
export const problem = (status: number, code: string, headers: Record<string, string> = {}): Answer => ({
  status,
  body: { type: `https://second.example/problems/${code}`, title: code, status },
  type: 'application/problem+json',
  headers,
});

/** A page whose policy allows this one script (P-75). */
export function page(status: number, html: string, script = ''): Answer {
  const hash = createHash('sha256').update(script).digest('base64');
  const policy = `default-src 'none'; script-src 'sha256-${hash}'; base-uri 'none'; frame-ancestors 'none'`;
  return {
    status,
    body: `<!doctype html><html lang="en"><title>Second platform</title>${html}${script && `<script>${script}</script>`}`,
    type: 'text/html; charset=utf-8',
    headers: { 'content-security-policy': policy, 'referrer-policy': 'no-referrer' },
  };
}

/** A text in HTML. */
export const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** A form of hidden fields, with buttons of which each has a name, a value and a label. */
export const form = (action: string, fields: Record<string, string>, ...buttons: string[][]) =>
  `<form method="post" action="${escaped(action)}">${Object.entries(fields)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escaped(value)}">`)
    .join('')}${buttons
    .map(([name, value, label]) => `<button name="${name}" value="${value}">${label}</button>`)
    .join('')}</form>`;

/** A server on a port of 127.0.0.1, any where it is 0. */
export async function listen(port: number, handle: (asked: Asked) => Promise<Answer>) {
  const server = createServer((request, response) => {
    read(request)
      .then(handle)
      .catch((): Answer => problem(503, 'unavailable'))
      .then((given) => write(response, given));
  });
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  // A server on a port has an address of this type.
  return { server, port: (server.address() as AddressInfo).port };
}

export async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
}

async function read(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body: Buffer.concat(chunks).toString('utf8'),
    bearer: /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '',
    id: '',
  };
}

function write(response: ServerResponse, { status, body, type, headers }: Answer): void {
  const text = typeof body === 'object' ? JSON.stringify(body) : (body ?? '');
  const content = text === '' ? {} : { 'content-type': type ?? 'application/json' };
  response.writeHead(status, { 'cache-control': 'no-store', ...content, ...headers });
  response.end(text);
}

/** The fields of a form or of a JSON object; empty where it is neither. */
export function fieldsOf({ body, headers }: Asked): Record<string, unknown> {
  if (!headers['content-type']?.startsWith('application/json'))
    return Object.fromEntries(new URLSearchParams(body));
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
