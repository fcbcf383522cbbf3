import type { Language } from '#contract/snapshot.ts';
import { html } from '../pages/html.ts';
import type { MailCopy } from './copy.ts';

/** What a mail says; the layout knows in which order. */
export type Letter = {
  subject: string;
  lead: string;
  action?: string;
  link?: string;
  code?: string;
  phrase?: string;
  closing: string;
};

/** A mail as plain text: link and code on lines of their own. */
export function mailText(letter: Letter, copy: MailCopy): string {
  const paragraphs = [
    copy.greeting,
    letter.lead,
    letter.link && letter.action && `${letter.action}:\n${letter.link}`,
    letter.phrase && `${copy.phraseIntro}\n${letter.phrase}`,
    letter.code && `${copy.codeIntro}\n${letter.code}`,
    letter.code && copy.spam,
    letter.closing,
    copy.signature,
  ];
  return paragraphs.filter(Boolean).join('\n\n');
}

/** The same mail in HTML, with styles inline because that is all that mail programs agree on. */
export function mailHtml(letter: Letter, copy: MailCopy, language: Language): string {
  const { link, action, phrase, code } = letter;
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <title>${letter.subject}</title>
      </head>
      <body style="margin:0;background:#ffffff;color:#14242a;font:16px/1.5 Arial,sans-serif">
        <main style="max-width:34rem;margin:0 auto;padding:1.5rem">
          <p style="font-weight:bold;color:#09535f">eConnect</p>
          <h1 style="font-size:1.4rem">${letter.subject}</h1>
          <p>${copy.greeting}</p>
          <p>${letter.lead}</p>
          ${link && action && button(link, action)}
          ${phrase && html`<p>${copy.phraseIntro}<br /><strong>${phrase}</strong></p>`}
          ${code && html`<p>${copy.codeIntro}</p><p style="font-size:1.6rem;letter-spacing:.2em"><strong>${code}</strong></p>`}
          ${code && html`<p>${copy.spam}</p>`}
          <p>${letter.closing}</p>
          <p style="white-space:pre-line">${copy.signature}</p>
        </main>
      </body>
    </html>`.text;
}

function button(link: string, action: string) {
  return html`<p>
    <a
      href="${link}"
      style="display:inline-block;padding:.75rem 1.25rem;background:#09535f;color:#ffffff;border-radius:8px;font-weight:bold;text-decoration:none"
      >${action}</a
    >
  </p>`;
}
