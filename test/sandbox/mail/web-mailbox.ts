import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Language } from '#contract/snapshot.ts';
import { languageOf } from '../pages/language.ts';
import { pageStyle } from '../pages/style.ts';
import type { Mailbox } from './mailbox.ts';
import { letterPage, listPage, mailPage, missingPage } from './mailbox-pages.ts';

const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self'";
/** What came by mail may show itself and be followed, and nothing else. */
const letterPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-top-navigation-by-user-activation";

/** Asks for the list again when a mail arrives, and says so to who cannot see it. */
const script = `
const events = new EventSource('/events');
events.addEventListener('mail', async () => {
  const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
  document.getElementById('mails').replaceWith(page.getElementById('mails'));
  const status = document.getElementById('status');
  status.textContent = status.dataset.arrived;
});
`;

/** The mailbox as pages that a person can click through. */
export function webMailbox(mailbox: Mailbox): {
  handle: (request: IncomingMessage, response: ServerResponse) => void;
} {
  return {
    handle(request, response) {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1');
      const language = languageOf(url.searchParams.get('language'), request.headers['accept-language']);
      if (url.pathname === '/events') return stream(mailbox, response);
      if (url.pathname === '/assets/page.css') return send(response, 200, 'text/css', pageStyle);
      if (url.pathname === '/assets/mailbox.js') return send(response, 200, 'text/javascript', script);
      const page = pageAt(mailbox, url, language);
      const headers = { 'content-security-policy': page.policy ?? policy, 'cache-control': 'no-store' };
      send(response, page.status ?? 200, 'text/html', page.body, headers);
    },
  };
}

type Page = { body: string; status?: number; policy?: string };

function pageAt(mailbox: Mailbox, url: URL, language: Language): Page {
  if (url.pathname === '/') {
    return { body: listPage(mailbox.list(), language, url.searchParams.get('address') ?? undefined) };
  }
  const [, id = '', part] = /^\/mails\/([\w-]+)(\/letter)?$/.exec(url.pathname) ?? [];
  const mail = mailbox.get(id);
  if (!mail) return { body: missingPage(language), status: 404 };
  return part ? { body: letterPage(mail), policy: letterPolicy } : { body: mailPage(mail, language) };
}

function stream(mailbox: Mailbox, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(': listening\n\n');
  const stop = mailbox.onMail(({ id }) => response.write(`event: mail\ndata: ${id}\n\n`));
  response.once('close', stop);
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    ...headers,
  });
  response.end(body);
}
