import { readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { Protocol, Session } from 'electron';
import type { Log } from '../log/log.ts';

const scheme = 'app';
const host = 'onboarding';

/** The only origin of the window. */
export const appOrigin = `${scheme}://${host}`;

/** The only address of the window; screens are switched within the page. */
export const appUrl = `${appOrigin}/index.html`;

/** Allows only our own files: no inline code, no eval, no connections, no frames and no forms. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "worker-src 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** `no-cache` and not `no-store`, because V8's code cache needs storable responses. */
const headers = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-cache',
};

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Letters, digits, `_`, `-` and inner dots. Excludes `..`, hidden files, separators, drives and escapes. */
const segment = /^[\w-]+(?:\.[\w-]+)*$/;

/**
 * Registers `app://` as a scheme with its own origin. Call it before Electron is ready.
 *
 * It does not support CORS and `fetch`, so that no other origin can read its files, and does not bypass a content security
 * policy.
 */
export function registerAppScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme,
      privileges: {
        standard: true,
        secure: true,
        codeCache: true,
        corsEnabled: false,
        bypassCSP: false,
        supportFetchAPI: false,
        allowServiceWorkers: false,
      },
    },
  ]);
}

/**
 * Serves the renderer's files to this session's windows, each with the content security policy. A file that cannot be read is
 * logged: the window shows nothing in its place.
 */
export function serveApp(
  session: Pick<Session, 'protocol'>,
  rendererFolder: string,
  log: Pick<Log, 'error'>,
): void {
  session.protocol.handle(scheme, (request) => answer(request, rendererFolder, log));
}

/**
 * Returns the path of the file for an address of the app, or null if the address is not allowed.
 *
 * Each segment of the path must match an allow-list, so the file is always inside `folder`. A query is ignored.
 */
export function resolveFile(url: string, folder: string): string | null {
  const address = URL.parse(url);
  if (address === null || address.protocol !== `${scheme}:` || address.host !== host) return null;
  if (address.username !== '' || address.password !== '') return null;
  const segments = address.pathname === '/' ? ['index.html'] : address.pathname.slice(1).split('/');
  if (!segments.every((part) => segment.test(part))) return null;
  const file = join(folder, ...segments);
  return extname(file) in contentTypes ? file : null;
}

async function answer(request: Request, folder: string, log: Pick<Log, 'error'>): Promise<Response> {
  const file = request.method === 'GET' ? resolveFile(request.url, folder) : null;
  if (file === null) return notFound();
  try {
    const body = await readFile(file);
    return new Response(body, { headers: { ...headers, 'content-type': contentTypes[extname(file)] ?? '' } });
  } catch (error) {
    log.error('a file of the window cannot be read', { file: basename(file), error });
    return notFound();
  }
}

function notFound(): Response {
  return new Response('Not found', {
    status: 404,
    headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' },
  });
}
