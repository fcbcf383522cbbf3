import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

/** A request, read as a whole. */
export type Asked = { method: string; path: string; query: URLSearchParams; headers: Headers; body: string };
export type Answering = (asked: Asked) => Promise<Response>;
/** The handlers by `<method> <path>`, in which `{id}` is one segment. What a handler throws is the answer as well. */
export type Routes = Record<string, (asked: Asked, id: string) => Response | Promise<Response>>;

export const sha256 = (content: string, encoding: 'base64url' | 'hex' | 'base64' = 'base64url') =>
  createHash('sha256').update(content).digest(encoding);

export const problem = (status: number, code: string, headers: Record<string, string> = {}) =>
  Response.json(
    { type: `https://second.example/problems/${code}`, title: code, status },
    { status, headers: { 'content-type': 'application/problem+json', ...headers } },
  );

/** An error of OAuth (RFC 6749 §5.2), which pushed requests have too. */
export const oauthError = (error: string, more: object = {}) =>
  Response.json({ error, ...more }, { status: 400 });

/** The credential of a request. @throws 401 */
export function bearerOf({ headers }: Asked): string {
  const [, bearer] = /^Bearer (.+)$/i.exec(headers.get('authorization') ?? '') ?? [];
  if (bearer === undefined) throw problem(401, 'unauthorised');
  return bearer;
}

/** The fields of a form. */
export const formOf = ({ body }: Asked): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(body));

/** A page whose policy allows this one script (P-75). */
export const page = (status: number, html: string, script = '') =>
  new Response(`<!doctype html><html lang="en"><title>Second</title>${html}<script>${script}</script>`, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; script-src 'sha256-${sha256(script, 'base64')}'; frame-ancestors 'none'`,
      'referrer-policy': 'no-referrer',
    },
  });

/** A form of hidden fields, with a button for each choice. */
export function form(action: string, fields: Record<string, string>, choices: string[] = []): string {
  const hidden = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${escaped(value)}">`,
  );
  const buttons = choices
    .map(escaped)
    .map((choice) => `<button name="choice" value="${choice}">${choice}</button>`);
  return `<form method="post" action="${escaped(action)}">${[...hidden, ...buttons].join('')}</form>`;
}

/** Asks a person whether the app shows the same words. */
export const phraseQuestion = (phrase: string, action: string, fields: Record<string, string>) =>
  page(200, `Does your app show <b>${phrase}</b>?${form(action, fields, ['yes', 'no'])}`);

/** A text in HTML. */
export const escaped = (content: string) =>
  content.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** Answers by the handler of the path. */
export const dispatch =
  (routes: Routes): Answering =>
  async (asked) => {
    const wanted = `${asked.method === 'HEAD' ? 'GET' : asked.method} ${asked.path}`;
    try {
      for (const [route, handle] of Object.entries(routes)) {
        const found = new RegExp(`^${route.replace('{id}', '([^/]+)')}$`).exec(wanted);
        if (found) return await handle(asked, found[1] ?? '');
      }
      return asked.path.startsWith('/onboarding/')
        ? problem(404, 'not-found')
        : page(404, 'Nothing is here.');
    } catch (thrown) {
      if (thrown instanceof Response) return thrown;
      const isMalformed = thrown instanceof z.ZodError || thrown instanceof SyntaxError;
      return isMalformed ? problem(400, 'malformed-request') : problem(503, 'unavailable');
    }
  };

/** A server on a port of 127.0.0.1, any where it is 0. */
export async function listen(port: number, answer: Answering): Promise<Server> {
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const given = await answer({
      method: request.method ?? 'GET',
      path: pathname,
      query: searchParams,
      // A header that may come twice is an array; those that are read here may not.
      headers: new Headers(request.headers as Record<string, string>),
      body: await text(request),
    });
    response.writeHead(given.status, { 'cache-control': 'no-store', ...Object.fromEntries(given.headers) });
    response.end(await given.text());
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
