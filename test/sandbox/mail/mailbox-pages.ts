import type { Language } from '#contract/snapshot.ts';
import { frame, practice } from '../pages/frame.ts';
import { type Html, html } from '../pages/html.ts';
import type { Mail } from '../state.ts';
import { mailboxCopy } from './mailbox-copy.ts';

/** The addresses, and the mails to one of them or to all, newest first. */
export function listPage(mails: readonly Mail[], language: Language, address: string | undefined): string {
  const copy = mailboxCopy[language];
  const addresses = [...new Set(mails.flatMap(({ to }) => to))].sort();
  const shown = mails.filter(({ to }) => address === undefined || to.includes(address)).toReversed();
  const link = (href: string, text: string, current: boolean) =>
    html`<li>${current ? html`<strong>${text}</strong>` : html`<a href="${href}">${text}</a>`}</li>`;
  return layout(
    language,
    copy.title,
    html`<h1>${copy.title}</h1>
      <p>${copy.lead}</p>
      <p id="status" role="status" class="muted" data-arrived="${copy.arrived}"></p>
      <div id="mails">
        ${
          addresses.length > 0 &&
          html`<nav aria-label="${copy.addresses}">
          <ul>
            ${link('/', copy.all, address === undefined)}
            ${addresses.map((one) => link(`/?address=${encodeURIComponent(one)}`, one, one === address))}
          </ul>
        </nav>`
        }
        ${shown.length === 0 ? html`<p>${copy.empty}</p>` : table(shown, language)}
      </div>`,
    '/assets/mailbox.js',
  );
}

/** One mail, its content in a frame where nothing of it can run. */
export function mailPage(mail: Mail, language: Language): string {
  const copy = mailboxCopy[language];
  return layout(
    language,
    mail.subject,
    html`<p><a href="/">${copy.back}</a></p>
      <h1>${mail.subject}</h1>
      <dl>
        <dt>${copy.from}</dt>
        <dd>${mail.from}</dd>
        <dt>${copy.to}</dt>
        <dd>${mail.to.join(', ')}</dd>
        <dt>${copy.received}</dt>
        <dd>${moment(mail, language)}</dd>
      </dl>
      <iframe
        title="${copy.letter}"
        src="/mails/${mail.id}/letter"
        sandbox="allow-top-navigation-by-user-activation"
      ></iframe>`,
  );
}

/** What came by mail, as it came. Its links leave the frame. */
export function letterPage(mail: Mail): string {
  if (mail.html !== '') return mail.html.replace(/<head[^>]*>/i, '$&<base target="_top">');
  return html`<!doctype html><html lang="nl"><head><title>${mail.subject}</title></head>
    <body><pre>${mail.text}</pre></body></html>`.text;
}

export function missingPage(language: Language): string {
  const copy = mailboxCopy[language];
  return layout(
    language,
    copy.missing,
    html`<h1>${copy.missing}</h1>
      <p><a href="/">${copy.back}</a></p>`,
  );
}

function table(mails: readonly Mail[], language: Language): Html {
  const copy = mailboxCopy[language];
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${copy.subject}</th>
        <th scope="col">${copy.to}</th>
        <th scope="col">${copy.received}</th>
      </tr>
    </thead>
    <tbody>
      ${mails.map(
        (mail) => html`<tr>
          <td><a href="/mails/${mail.id}">${mail.subject}</a></td>
          <td>${mail.to.join(', ')}</td>
          <td>${moment(mail, language)}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

function moment({ receivedAt }: Mail, language: Language): Html {
  const text = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(
    receivedAt,
  );
  return html`<time datetime="${new Date(receivedAt).toISOString()}">${text}</time>`;
}

function layout(language: Language, title: string, content: Html, script?: string): string {
  const heading = mailboxCopy[language].title;
  return frame(language, { title, of: practice[language], heading, content, script });
}
